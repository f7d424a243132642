import type { IncomingMessage } from 'node:http';
import { inTrace, traceIdOf } from '@blockscore/caller';
import { Fault } from '@blockscore/result';
import { type Logger, type Route, readBody, sendJson, signatureProblem } from '@blockscore/service';
import { z } from 'zod';
import type { receivePaymentCallback } from '../app/receive-payment-callback.ts';
import { PAYMENT_FAILURES } from '../domain/loan.ts';
import { ACCOUNT_CALLBACKS, PAYMENT_CALLBACKS } from '../domain/payment-callback.ts';

export const CALLBACK_PATH = '/payments/callbacks';
export const SIGNATURE_HEADER = 'payment-signature';
const BODY_LIMIT = 64 * 1_024;

/** Printable, and short enough for whatever names things. */
const name = z.string().regex(/^[\x21-\x7e]{1,100}$/);

const body = z.object({
  id: name,
  kind: z.enum([...PAYMENT_CALLBACKS, ...ACCOUNT_CALLBACKS]),
  orderId: name,
  reference: name,
  occurredAt: z.iso.datetime({ offset: true }).transform((text) => new Date(text)),
  code: z.enum(PAYMENT_FAILURES).nullish(),
  reason: z.string().max(300).nullish(),
});

export interface CallbackRouteOptions {
  /** The one in use and, while it is being replaced, the former one. */
  readonly secrets: readonly Uint8Array[];
  readonly receive: ReturnType<typeof receivePaymentCallback>;
  readonly logger: Pick<Logger, 'warn' | 'info' | 'error'>;
}

/**
 * `POST /payments/callbacks`: what the payment provider tells, signed by the secret that it shares with
 * lending. docs/payments.md describes it. 200 `{ "outcome": … }` for all that was taken down, now or
 * before; 400, 401, 404 and 413 for what was not. Nothing of the body is logged but ids and kinds.
 */
export function callbackRoute(options: CallbackRouteOptions): Route {
  const { secrets, receive, logger } = options;
  return {
    method: 'POST',
    path: CALLBACK_PATH,
    handle: (request, response) =>
      inTrace(traceIdOf(request.headers['traceparent']), async () => {
        const text = await readBody(request, BODY_LIMIT);
        // By the machine's time: a signature ages with the world, whatever day lending works on.
        const problem = signatureProblem(secrets, signatureOf(request), text, Date.now() / 1_000);
        if (problem !== undefined) {
          logger.warn({ reason: problem }, 'refused a payment callback that is not signed well');
          throw new Fault('UNAUTHENTICATED', MESSAGES[problem]);
        }
        const parsed = body.safeParse(parseJson(text));
        if (!parsed.success) throw new Fault('BAD_USER_INPUT', problemsOf(parsed.error));
        const { code = null, reason = null, ...told } = parsed.data;
        const outcome = await receive({ ...told, code, reason });
        const about = { callbackId: told.id, kind: told.kind, outcome };
        if (outcome === 'UNKNOWN') {
          logger.warn(about, 'a payment callback is about nothing that is known');
          return sendJson(response, 404, { error: 'There is no such payment or account.' });
        }
        if (outcome === 'CONFLICT') {
          logger.error(about, 'a payment callback contradicts what is known: look into it');
        } else {
          logger.info(about, 'payment callback taken down');
        }
        sendJson(response, 200, { outcome });
      }),
  };
}

const MESSAGES = {
  MISSING: 'Sign the callback: send the header Payment-Signature.',
  MALFORMED: 'The header Payment-Signature must be t=<seconds>,v1=<hex of the HMAC-SHA-256>.',
  TOO_OLD: 'The time of the signature is more than 5 minutes away: sign it anew.',
  WRONG: 'The signature does not fit the body.',
} as const;

function signatureOf({ headers }: IncomingMessage): string | undefined {
  const header = headers[SIGNATURE_HEADER];
  return typeof header === 'string' ? header : undefined;
}

function problemsOf({ issues }: z.ZodError): string {
  const fields = issues.map(({ path, message }) => `${path.join('.') || 'body'}: ${message}`);
  return `The callback cannot be used. ${fields.join('; ')}`.slice(0, 500);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
