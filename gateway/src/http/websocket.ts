import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { Fault } from '@blockscore/result';
import type { Logger } from '@blockscore/service';
import {
  type ExecutionArgs,
  type FormattedExecutionResult,
  type GraphQLError,
  getOperationAST,
  OperationTypeNode,
} from 'graphql';
import type { Context, SubscribePayload } from 'graphql-ws';
import { type Extra, useServer } from 'graphql-ws/use/ws';
import { WebSocketServer } from 'ws';
import type { Authenticator, Session } from '../authentication/authenticator.ts';
import { traceOf } from '../context.ts';
import { publicError } from '../documents/inspect.ts';
import { withTraceId } from '../errors.ts';
import type { Graph, GraphqlRequest } from '../graph.ts';
import type { ResultStream } from '../subscriptions/event-stream.ts';
import type { Subscriber } from '../subscriptions/subscriber.ts';
import type { Connections } from './connections.ts';
import { graphqlRequest } from './exchange.ts';

export interface WebSocketOptions {
  readonly server: Server;
  readonly graph: Graph;
  readonly subscriber: Subscriber;
  readonly authenticator: Authenticator;
  readonly connections: Connections;
  readonly logger: Logger;
  /** Bytes of one message. */
  readonly messageLimit: number;
  readonly maxOperations: number;
}

/** Close codes: those of the graphql-transport-ws protocol, and of the WebSocket registry. */
export const CLOSE = {
  /** The token in `connection_init` is not good: sign in before coming again. */
  UNAUTHENTICATED: 4401,
  /** The token ended: come again with a fresh one. Clients of the protocol do so by themselves. */
  TOKEN_ENDED: 4403,
  TRY_AGAIN: 1013,
} as const;

const INIT_TIMEOUT_MS = 5_000;
const KEEP_ALIVE_MS = 12_000;
const LONGEST_TIMER_MS = 2 ** 31 - 1;

type Socket = Context<Record<string, unknown> | undefined, Extra>;
/** What one operation gives: a stream of results or one. */
type Outcome = ResultStream | FormattedExecutionResult;

/** WebSocket on `/graphql`, protocol graphql-transport-ws. */
export function serveWebSocket(options: WebSocketOptions): { readonly close: () => Promise<void> } {
  const { graph, subscriber, authenticator, connections, logger } = options;
  const sockets = new WebSocketServer({ noServer: true, maxPayload: options.messageLimit });
  const sessions = new WeakMap<Socket, Session>();

  const onConnect = async (socket: Socket): Promise<boolean> => {
    const { socket: connection, request } = socket.extra;
    try {
      const session = await authenticator.authenticate(tokenIn(socket.connectionParams, request));
      sessions.set(socket, session);
      closeWhenEnded(connection, session.expiresAt);
      return true;
    } catch (error) {
      const fault = error instanceof Fault ? error : undefined;
      if (fault === undefined) logger.error({ err: error }, 'a connection could not be checked');
      const unauthenticated = fault?.code === 'UNAUTHENTICATED';
      connection.close(
        unauthenticated ? CLOSE.UNAUTHENTICATED : CLOSE.TRY_AGAIN,
        fault?.message ?? 'Try again later.',
      );
      return false;
    }
  };

  const start = async (
    request: GraphqlRequest,
    session: Session,
    headers: IncomingMessage['headers'],
  ): Promise<Outcome | readonly GraphQLError[]> => {
    const trace = traceOf(headers);
    const inspected = graph.inspect(request.query);
    if (!inspected.ok) return [inspected.error];
    const operation = getOperationAST(inspected.value.document, request.operationName);
    if (operation?.operation === OperationTypeNode.SUBSCRIPTION) {
      // The socket itself is closed when the token ends.
      const { caller } = session;
      const subscribed = await subscriber.subscribe(request, { caller }, trace.traceId);
      return subscribed.ok ? subscribed.value : subscribed.error;
    }
    return await graph.run(request, { caller: session.caller, ...trace });
  };

  const onSubscribe = async (socket: Socket, _id: string, payload: SubscribePayload) => {
    const session = sessions.get(socket);
    if (session === undefined) return [refusal('UNAUTHENTICATED', 'Connect first.')];
    if (Object.keys(socket.subscriptions).length > options.maxOperations) {
      const most = `At most ${options.maxOperations} operations run on one connection.`;
      return [refusal('LIMIT_EXCEEDED', most)];
    }
    try {
      const request = graphqlRequest({ ...payload });
      const outcome = await start(request, session, socket.extra.request.headers);
      if (Array.isArray(outcome)) return outcome as readonly GraphQLError[];
      const inspected = graph.inspect(request.query);
      if (!inspected.ok) return [inspected.error];
      return argumentsFor(outcome as Outcome, request, inspected.value.document, graph);
    } catch (error) {
      if (error instanceof Fault) return [publicError(error)];
      logger.error({ err: error }, 'an operation on a socket failed');
      return [
        refusal('INTERNAL_SERVER_ERROR', 'Something went wrong on our side; try again later.'),
      ];
    }
  };

  const protocol = useServer<Record<string, unknown> | undefined>(
    {
      connectionInitWaitTimeout: INIT_TIMEOUT_MS,
      onConnect,
      onSubscribe,
      subscribe: outcomeOf,
      execute: outcomeOf,
      // Already formatted; the protocol's own way wants error objects.
      onNext: (_socket, _id, _payload, _args, result) => result as FormattedExecutionResult,
      onError: (socket, _id, _payload, errors) =>
        withTraceId(
          errors.map((error) => error.toJSON()),
          traceOf(socket.extra.request.headers).traceId,
        ),
      isProd: true,
    },
    sockets,
    KEEP_ALIVE_MS,
  );

  options.server.on('upgrade', (request, stream, head) => {
    if ((request.url ?? '').split('?', 1)[0] !== '/graphql') return refuse(stream, '404 Not Found');
    if (!connections.hasRoom()) return refuse(stream, '503 Service Unavailable');
    sockets.handleUpgrade(request, stream, head, (connection) => {
      connection.on('error', (error) => logger.debug({ err: error }, 'a socket failed'));
      connection.once(
        'close',
        connections.take('websocket', () => connection.terminate()),
      );
      sockets.emit('connection', connection, request);
    });
  });
  return { close: async () => await protocol.dispose() };
}

/** Hands the outcome through the protocol's own way of running operations. */
function argumentsFor(
  outcome: Outcome,
  { operationName }: GraphqlRequest,
  document: ExecutionArgs['document'],
  { schema }: Graph,
): ExecutionArgs {
  return { schema, document, operationName: operationName ?? null, contextValue: outcome };
}

function outcomeOf({ contextValue }: ExecutionArgs) {
  return contextValue as AsyncIterableIterator<never>;
}

/** The token in `connection_init`, under any spelling of «Authorization», else the upgrade's own. */
function tokenIn(
  parameters: Readonly<Record<string, unknown>> | undefined,
  request: IncomingMessage,
): string | undefined {
  const given = Object.entries(parameters ?? {}).find(
    ([name]) => name.toLowerCase() === 'authorization',
  )?.[1];
  return typeof given === 'string' ? given : request.headers.authorization;
}

function closeWhenEnded(connection: Extra['socket'], expiresAt: number | undefined): void {
  if (expiresAt === undefined) return;
  const timer = setTimeout(
    () => connection.close(CLOSE.TOKEN_ENDED, 'The access token has ended; refresh and reconnect.'),
    Math.min(Math.max(expiresAt - Date.now(), 0), LONGEST_TIMER_MS),
  );
  connection.once('close', () => clearTimeout(timer));
}

function refusal(code: Fault['code'], message: string): GraphQLError {
  return publicError(new Fault(code, message));
}

function refuse(stream: Duplex, status: string): void {
  stream.on('error', () => stream.destroy());
  stream.end(`HTTP/1.1 ${status}\r\nconnection: close\r\ncontent-length: 0\r\n\r\n`);
}
