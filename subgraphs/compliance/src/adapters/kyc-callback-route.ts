import { inTrace, traceIdOf } from '@blockscore/caller';
import { isId } from '@blockscore/ids';
import { Fault } from '@blockscore/result';
import { type Logger, type Route, readBody, sendJson, signatureProblem } from '@blockscore/service';
import { z } from 'zod';
import type { DocumentId } from '../app/kyc-document-ports.ts';
import type { receiveKycCallback } from '../app/receive-kyc-callback.ts';
import { REFUSAL_REASONS } from '../domain/kyc/document.ts';
import { CALLBACK_KINDS } from '../domain/kyc/document-callback.ts';

export const KYC_CALLBACK_PATH = '/kyc/callbacks';
export const KYC_SIGNATURE_HEADER = 'kyc-signature';
const BODY_LIMIT = 64 * 1_024;

const name = z.string().regex(/^[\x21-\x7e]{1,100}$/, 'must be 1 to 100 characters of ASCII');

const body = z.object({
  id: name,
  kind: z.enum(CALLBACK_KINDS),
  documentId: z.custom<DocumentId>((value) => typeof value === 'string' && isId('doc', value)),
  reference: name,
  occurredAt: z.iso.datetime({ offset: true }).transform((text) => new Date(text)),
  reason: z.enum(REFUSAL_REASONS).nullish(),
  expiresOn: z.iso.date().nullish(),
});

export interface KycCallbackRouteOptions {
  /** The one in use and, while it is being replaced, the former one. */
  readonly secrets: readonly Uint8Array[];
  readonly receive: ReturnType<typeof receiveKycCallback>;
  readonly logger: Pick<Logger, 'warn' | 'info' | 'error'>;
}

/**
 * `POST /kyc/callbacks`: what the provider of checks tells, signed by the secret that it shares with
 * compliance: docs/compliance/kyc.md. 200 `{ "outcome": … }` for all that was taken down, now or before.
 */
export function kycCallbackRoute({ secrets, receive, logger }: KycCallbackRouteOptions): Route {
  return {
    method: 'POST',
    path: KYC_CALLBACK_PATH,
    handle: (request, response) =>
      inTrace(traceIdOf(request.headers['traceparent']), async () => {
        const text = await readBody(request, BODY_LIMIT);
        const header = request.headers[KYC_SIGNATURE_HEADER];
        const signature = typeof header === 'string' ? header : undefined;
        const problem = signatureProblem(secrets, signature, text, Date.now() / 1_000);
        if (problem !== undefined) {
          logger.warn({ reason: problem }, 'refused a callback of a check that is not signed well');
          throw new Fault('UNAUTHENTICATED', MESSAGES[problem]);
        }
        const parsed = body.safeParse(parseJson(text));
        if (!parsed.success) {
          const fields = parsed.error.issues.map(({ path }) => path.join('.') || 'body').join(', ');
          throw new Fault('BAD_USER_INPUT', `The callback cannot be used: ${fields}.`);
        }
        const { reason = null, expiresOn = null, ...told } = parsed.data;
        const outcome = await receive({ ...told, reason, expiresOn });
        const about = { callbackId: told.id, kind: told.kind, outcome };
        if (outcome === 'UNKNOWN') {
          logger.warn(about, 'a callback of a check is about nothing that is known');
          return sendJson(response, 404, { error: 'There is no such document.' });
        }
        if (outcome === 'CONFLICT') {
          logger.error(about, 'a callback of a check contradicts what is known: look into it');
        } else {
          logger.info(about, 'callback of a check taken down');
        }
        sendJson(response, 200, { outcome });
      }),
  };
}

const MESSAGES = {
  MISSING: 'Sign the callback: send the header Kyc-Signature.',
  MALFORMED: 'The header Kyc-Signature must be t=<seconds>,v1=<hex of the HMAC-SHA-256>.',
  TOO_OLD: 'The time of the signature is more than 5 minutes away: sign it anew.',
  WRONG: 'The signature does not fit the body.',
} as const;

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
