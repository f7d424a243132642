import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { Fault } from '@blockscore/result';
import type { Logger } from '@blockscore/service';
import type { FormattedExecutionResult } from 'graphql';
import { type Context, handleProtocols, makeServer, type SubscribePayload } from 'graphql-ws';
import { type WebSocket, WebSocketServer } from 'ws';
import type { Session } from '../authentication/session.ts';
import { traceOf } from '../context.ts';
import { graphFor } from '../contracts/contracts.ts';
import type { Refusals } from '../cost/refusals.ts';
import { publicError } from '../documents/inspect.ts';
import { faultBody } from '../errors.ts';
import type { Subscriber } from '../subscriptions/subscriber.ts';
import type { Versions } from '../versions/versions.ts';
import type { Connections } from './connections.ts';
import { contractAskedFor, type Door } from './exchange.ts';
import { createIdleSockets } from './idle-sockets.ts';
import type { RequestReader } from './request-reader.ts';
import {
  createKeepAlive,
  createSend,
  type SocketExtra,
  speak,
  type Visitor,
  visitorOf,
} from './socket.ts';
import { createSocketOperations, outcomeOf } from './socket-operations.ts';
import type { SocketPlace, SocketPlaces } from './socket-places.ts';
import { createSocketRoom } from './socket-room.ts';

export interface WebSocketOptions {
  readonly server: Server;
  readonly versions: Versions;
  readonly subscriber: Subscriber;
  readonly readRequest: RequestReader;
  readonly refusals: Refusals;
  readonly door: Door;
  readonly connections: Connections;
  readonly logger: Logger;
  /** Bytes of one message. */
  readonly messageLimit: number;
  readonly maxOperations: number;
  /** Bytes that may wait to be read when there is more to send. */
  readonly maxUnread: number;
  readonly places: SocketPlaces;
  /** How long a socket may stay open on which nothing runs. */
  readonly idleMs: number;
}

/** Close codes: those of the graphql-transport-ws protocol, and of the WebSocket registry. */
const CLOSE = {
  /** The token in `connection_init` is not good, or is no longer: sign in before coming again. */
  UNAUTHENTICATED: 4401,
  /** The token is over: come again with a fresh one. Clients of the protocol do so by themselves. */
  TOKEN_OVER: 4403,
  TRY_AGAIN: 1013,
  GOING_AWAY: 1001,
} as const;

const TOO_MANY_UNKNOWN = new Fault(
  'LIMIT_EXCEEDED',
  'Too many connections from your network have not said whose they are: send connection_init on them, or close them.',
);
/** Characters of what a client calls an operation: it is kept as long as that runs. */
const LONGEST_ID = 256;
const TOO_LONG_AN_ID = new Fault(
  'LIMIT_EXCEEDED',
  `The id of an operation has ${LONGEST_ID} characters at most.`,
);
const INIT_TIMEOUT_MS = 5_000;
const KEEP_ALIVE_MS = 12_000;

type Parameters = Record<string, unknown> | undefined;
type Socket = Context<Parameters, SocketExtra>;

/** WebSocket on `/graphql`, protocol graphql-transport-ws. */
export function serveWebSocket(options: WebSocketOptions): { readonly close: () => Promise<void> } {
  const { door, connections, places, logger, messageLimit, maxOperations, maxUnread } = options;
  const { clientOf } = door;
  const sockets = new WebSocketServer({
    noServer: true,
    maxPayload: messageLimit,
    // Compressing takes some 100 kB for each socket that uses it, and time for each message.
    perMessageDeflate: false,
    handleProtocols,
  });
  const sessions = new WeakMap<Socket, Session>();
  const keepAlive = createKeepAlive(KEEP_ALIVE_MS);
  const idle = createIdleSockets(options.idleMs);

  const onConnect = createConnectHandler(options, sessions, idle.begin);
  const onSubscribe = createOpening(options, sessions);
  const protocol = makeServer<Parameters, SocketExtra>({
    connectionInitWaitTimeout: INIT_TIMEOUT_MS,
    onConnect,
    onSubscribe,
    subscribe: outcomeOf,
    execute: outcomeOf,
    onComplete: (socket, id) => socket.extra.room.leave(id),
    onClose: (socket) => socket.extra.room.close(),
    // Already formatted; the protocol's own way wants error objects.
    onNext: (_socket, _id, _payload, _args, result) => result as FormattedExecutionResult,
  });

  // Apart from where the request is known, or what is kept of a connection would keep that too.
  const welcome = (connection: WebSocket, visitor: Visitor, place: SocketPlace) => {
    const release = connections.take('websocket', () => connection.terminate());
    connection.once('close', () => {
      release();
      idle.end(connection);
    });
    keepAlive.keep(connection);
    const onUse = (isUsed: boolean) => (isUsed ? idle.end : idle.begin)(connection);
    const room = createSocketRoom(maxOperations, onUse);
    const send = createSend(connection, maxUnread);
    speak(protocol, { socket: connection, visitor, room, place, send, received: 0 }, logger);
  };

  options.server.on('upgrade', (request, stream, head) => {
    const [path = ''] = (request.url ?? '').split('?', 1);
    if (!/^\/graphql(\/|$)/.test(path)) return refuse(stream, '404 Not Found');
    const contradiction = contradictionIn(request);
    if (contradiction !== undefined) return refuse(stream, '400 Bad Request', contradiction);
    if (!connections.hasRoom()) return refuse(stream, '503 Service Unavailable');
    const visitor = visitorOf(request, clientOf);
    const place = places.take(visitor.client.address);
    if (place === undefined) {
      return refuse(stream, '429 Too Many Requests', bodyOf(TOO_MANY_UNKNOWN, request));
    }
    stream.once('close', place.leave);
    sockets.handleUpgrade(request, stream, head, (connection) => {
      welcome(connection, visitor, place);
    });
  });
  return {
    async close() {
      await closeAll(sockets);
      keepAlive.stop();
      idle.stop();
    },
  };
}

/** Opens the operations of sockets that were let in. */
function createOpening(options: WebSocketOptions, sessions: WeakMap<Socket, Session>) {
  const { authenticator, contractOf } = options.door;
  const start = createSocketOperations(options);
  return async (socket: Socket, id: string, payload: SubscribePayload) => {
    const session = sessions.get(socket);
    if (session === undefined) throw new Error('An operation came before its connection.');
    // A client may go on sending until it has answered the closing.
    const over = authenticator.overOf(session);
    if (over !== undefined) return [publicError(over.fault)];
    const { send, visitor, room, received } = socket.extra;
    if (id.length > LONGEST_ID) return [publicError(TOO_LONG_AN_ID)];
    const taken = room.take(id);
    if (!taken.ok) return [publicError(taken.error)];
    // The protocol ends what stands here when its client says that it is complete, or leaves.
    socket.subscriptions[id] = endedBy(() => room.end(id));
    const { client, request } = visitor;
    const { headers } = request;
    const graphIn = graphFor(contractAskedFor(request), contractOf(session.caller));
    const write = resultWriter(send, id);
    const signal = () => room.signalOf(id);
    const of = { session, client, graphIn, headers, received, write, signal };
    const operation = { payload: { ...payload }, ...of };
    // The protocol keeps what it was sent for as long as the operation runs.
    Object.assign(payload, { query: '', variables: undefined, extensions: undefined });
    const started = await start(operation);
    if (started.ok) {
      await room.opened(id, outcomeOf(started.value));
      return started.value;
    }
    room.leave(id);
    return started.error;
  };
}

/** Stands for an operation that is not open yet, or has one result. */
function endedBy(end: () => Promise<void>): AsyncIterableIterator<never> {
  const over = { done: true, value: undefined } as const;
  return {
    next: async () => over,
    async return() {
      await end();
      return over;
    },
    [Symbol.asyncIterator]() {
      return this;
    },
  };
}

/** Results of an operation as messages of the protocol. */
function resultWriter(send: SocketExtra['send'], id: string): (result: string) => Promise<void> {
  const head = `{"id":${JSON.stringify(id)},"type":"next","payload":`;
  return (result) => send(`${head}${result}}`);
}

/** Lets a connection in whose token is good, until that is over. */
function createConnectHandler(
  { door: { authenticator }, logger }: WebSocketOptions,
  sessions: WeakMap<Socket, Session>,
  onIdle: (connection: WebSocket) => void,
) {
  return async (socket: Socket): Promise<boolean> => {
    const { socket: connection, visitor, place } = socket.extra;
    try {
      const token = tokenIn(socket.connectionParams, visitor);
      // Nobody asks for it again, and with its token it is as large as all the rest.
      Object.assign(socket, { connectionParams: undefined });
      const session = await authenticator.authenticate(token, visitor.client.address);
      if (!place.introduce(session.caller)) {
        connection.close(CLOSE.TRY_AGAIN, 'You have too many connections: close some of them.');
        return false;
      }
      sessions.set(socket, session);
      onIdle(connection);
      const stopWaiting = authenticator.whenOver(session, ({ fault, comeAgain }) =>
        connection.close(
          comeAgain ? CLOSE.TOKEN_OVER : CLOSE.UNAUTHENTICATED,
          reasonOf(fault.message),
        ),
      );
      connection.once('close', stopWaiting);
      if (connection.readyState !== connection.OPEN) stopWaiting();
      return true;
    } catch (error) {
      turnAway(connection, error, logger);
      return false;
    }
  };
}

function turnAway(
  connection: SocketExtra['socket'],
  error: unknown,
  logger: WebSocketOptions['logger'],
): void {
  if (!(error instanceof Fault)) logger.error({ err: error }, 'a token could not be checked');
  const { code, message } =
    error instanceof Fault ? error : { code: undefined, message: 'Try again later.' };
  connection.close(
    code === 'UNAUTHENTICATED' ? CLOSE.UNAUTHENTICATED : CLOSE.TRY_AGAIN,
    reasonOf(message),
  );
}

/** Tells every client to come again, and waits until all have gone. */
async function closeAll(sockets: WebSocketServer): Promise<void> {
  for (const client of sockets.clients) client.close(CLOSE.GOING_AWAY, 'The gateway stops.');
  await new Promise<void>((resolve) => sockets.close(() => resolve()));
}

/** The token in `connection_init`, under any spelling of «Authorization», else the upgrade's own. */
function tokenIn(parameters: Parameters, { request: { headers } }: Visitor): string | undefined {
  const given = Object.entries(parameters ?? {}).find(
    ([name]) => name.toLowerCase() === 'authorization',
  )?.[1];
  return typeof given === 'string' ? given : headers.authorization;
}

/** A close frame has room for 123 bytes (RFC 6455, 5.5.1). */
function reasonOf(message: string): string {
  return Buffer.from(message).subarray(0, 120).toString('utf8');
}

/** What is said of an upgrade that names two contracts: no operation on its socket could have both. */
function contradictionIn(request: IncomingMessage): string | undefined {
  try {
    contractAskedFor(request);
    return undefined;
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    return bodyOf(error, request);
  }
}

/** JSON text. */
function bodyOf(fault: Fault, { headers }: IncomingMessage): string {
  return JSON.stringify(faultBody(fault, traceOf(headers).traceId));
}

/** @param body JSON text, where there is more to say than the status does */
function refuse(stream: Duplex, status: string, body = ''): void {
  stream.on('error', () => stream.destroy());
  const type = body === '' ? '' : 'content-type: application/json; charset=utf-8\r\n';
  const head = `connection: close\r\n${type}content-length: ${Buffer.byteLength(body)}`;
  stream.end(`HTTP/1.1 ${status}\r\n${head}\r\n\r\n${body}`);
}
