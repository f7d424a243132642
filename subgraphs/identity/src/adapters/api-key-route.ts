import type { IncomingMessage } from 'node:http';
import { CALLER_TOKEN_HEADER, inTrace, traceIdOf, type VerifyCaller } from '@blockscore/caller';
import { Fault } from '@blockscore/result';
import { type Logger, type Route, readBody, sendJson } from '@blockscore/service';
import { z } from 'zod';
import type { authenticateApiKey } from '../app/authenticate-api-key.ts';

const BODY_LIMIT = 16 * 1024;

const body = z.object({ key: z.string().min(1).max(1_000) });

export interface ApiKeyRouteOptions {
  readonly verify: VerifyCaller;
  readonly authenticate: ReturnType<typeof authenticateApiKey>;
  readonly logger: Pick<Logger, 'warn' | 'info'>;
}

/**
 * `POST /api-keys/authenticate {"key": "bsk_live_…"}`: whom a key stands for, for the gateway alone.
 * 200 `{ keyId, partnerId, scopes, expiresAt }`, 401 for every key that is not good, 403 for whoever
 * is not the gateway. Nothing of the key is logged.
 */
export function apiKeyRoute({ verify, authenticate, logger }: ApiKeyRouteOptions): Route {
  return {
    method: 'POST',
    path: '/api-keys/authenticate',
    handle: (request, response) =>
      inTrace(traceIdOf(request.headers['traceparent']), async () => {
        const token = request.headers[CALLER_TOKEN_HEADER];
        const caller = await verify(typeof token === 'string' ? token : undefined);
        if (!caller.ok) {
          logger.warn({ reason: caller.error }, 'refused a request without a valid caller token');
          throw new Fault('FORBIDDEN', 'This service answers only its gateway.');
        }
        const outcome = await authenticate(caller.value, await readKey(request));
        if (outcome.ok) return sendJson(response, 200, outcome.value);
        logger.info({ reason: outcome.error }, 'refused an API key');
        if (outcome.error === 'NOT_THE_GATEWAY') {
          throw new Fault('FORBIDDEN', 'This service answers only its gateway.');
        }
        throw new Fault('UNAUTHENTICATED', 'The API key is not good.');
      }),
  };
}

async function readKey(request: IncomingMessage): Promise<string> {
  const text = await readBody(request, BODY_LIMIT);
  const parsed = body.safeParse(parseJson(text));
  if (!parsed.success) throw new Fault('BAD_USER_INPUT', 'Send {"key": "bsk_live_…"} as JSON.');
  return parsed.data.key;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
