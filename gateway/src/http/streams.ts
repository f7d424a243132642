import { Fault, ok } from '@blockscore/result';
import type { Logger } from '@blockscore/service';
import { getOperationAST, OperationTypeNode } from 'graphql';
import type { Authenticator } from '../authentication/authenticator.ts';
import type { GatewayConfig } from '../config.ts';
import type { PublishedGraph } from '../contracts/contracts.ts';
import { payerOf } from '../cost/payer.ts';
import { told } from '../cost/report.ts';
import { publicError } from '../documents/inspect.ts';
import { withTraceId } from '../errors.ts';
import type { Graph, GraphqlRequest } from '../graph.ts';
import type { ResultStream } from '../subscriptions/event-stream.ts';
import type { Subscriber } from '../subscriptions/subscriber.ts';
import type { GraphVersion } from '../versions/version.ts';
import type { Versions } from '../versions/versions.ts';
import type { Connections } from './connections.ts';
import { type Exchange, readParameters, sendErrors } from './exchange.ts';
import type { RequestReader } from './request-reader.ts';
import { type BeginOperation, createSingleConnection } from './single-connection.ts';
import type { SocketPlaces } from './socket-places.ts';
import { PARTS, SERVER_SENT_EVENTS, type StreamFormat, writeStream } from './stream-writer.ts';

export interface StreamsOptions {
  readonly versions: Versions;
  readonly subscriber: Subscriber;
  readonly connections: Connections;
  readonly places: SocketPlaces;
  readonly whenOver: Authenticator['whenOver'];
  readonly readRequest: RequestReader;
  readonly config: Pick<
    GatewayConfig,
    | 'MAX_BODY_BYTES'
    | 'MAX_SUBSCRIPTIONS_PER_CONNECTION'
    | 'MAX_UNREAD_BYTES'
    | 'SOCKET_IDLE_SECONDS'
  >;
  readonly logger: Logger;
}

/** Writes what was opened: apart, since whatever opened it would be kept for as long as that lasts. */
export type Writing = () => Promise<void>;

export interface Streams {
  /** `POST` and `GET /graphql/stream`, of one operation or about a stream of several. */
  readonly eventStream: (exchange: Exchange) => Promise<void>;
  /** `PUT` and `DELETE /graphql/stream`. */
  readonly reserve: (exchange: Exchange) => Promise<void>;
  readonly complete: (exchange: Exchange) => Promise<void>;
  /** Opens a subscription on `/graphql` for a client that accepts parts; undefined where it was refused. */
  readonly openParts: (exchange: Exchange, request: GraphqlRequest) => Promise<Writing | undefined>;
}

/** Subscriptions that are answered over plain HTTP. */
export function createStreams(options: StreamsOptions): Streams {
  const { versions, subscriber, connections, places, whenOver, readRequest, config } = options;
  const { MAX_BODY_BYTES: bodyLimit } = config;

  const subscribe = async (exchange: Exchange, request: GraphqlRequest) => {
    const { session, context, graphIn } = exchange;
    return await subscriber.subscribe(request, session, { ...context, graphIn });
  };

  const write = async (exchange: Exchange, format: StreamFormat, results: ResultStream) => {
    const release = connections.take('stream', () => exchange.response.destroy());
    try {
      await writeStream(exchange.response, format, results);
    } finally {
      release();
    }
  };

  /** The results of any operation; errors that stop it are results too, as the protocol has it. */
  const resultsOf = async (
    graph: Graph,
    exchange: Exchange,
    request: GraphqlRequest,
  ): Promise<ResultStream> => {
    const { context, request: message } = exchange;
    const inspected = graph.inspect(request.query);
    const operation = inspected.ok
      ? getOperationAST(inspected.value.document, request.operationName)
      : undefined;
    if (operation?.operation === OperationTypeNode.SUBSCRIPTION) {
      const subscribed = await subscribe(exchange, request);
      if (subscribed.ok) return subscribed.value;
      const errors = subscribed.error.errors.map((error) => error.toJSON());
      const body = {
        errors: withTraceId(errors, context.traceId),
        ...told(subscribed.error.cost ?? (await exchange.refuse())),
      };
      return once(JSON.stringify(body));
    }
    if (operation?.operation === OperationTypeNode.MUTATION && message.method === 'GET') {
      throw new Fault('BAD_USER_INPUT', 'A mutation is sent by POST.');
    }
    return once(JSON.stringify(await graph.run(request, context)));
  };

  const begin: BeginOperation = async (exchange, parameters) => {
    const version = versions.hold();
    try {
      const { graph } = chosenIn(exchange, version);
      const read = await readRequest(parameters, graph, payerOf(exchange.context));
      return read.ok ? ok(await resultsOf(graph, exchange, read.value)) : read;
    } finally {
      versions.release(version);
    }
  };
  const single = createSingleConnection({
    ...{ connections, places, begin, whenOver, bodyLimit, logger: options.logger },
    mostOperations: config.MAX_SUBSCRIPTIONS_PER_CONNECTION,
    mostUnread: config.MAX_UNREAD_BYTES,
    idleMs: config.SOCKET_IDLE_SECONDS * 1_000,
  });
  // The parameters are not kept for as long as the stream is open.
  const begun = async (exchange: Exchange) =>
    await begin(exchange, await readParameters(exchange, bodyLimit));

  return {
    reserve: single.reserve,
    complete: single.complete,
    async eventStream(exchange) {
      if (single.isMeant(exchange)) {
        return await (exchange.request.method === 'GET' ? single.connect : single.operate)(
          exchange,
        );
      }
      connections.assertRoom();
      const results = await begun(exchange);
      if (!results.ok) return await sendErrors(exchange, [results.error.error], results.error);
      await write(exchange, SERVER_SENT_EVENTS, results.value);
    },
    async openParts(exchange, request) {
      if (!connections.hasRoom()) {
        const { code, message } = connections.full;
        return void (await sendErrors(exchange, [publicError(new Fault(code, message))]));
      }
      const subscribed = await subscribe(exchange, request);
      if (subscribed.ok) return () => write(exchange, PARTS, subscribed.value);
      const { errors, cost, headers } = subscribed.error;
      return void (await sendErrors(exchange, errors, { cost, headers }));
    },
  };
}

/** @throws {Fault} where what is asked for is not theirs */
function chosenIn({ graphIn }: Exchange, version: GraphVersion): PublishedGraph {
  const chosen = graphIn(version);
  if (!chosen.ok) throw chosen.error;
  return chosen.value;
}

async function* once(result: string): ResultStream {
  yield result;
}
