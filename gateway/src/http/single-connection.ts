import { randomBytes } from 'node:crypto';
import { Fault, type Result } from '@blockscore/result';
import { keyOf, payerOf } from '../cost/budgets.ts';
import type { Refusal } from '../cost/refusals.ts';
import type { ResultStream } from '../subscriptions/event-stream.ts';
import type { Connections } from './connections.ts';
import { type Exchange, readParameters, sendErrors } from './exchange.ts';
import { MergedResults } from './merged-results.ts';
import { type StreamFormat, writeStream } from './stream-writer.ts';

/** Begins an operation, of whatever kind; an error where nothing is run. */
export type BeginOperation = (
  exchange: Exchange,
  parameters: Readonly<Record<string, unknown>>,
) => Promise<Result<ResultStream, Refusal>>;

export interface SingleConnectionOptions {
  readonly connections: Connections;
  readonly begin: BeginOperation;
  readonly bodyLimit: number;
  /** Operations under way on one stream. */
  readonly mostOperations: number;
  /** Milliseconds for which a stream may be reserved and not connected to. */
  readonly reservedMs?: number;
}

/** `PUT`, `GET`, `POST` and `DELETE /graphql/stream` of clients that have one stream for all of their operations. */
export interface SingleConnection {
  readonly reserve: (exchange: Exchange) => Promise<void>;
  /** Whether a request is about a stream that was reserved; all others are of one operation each. */
  readonly isMeant: (exchange: Exchange) => boolean;
  readonly connect: (exchange: Exchange) => Promise<void>;
  readonly operate: (exchange: Exchange) => Promise<void>;
  readonly complete: (exchange: Exchange) => Promise<void>;
}

interface Reserved {
  /** Who may use it, as a hash: a token alone, which may stand in a URL, is worth nothing. */
  readonly owner: string;
  readonly operations: Map<string, AbortController>;
  /** Undefined until it is connected to. */
  results: MergedResults | undefined;
}

const TOKEN_HEADER = 'x-graphql-event-stream-token';
const TOKEN_BYTES = 32;
const RESERVED_MS = 30_000;
/** Of one caller, and of all: each is some hundred bytes until it is connected to. */
const MOST_RESERVED = 10;
const MOST_RESERVED_BY_ALL = 10_000;
const LONGEST_ID = 128;

const FRAMES: StreamFormat = {
  contentType: 'text/event-stream; charset=utf-8',
  opening: ':\n\n',
  result: (frame) => frame,
  heartbeat: ':\n\n',
  closing: '',
};

/** The single connection mode of graphql-sse's protocol; a stream lives in the process that it was reserved at. */
export function createSingleConnection(options: SingleConnectionOptions): SingleConnection {
  const { connections, begin, bodyLimit, mostOperations, reservedMs = RESERVED_MS } = options;
  const streams = new Map<string, Reserved>();
  const ownerOf = ({ context }: Exchange) => keyOf(payerOf(context));
  const find = (exchange: Exchange): Reserved => {
    const found = streams.get(tokenOf(exchange) ?? '');
    if (found === undefined || found.owner !== ownerOf(exchange)) {
      throw new Fault(
        'BAD_USER_INPUT',
        'There is no such stream: reserve one by PUT and connect to it.',
      );
    }
    return found;
  };
  const assertRoom = (owner: string) => {
    connections.assertRoom();
    const waiting = [...streams.values()].filter(({ results }) => results === undefined);
    if (waiting.length >= MOST_RESERVED_BY_ALL) throw connections.full;
    if (waiting.filter((stream) => stream.owner === owner).length < MOST_RESERVED) return;
    const message = `You have reserved ${MOST_RESERVED} streams: connect to them first.`;
    throw new Fault('RATE_LIMITED', message);
  };

  return {
    isMeant: (exchange) => tokenOf(exchange) !== undefined,
    async reserve(exchange) {
      const owner = ownerOf(exchange);
      assertRoom(owner);
      const token = randomBytes(TOKEN_BYTES).toString('base64url');
      const stream: Reserved = { owner, operations: new Map(), results: undefined };
      streams.set(token, stream);
      const unused = () => {
        if (stream.results === undefined) streams.delete(token);
      };
      setTimeout(unused, reservedMs).unref();
      const { response } = exchange;
      response.writeHead(201, {
        'content-type': 'text/plain; charset=utf-8',
        'cache-control': 'no-store',
      });
      response.end(token);
    },
    async connect(exchange) {
      const stream = find(exchange);
      if (stream.results !== undefined) {
        throw new Fault('BAD_USER_INPUT', 'Somebody is connected to this stream already.');
      }
      connections.assertRoom();
      const token = tokenOf(exchange) ?? '';
      const results = new MergedResults(() => {
        streams.delete(token);
        for (const operation of stream.operations.values()) operation.abort();
      });
      stream.results = results;
      const { response } = exchange;
      const release = connections.take('stream', () => response.destroy());
      try {
        await writeStream(response, FRAMES, results);
      } finally {
        release();
      }
    },
    async operate(exchange) {
      const stream = find(exchange);
      const { results, operations } = stream;
      if (results === undefined) throw new Fault('BAD_USER_INPUT', 'Connect to the stream first.');
      const parameters = await readParameters(exchange, bodyLimit);
      const id = operationIdIn(parameters['extensions']);
      if (operations.has(id))
        throw new Fault('BAD_USER_INPUT', 'This operation is under way already.');
      if (operations.size >= mostOperations) {
        const message = `${mostOperations} operations are under way on this stream: complete some.`;
        throw new Fault('RATE_LIMITED', message);
      }
      const leaving = new AbortController();
      operations.set(id, leaving);
      const begun = await begunBy(begin, exchange, parameters, leaving.signal).catch((error) => {
        operations.delete(id);
        throw error;
      });
      if (!begun.ok) {
        operations.delete(id);
        return await sendErrors(exchange, [begun.error.error], begun.error);
      }
      exchange.response.writeHead(202, { 'content-length': 0 }).end();
      tellAll(results, id, begun.value, leaving.signal)
        .catch((error) => results.fail(error))
        .finally(() => operations.delete(id));
    },
    async complete(exchange) {
      const { operations } = find(exchange);
      const id = searchOf(exchange).get('operationId') ?? '';
      // One that has ended meanwhile is what was wanted.
      operations.get(id)?.abort();
      exchange.response.writeHead(200, { 'content-length': 0 }).end();
    },
  };
}

/** Begins an operation whose client leaves by completing it, or the stream, and not by the end of this request. */
async function begunBy(
  begin: BeginOperation,
  exchange: Exchange,
  parameters: Readonly<Record<string, unknown>>,
  signal: AbortSignal,
): Promise<Result<ResultStream, Refusal>> {
  return await begin({ ...exchange, context: { ...exchange.context, signal } }, parameters);
}

async function tellAll(
  to: MergedResults,
  id: string,
  results: ResultStream,
  leaving: AbortSignal,
): Promise<void> {
  const named = JSON.stringify(id);
  const leave = () => {
    results.return?.().catch(() => undefined);
  };
  leaving.addEventListener('abort', leave, { once: true });
  if (leaving.aborted) leave();
  for await (const result of results) {
    if (leaving.aborted) break;
    await to.tell(`event: next\ndata: {"id":${named},"payload":${result}}\n\n`);
  }
  await to.tell(`event: complete\ndata: {"id":${named}}\n\n`);
}

function tokenOf(exchange: Exchange): string | undefined {
  const named = exchange.request.headers[TOKEN_HEADER];
  if (typeof named === 'string') return named;
  return searchOf(exchange).get('token') ?? undefined;
}

function searchOf({ request }: Exchange): URLSearchParams {
  return new URLSearchParams((request.url ?? '').split('?').slice(1).join('?'));
}

function operationIdIn(extensions: unknown): string {
  const { operationId } = (extensions ?? {}) as { readonly operationId?: unknown };
  if (typeof operationId === 'string' && operationId !== '' && operationId.length <= LONGEST_ID) {
    return operationId;
  }
  throw new Fault(
    'BAD_USER_INPUT',
    `Name the operation in extensions.operationId, by 1 to ${LONGEST_ID} characters.`,
  );
}
