import type { ServerResponse } from 'node:http';
import { Fault } from '@blockscore/result';
import { type Route, readBody } from '@blockscore/service';
import { type SubgraphClient, SubgraphFailure } from '../subgraphs/client.ts';

const PATH = '/payments/callbacks';
const BODY_LIMIT = 64 * 1_024;
/** Callbacks under way at the same time in this process: a provider sends the others again. */
const AT_ONCE = 16;
/** What a signature looks like. Whether it is good is for lending, which shares the secret. */
const SIGNATURE = /^t=\d{1,12}(?:,v1=[0-9a-f]{64}){1,2}$/;

const FORM =
  'The header Payment-Signature must be t=<seconds>,v1=<64 digits, 0 to 9 and a to f, of the HMAC-SHA-256>.';

/**
 * `POST /payments/callbacks`: hands what the payment provider tells to lending, the body as it came,
 * with its signature, and the answer back. What carries no signature goes no further than here.
 */
export function paymentCallbackRoute(lending: Pick<SubgraphClient, 'post'>): Route {
  let underWay = 0;
  return {
    method: 'POST',
    path: PATH,
    async handle(request, response) {
      const signature = request.headers['payment-signature'];
      if (typeof signature !== 'string' || signature === '') {
        throw new Fault('UNAUTHENTICATED', 'Sign the callback: send the header Payment-Signature.');
      }
      if (!SIGNATURE.test(signature)) throw new Fault('UNAUTHENTICATED', FORM);
      // Read first: who sends slowly and knows no secret takes no place from those that do.
      const body = await readBody(request, BODY_LIMIT);
      if (underWay >= AT_ONCE) throw new Fault('SERVICE_UNAVAILABLE', 'Send it again in a moment.');
      underWay += 1;
      try {
        await forward(lending, signature, body, response);
      } finally {
        underWay -= 1;
      }
    },
  };
}

async function forward(
  lending: Pick<SubgraphClient, 'post'>,
  signature: string,
  body: string,
  response: ServerResponse,
): Promise<void> {
  try {
    const headers = { 'payment-signature': signature };
    const answer = await lending.post(body, headers, undefined, PATH);
    response.writeHead(answer.status, {
      'content-type': 'application/json; charset=utf-8',
      'content-length': Buffer.byteLength(answer.body),
      'cache-control': 'no-store',
    });
    response.end(answer.body);
  } catch (error) {
    if (!(error instanceof SubgraphFailure)) throw error;
    throw new Fault('SERVICE_UNAVAILABLE', 'Callbacks cannot be taken down now: send it again.');
  }
}
