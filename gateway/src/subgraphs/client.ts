import type { Readable } from 'node:stream';
import { Pool } from 'undici';
import { exchange } from './exchange.ts';
import { SubgraphFailure } from './failure.ts';

export interface SubgraphAnswer {
  readonly status: number;
  readonly body: string;
}

/** An answer that is read as it comes. Who takes it reads it to its end or destroys it. */
export interface SubgraphStream {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: Readable;
}

export interface SubgraphClient {
  /**
   * Posts JSON text: a GraphQL request, unless `path` says otherwise.
   * @param signal ends the exchange early, e.g. when the client that asked has gone
   * @throws {SubgraphFailure}
   */
  readonly post: (
    body: string,
    headers: Readonly<Record<string, string>>,
    signal: AbortSignal | undefined,
    path?: string,
  ) => Promise<SubgraphAnswer>;
  /**
   * The answer to a GET, however long it is and takes; `timeoutMs` is for each wait for more of it.
   * @throws {SubgraphFailure} where it does not begin
   */
  readonly open: (
    path: string,
    headers: Readonly<Record<string, string>>,
    signal: AbortSignal | undefined,
  ) => Promise<SubgraphStream>;
  /**
   * Puts a body that is read as it comes; `timeoutMs` is for the answer, once it is sent.
   * @throws {SubgraphFailure}
   */
  readonly upload: (
    path: string,
    headers: Readonly<Record<string, string>>,
    body: Readable,
  ) => Promise<SubgraphAnswer>;
  /** The whole answer to a GET that takes a moment, e.g. of `/health/ready`. @throws {SubgraphFailure} */
  readonly get: (path: string) => Promise<SubgraphAnswer>;
  readonly close: () => Promise<void>;
}

export interface SubgraphClientOptions {
  /** e.g. `http://127.0.0.1:4003`; the graph is at `/graphql` below it. */
  readonly baseUrl: string;
  readonly connections: number;
  /** Milliseconds for the whole exchange. */
  readonly timeoutMs: number;
  readonly maxResponseBytes: number;
}

const CONNECT_TIMEOUT_MS = 2_000;
/** Shorter than what the subgraphs keep idle connections for, so that we close them first. */
const KEEP_ALIVE_MS = 30_000;

/** Keep-alive connections to one subgraph. */
export function createSubgraphClient(options: SubgraphClientOptions): SubgraphClient {
  const { timeoutMs, maxResponseBytes } = options;
  const { origin, pathname } = new URL(options.baseUrl);
  const prefix = pathname.replace(/\/$/, '');
  const pool = new Pool(origin, {
    connections: options.connections,
    pipelining: 1,
    connectTimeout: CONNECT_TIMEOUT_MS,
    keepAliveTimeout: KEEP_ALIVE_MS,
    keepAliveMaxTimeout: KEEP_ALIVE_MS,
    headersTimeout: options.timeoutMs,
    bodyTimeout: options.timeoutMs,
  });
  return {
    post(body, headers, signal, path = '/graphql') {
      // Sent as a list: undici would take an object apart again, which is dearer than all else here.
      const list = ['content-type', 'application/json', 'accept', 'application/json'];
      for (const [name, value] of Object.entries(headers)) list.push(name, value);
      const request = { method: 'POST', path: `${prefix}${path}`, headers: list, body };
      return exchange(pool, request, { timeoutMs, maxResponseBytes, signal });
    },
    async open(path, headers, signal) {
      try {
        const answer = await pool.request({
          method: 'GET',
          path: `${prefix}${path}`,
          headers,
          signal: signal ?? null,
        });
        return { status: answer.statusCode, headers: answer.headers, body: answer.body };
      } catch (error) {
        throw failureOf(error, false, signal?.aborted === true);
      }
    },
    async upload(path, headers, body) {
      try {
        const response = await pool.request({
          method: 'PUT',
          path: `${prefix}${path}`,
          headers,
          body,
        });
        const text = await readText(response.body, options.maxResponseBytes);
        return { status: response.statusCode, body: text };
      } catch (error) {
        throw failureOf(error, false, false);
      }
    },
    async get(path) {
      const deadline = AbortSignal.timeout(CONNECT_TIMEOUT_MS);
      try {
        const response = await pool.request({
          method: 'GET',
          path: `${prefix}${path}`,
          signal: deadline,
        });
        const text = await readText(response.body, options.maxResponseBytes);
        return { status: response.statusCode, body: text };
      } catch (error) {
        throw failureOf(error, deadline.aborted, false);
      }
    },
    close: () => pool.destroy(),
  };
}

async function readText(body: AsyncIterable<Buffer>, limit: number): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of body) {
    size += chunk.length;
    // Leaving the loop destroys the body, and with it the connection.
    if (size > limit) throw new SubgraphFailure('TOO_LARGE', `answered more than ${limit} bytes`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function failureOf(error: unknown, timedOut: boolean, cancelled: boolean): SubgraphFailure {
  if (error instanceof SubgraphFailure) return error;
  if (cancelled) return new SubgraphFailure('CANCELLED', 'the client has gone', { cause: error });
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (timedOut || /TIMEOUT/.test(code)) {
    return new SubgraphFailure('TIMEOUT', 'did not answer in time', { cause: error });
  }
  return new SubgraphFailure('UNREACHABLE', 'cannot be reached', { cause: error });
}
