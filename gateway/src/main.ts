import { readFileSync } from 'node:fs';
import { createCallerSigner, type SignCaller } from '@blockscore/caller';
import { createTails, type EventLog, openEventLog } from '@blockscore/events';
import {
  createLogger,
  createMetrics,
  type HttpService,
  type Logger,
  runMain,
  startHttp,
  stopOnSignals,
} from '@blockscore/service';
import type { GraphQLSchema } from 'graphql';
import type { Redis } from 'ioredis';
import { createEnforcer } from './access/enforcer.ts';
import { startAuthentication } from './authentication/start-authentication.ts';
import { configOfProcess, type GatewayConfig } from './config.ts';
import type { OperationContext } from './context.ts';
import { createBudgets } from './cost/budgets.ts';
import { createMeter } from './cost/meter.ts';
import { createInspector, type Inspect } from './documents/inspect.ts';
import { createPersistedDocuments } from './documents/persisted.ts';
import { readTrustedDocuments } from './documents/trusted.ts';
import type { Send } from './execution/executor.ts';
import type { PlannerName } from './execution/planners.ts';
import { createFederation, type Federation } from './federation/federation.ts';
import { subgraphsIn, supergraphSchema } from './federation/supergraph.ts';
import { createGraph } from './graph.ts';
import { createClientReader } from './http/client-address.ts';
import { createConnections } from './http/connections.ts';
import { createHeaders } from './http/headers.ts';
import { createRequestReader } from './http/request-reader.ts';
import { gatewayRoutes } from './http/routes.ts';
import { createStatus } from './http/status.ts';
import { createStreams } from './http/streams.ts';
import { serveWebSocket } from './http/websocket.ts';
import { createGatewayMetrics, type GatewayMetrics } from './metrics.ts';
import { connectRedis } from './redis.ts';
import { type Clients, clientOf, createClients } from './subgraphs/clients.ts';
import { createDataSource } from './subgraphs/data-source.ts';
import { resilient } from './subgraphs/resilience.ts';
import { createEventSource } from './subscriptions/event-source.ts';
import { createSubscriber } from './subscriptions/subscriber.ts';

/** The stream whose end is looked at to see whether the event log answers. */
const PROBED_STREAM = 'lending';
const CLOSE_SOCKETS_MS = 2_000;

/** Starts the gateway: one graph for every transport, over the subgraphs and the event log. */
export async function startGateway(config: GatewayConfig): Promise<HttpService> {
  const logger = createLogger('gateway', config.LOG_LEVEL);
  const metrics = createMetrics('gateway');
  const parts = await assemble(config, logger, createGatewayMetrics(metrics));
  const { graph, readRequest, subscriber, door, connections, authentication } = parts;
  const { clients, tails, log, redis, sign } = parts;
  const bodyLimit = config.MAX_BODY_BYTES;
  const checkEvents = async () => void (await log.last(PROBED_STREAM));
  // Nothing is answered before it is known what was revoked; unless nobody can tell.
  await authentication.caughtUp();
  const http = await startHttp({
    host: config.HOST,
    port: config.PORT,
    logger,
    metrics,
    before: createHeaders(config.CORS_ORIGINS),
    routes: gatewayRoutes({
      config,
      graph,
      readRequest,
      door,
      streams: createStreams({ graph, readRequest, subscriber, connections, bodyLimit }),
      lending: clients.lending,
      ledger: clients.ledger,
      compliance: clients.compliance,
      sign,
      status: createStatus({
        clients,
        checks: { events: checkEvents, revocations: authentication.check },
        subscriptions: subscriber.open,
        logger,
      }),
      // A subgraph that is down leaves the others' part of the graph; the gateway stays ready.
      checks: { supergraph: async () => void graph.schema },
      metrics,
      logger,
    }),
  });
  const sockets = serveWebSocket({
    server: http.server,
    graph,
    readRequest,
    subscriber,
    door,
    connections,
    logger,
    messageLimit: bodyLimit,
    maxOperations: config.MAX_SUBSCRIPTIONS_PER_CONNECTION,
  });
  logger.info({ url: http.url }, 'serving');
  return {
    ...http,
    close: async () => {
      // Clients that listen are told to come again before what they listen to ends.
      const force = setTimeout(connections.cutAll, CLOSE_SOCKETS_MS);
      await sockets.close();
      clearTimeout(force);
      connections.cutAll();
      await http.close();
      await closeAll([graph.stop, authentication.stop, tails.close, log.close]);
      redis?.disconnect();
      await Promise.all(Object.values(clients).map((client) => client.close()));
    },
  };
}

/** Everything behind the transports. */
async function assemble(
  config: GatewayConfig,
  logger: Logger,
  metrics: ReturnType<typeof createGatewayMetrics>,
) {
  const clients = createClients(config);
  const log = eventLog(config, logger);
  const tails = createTails({ log, logger });
  const sign = createCallerSigner(config.GATEWAY_PRIVATE_KEY);
  const { identity } = clients;
  const authentication = startAuthentication({ config, identity, sign, log, logger });
  const { authenticator } = authentication;
  const supergraphSdl = readFileSync(config.SUPERGRAPH_FILE, 'utf8');
  const supergraph = supergraphSchema(supergraphSdl);
  const inspect = createInspector(limitsOf(config));
  const redis = config.REDIS_URL === undefined ? undefined : connectRedis(config.REDIS_URL, logger);
  const graph = await createGraph({
    federation: federate(supergraphSdl, config.PLANNER, { clients, sign, metrics, logger }),
    enforcer: createEnforcer(supergraph),
    inspect,
    meter: createMeter({
      supergraph,
      budgets: budgetsOf(config, redis, logger),
      mostPerOperation: config.MAX_COST,
    }),
    logger,
  });
  const readRequest = createRequestReader(
    createPersistedDocuments({
      trusted: trustedDocuments(config, inspect, graph.schema),
      onlyTrusted: config.ONLY_TRUSTED_DOCUMENTS,
      redis,
    }),
    inspect,
  );
  const maxWaiting = config.MAX_WAITING_EVENTS;
  const { whenOver } = authenticator;
  const subscriber = createSubscriber({ graph, tails, whenOver, logger, maxWaiting });
  const connections = createConnections(config.MAX_CONNECTIONS);
  metrics.show({
    subscriptions: subscriber.open,
    websockets: () => connections.open('websocket'),
    streams: () => connections.open('stream'),
    revocations: authentication.size,
    following: authentication.following,
  });
  const readClient = createClientReader(config.TRUSTED_PROXIES, () =>
    logger.warn(
      'X-Forwarded-For came with a request, and TRUSTED_PROXIES is 0: where a proxy of yours wrote it, all clients count as one until TRUSTED_PROXIES says how many there are',
    ),
  );
  const door = { authenticator, clientOf: readClient };
  return {
    ...{ graph, readRequest, subscriber, door, connections, authentication },
    ...{ clients, tails, log, redis, sign },
  };
}

/** One after the other: what is closed first may still use what follows. */
async function closeAll(closings: readonly (() => Promise<void>)[]): Promise<void> {
  for (const close of closings) await close();
}

interface Exits {
  readonly clients: Clients;
  readonly sign: SignCaller;
  readonly logger: Logger;
}

function federate(
  supergraphSdl: string,
  planner: PlannerName,
  { clients, sign, logger, metrics }: Exits & { readonly metrics: GatewayMetrics },
): Federation {
  const observe = metrics.observeSubgraph;
  const sources = new Map<string, Send<OperationContext>>();
  const sourceOf = (subgraph: string): Send<OperationContext> => {
    if (subgraph === 'events') return createEventSource(() => federation.schema());
    const client = clientOf(clients, subgraph);
    const tellsClient = subgraph === 'identity';
    const source = createDataSource({ subgraph, client, sign, logger, tellsClient, observe });
    return resilient(source, { subgraph, onState: tellOfHoldingBack(metrics, logger) }).send;
  };
  for (const subgraph of subgraphsIn(supergraphSdl)) sources.set(subgraph, sourceOf(subgraph));
  const federation = createFederation({
    supergraphSdl,
    planner,
    async send(fetch, context) {
      const source = sources.get(fetch.subgraph);
      if (source === undefined) throw new Error(`There is no subgraph «${fetch.subgraph}».`);
      return await source(fetch, context);
    },
  });
  return federation;
}

function tellOfHoldingBack({ holdBack }: GatewayMetrics, logger: Logger) {
  return (subgraph: string, isHeldBack: boolean) => {
    holdBack(subgraph, isHeldBack);
    if (isHeldBack) logger.warn({ subgraph }, 'subgraph does not answer: requests are held back');
    else logger.info({ subgraph }, 'subgraph answers again');
  };
}

function eventLog(config: GatewayConfig, logger: Logger): EventLog {
  const { REDIS_URL: redisUrl, EVENTS_DATABASE_URL: databaseUrl } = config;
  return openEventLog({ redisUrl, databaseUrl, logger });
}

/** Undefined where nobody counts. */
function budgetsOf(config: GatewayConfig, redis: Redis | undefined, logger: Logger) {
  if (!config.ENABLE_RATE_LIMITING) return undefined;
  const limits = {
    user: config.RATE_LIMIT_USER_POINTS,
    key: config.RATE_LIMIT_KEY_POINTS,
    anonymous: config.RATE_LIMIT_ANONYMOUS_POINTS,
    windowSeconds: config.RATE_LIMIT_WINDOW_SECONDS,
  };
  return createBudgets({ limits, redis, logger });
}

/** @throws where the configuration says that only such documents are run, and names none */
function trustedDocuments(
  { TRUSTED_DOCUMENTS_FILE: file, ONLY_TRUSTED_DOCUMENTS: alone }: GatewayConfig,
  inspect: Inspect,
  schema: GraphQLSchema,
): ReadonlyMap<string, string> {
  if (file !== undefined) return readTrustedDocuments(file, inspect, schema);
  if (!alone) return new Map();
  throw new Error('ONLY_TRUSTED_DOCUMENTS is set: name them by TRUSTED_DOCUMENTS_FILE.');
}

function limitsOf(config: GatewayConfig) {
  return {
    bytes: config.MAX_DOCUMENT_BYTES,
    tokens: config.MAX_DOCUMENT_TOKENS,
    depth: config.MAX_DEPTH,
    aliases: config.MAX_ALIASES,
    rootFields: config.MAX_ROOT_FIELDS,
    fields: config.MAX_FIELDS,
    directives: config.MAX_DIRECTIVES,
  };
}

if (import.meta.main) {
  runMain('gateway', async () => {
    const { close } = await startGateway(configOfProcess());
    stopOnSignals('gateway', close);
  });
}
