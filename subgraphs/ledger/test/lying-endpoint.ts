import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { z } from 'zod';

/**
 * What an endpoint makes of an answer: another result, an error, or nothing at all. `truth` is what
 * the chain behind it says.
 */
export type Lie = (request: RpcRequest, truth: unknown) => Promise<LieAnswer>;
export type LieAnswer =
  | { readonly result?: unknown }
  | { readonly error: { readonly code: number; readonly message: string } }
  | 'HANG_UP'
  | { readonly page: string };

export interface RpcRequest {
  readonly method: string;
  readonly params: readonly unknown[];
}

const answerSchema = z.looseObject({ result: z.unknown().optional() });
const requestSchema = z.object({ method: z.string(), params: z.array(z.unknown()) });

/** An endpoint of a chain that tells the truth until the test has it lie. */
export interface TestEndpoint {
  readonly url: string;
  lie: Lie | null;
  /** How many requests it has had. */
  requests: number;
  close(): Promise<void>;
}

/** The truth, whether a result or an error. */
export const unchanged: LieAnswer & object = {};

export async function startTestEndpoint(target: string): Promise<TestEndpoint> {
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (part) => {
      body += String(part);
    });
    request.on('end', () => void answer(body, response));
  });
  const answer = async (body: string, response: ServerResponse) => {
    endpoint.requests += 1;
    const ask = async () => {
      const headers = { 'content-type': 'application/json' };
      return answerSchema.parse(
        await (await fetch(target, { method: 'POST', headers, body })).json(),
      );
    };
    const { lie } = endpoint;
    const said = await ask();
    // An error of the chain behind it is passed on: there is nothing to lie about.
    const { result } = said;
    if (lie === null) return void response.end(JSON.stringify(said));
    const told = await lie(requestSchema.parse(JSON.parse(body)), result);
    if (told === 'HANG_UP') return void response.destroy();
    response.end('page' in told ? told.page : JSON.stringify({ ...said, ...told }));
  };
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const endpoint: TestEndpoint = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/key/secret`,
    lie: null,
    requests: 0,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  return endpoint;
}

/** Tells the truth, but for one method. */
export function about(method: string, lie: (truth: unknown, request: RpcRequest) => unknown): Lie {
  return async (request, truth) => ({
    ...(request.method === method ? { result: lie(truth, request) } : unchanged),
  });
}
