import { Fault, type Result } from '@blockscore/result';
import type { Authenticator } from '../authentication/authenticator.ts';
import { nameOf } from '../cost/payer.ts';
import type { Refusal } from '../cost/refusals.ts';
import type { ResultStream } from '../subscriptions/event-stream.ts';
import { type Exchange, HttpFault, readParameters, sendErrors } from './exchange.ts';
import { createReservedStreams, type ReservedStreamsOptions } from './reserved-streams.ts';
import { shareStream } from './shared-stream.ts';
import type { SocketPlaces } from './socket-places.ts';
import type { StreamFormat } from './stream-writer.ts';

/** Begins an operation, of whatever kind; an error where nothing is run. */
export type BeginOperation = (
  exchange: Exchange,
  parameters: Readonly<Record<string, unknown>>,
) => Promise<Result<ResultStream, Refusal>>;

export interface SingleConnectionOptions extends ReservedStreamsOptions {
  /** A stream is one of its caller's connections, as a WebSocket is. */
  readonly places: Pick<SocketPlaces, 'takeFor'>;
  readonly begin: BeginOperation;
  readonly whenOver: Authenticator['whenOver'];
  readonly bodyLimit: number;
  /** Operations under way on one stream. */
  readonly mostOperations: number;
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

const TOKEN_HEADER = 'x-graphql-event-stream-token';
const LONGEST_ID = 128;

const TOO_MANY = new Fault('RATE_LIMITED', 'You have too many connections: close some of them.');

const FRAMES: StreamFormat = {
  contentType: 'text/event-stream; charset=utf-8',
  opening: ':\n\n',
  result: (frame) => frame,
  heartbeat: ':\n\n',
  closing: '',
};

/**
 * The single connection mode of graphql-sse's protocol; a stream lives in the process that it was reserved at.
 * Operations may come before their client is connected. Source: its PROTOCOL.md, Executing operations.
 */
export function createSingleConnection(options: SingleConnectionOptions): SingleConnection {
  const { connections, places, begin, whenOver, bodyLimit, mostOperations, mostUnread } = options;
  const streams = createReservedStreams(options);
  const ownerOf = ({ context }: Exchange) => nameOf(context);
  const find = (exchange: Exchange) => streams.find(tokenOf(exchange), ownerOf(exchange));
  return {
    isMeant: (exchange) => tokenOf(exchange) !== undefined,
    async reserve(exchange) {
      const { token } = streams.reserve(ownerOf(exchange));
      await exchange.refuse();
      const { response } = exchange;
      response.writeHead(201, {
        'content-type': 'text/plain; charset=utf-8',
        'cache-control': 'no-store',
      });
      response.end(token);
    },
    async connect(exchange) {
      const stream = find(exchange);
      if (stream.shared !== undefined) {
        const message = 'Somebody is connected to this stream already.';
        throw new HttpFault(409, 'BAD_USER_INPUT', message);
      }
      connections.assertRoom();
      const { response, session, context } = exchange;
      const leave = places.takeFor(session.caller, context.client?.address ?? '');
      if (leave === undefined) throw TOO_MANY;
      const release = connections.take('stream', () => response.destroy());
      const shared = shareStream(response, FRAMES, mostUnread);
      streams.open(stream, shared);
      const stopWaiting = whenOver(session, () => streams.leave(stream));
      try {
        await shared.closed;
      } finally {
        stopWaiting();
        streams.close(stream);
        release();
        leave();
      }
    },
    async operate(exchange) {
      const stream = find(exchange);
      const { operations } = stream;
      const parameters = await readParameters(exchange, bodyLimit);
      // It may have ended meanwhile: what is begun now would go on for nobody.
      find(exchange);
      const id = operationIdIn(parameters['extensions'], 'extensions.operationId');
      if (operations.has(id)) {
        throw new HttpFault(409, 'BAD_USER_INPUT', 'This operation is under way already.');
      }
      if (operations.size >= mostOperations) {
        const message = `${mostOperations} operations are under way on this stream: complete some.`;
        throw new HttpFault(400, 'LIMIT_EXCEEDED', message);
      }
      const leaving = new AbortController();
      operations.set(id, leaving);
      const begun = await begunBy(begin, exchange, parameters, leaving.signal).catch((error) => {
        streams.ended(stream, id);
        throw error;
      });
      if (!begun.ok) {
        streams.ended(stream, id);
        return await sendErrors(exchange, [begun.error.error], begun.error);
      }
      exchange.response.writeHead(202, { 'content-length': 0 }).end();
      const tell = (frame: string) => streams.tell(stream, frame);
      tellAll(tell, id, begun.value, leaving.signal)
        .catch((error) => streams.fail(stream, error))
        .finally(() => streams.ended(stream, id));
    },
    async complete(exchange) {
      const { operations } = find(exchange);
      const id = operationIdIn(Object.fromEntries(searchOf(exchange)), 'operationId of the URL');
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
  tell: (frame: string) => Promise<void>,
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
    await tell(`event: next\ndata: {"id":${named},"payload":${result}}\n\n`);
  }
  await tell(`event: complete\ndata: {"id":${named}}\n\n`);
}

function tokenOf(exchange: Exchange): string | undefined {
  const named = exchange.request.headers[TOKEN_HEADER];
  if (typeof named === 'string') return named;
  return searchOf(exchange).get('token') ?? undefined;
}

function searchOf({ request }: Exchange): URLSearchParams {
  return new URLSearchParams((request.url ?? '').split('?').slice(1).join('?'));
}

function operationIdIn(given: unknown, where: string): string {
  const { operationId } = (given ?? {}) as { readonly operationId?: unknown };
  if (typeof operationId === 'string' && operationId !== '' && operationId.length <= LONGEST_ID) {
    return operationId;
  }
  const message = `Name the operation in ${where}, by 1 to ${LONGEST_ID} characters.`;
  throw new Fault('BAD_USER_INPUT', message);
}
