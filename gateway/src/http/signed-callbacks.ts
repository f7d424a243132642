import type { ServerResponse } from 'node:http';
import { Fault } from '@blockscore/result';
import { atOnce, type Route, readBody } from '@blockscore/service';
import type { SubgraphClient } from '../subgraphs/client.ts';
import { SubgraphFailure } from '../subgraphs/failure.ts';

const BODY_LIMIT = 64 * 1_024;
/** Callbacks under way at the same time in this process: a provider sends the others again. */
const AT_ONCE = 16;
/** What a signature looks like. Whether it is good is for the subgraph, which shares the secret. */
const SIGNATURE = /^t=\d{1,12}(?:,v1=[0-9a-f]{64}){1,2}$/;

export interface SignedCallbacks {
  readonly path: string;
  /** The header that carries the signature, as it is written for people. */
  readonly header: string;
  readonly subgraph: Pick<SubgraphClient, 'post'>;
}

/**
 * `POST` of what a provider tells: hands it to the subgraph that knows the provider, the body as it came,
 * with its signature, and the answer back. What carries no signature goes no further than here.
 */
export function signedCallbackRoute({ path, header, subgraph }: SignedCallbacks): Route {
  const name = header.toLowerCase();
  const limited = atOnce(AT_ONCE, 'Send it again in a moment.');
  return {
    method: 'POST',
    path,
    async handle(request, response) {
      const signature = request.headers[name];
      if (typeof signature !== 'string' || signature === '') {
        throw new Fault('UNAUTHENTICATED', `Sign the callback: send the header ${header}.`);
      }
      if (!SIGNATURE.test(signature)) {
        const form = `The header ${header} must be t=<seconds>,v1=<64 digits, 0 to 9 and a to f, of the HMAC-SHA-256>.`;
        throw new Fault('UNAUTHENTICATED', form);
      }
      // Read first: who sends slowly and knows no secret takes no place from those that do.
      const body = await readBody(request, BODY_LIMIT);
      await limited(() => forward(subgraph, path, { [name]: signature }, body, response));
    },
  };
}

async function forward(
  subgraph: Pick<SubgraphClient, 'post'>,
  path: string,
  headers: Readonly<Record<string, string>>,
  body: string,
  response: ServerResponse,
): Promise<void> {
  try {
    const answer = await subgraph.post(body, headers, undefined, path);
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
