import { readFileSync } from 'node:fs';
import { setFlagsFromString } from 'node:v8';
import { createCallerSigner } from '@blockscore/caller';
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
import type { Redis } from 'ioredis';
import { startAuthentication } from './authentication/start-authentication.ts';
import { configOfProcess, type GatewayConfig } from './config.ts';
import { contractsOfCallers } from './contracts/contracts.ts';
import { createBudgets } from './cost/budgets.ts';
import { createRefusals } from './cost/refusals.ts';
import { createInspector } from './documents/inspect.ts';
import { createPersistedDocuments } from './documents/persisted.ts';
import { createPlanQueue } from './execution/plan-queue.ts';
import { createClientReader } from './http/client-address.ts';
import { createConnections } from './http/connections.ts';
import { createHeaders } from './http/headers.ts';
import { boundConnections } from './http/network-connections.ts';
import { createRequestReader } from './http/request-reader.ts';
import { gatewayRoutes } from './http/routes.ts';
import { createSocketPlaces, type SocketPlaces } from './http/socket-places.ts';
import { createStatus } from './http/status.ts';
import { createStreams } from './http/streams.ts';
import { serveWebSocket } from './http/websocket.ts';
import { createGatewayMetrics } from './metrics.ts';
import { connectRedis } from './redis.ts';
import { createClients } from './subgraphs/clients.ts';
import { createSubscriber } from './subscriptions/subscriber.ts';
import { createChanges } from './versions/changes.ts';
import { followSupergraph } from './versions/follow-supergraph.ts';
import { createVersionBuilder } from './versions/version.ts';
import { createVersions } from './versions/versions.ts';
import { startWarmUp } from './versions/warm-up.ts';

/** The stream whose end is looked at to see whether the event log answers. */
const PROBED_STREAM = 'lending';
const CLOSE_SOCKETS_MS = 2_000;

/** Starts the gateway: one graph for every transport, over the subgraphs and the event log. */
export async function startGateway(config: GatewayConfig): Promise<HttpService> {
  const logger = createLogger('gateway', config.LOG_LEVEL);
  const metrics = createMetrics('gateway');
  const gatewayMetrics = createGatewayMetrics(metrics);
  const parts = await assemble(config, logger, gatewayMetrics);
  const { versions, changes, readRequest, subscriber, door, connections, authentication } = parts;
  const { clients, tails, log, redis, sign, queue, refusals, documents } = parts;
  const { whenOver } = door.authenticator;
  const places = placesOf(config);
  const checkEvents = async () => void (await log.last(PROBED_STREAM));
  const stopSources = await followSupergraph({ ...parts, config, logger });
  // Nothing is answered before it is known what was revoked; unless nobody can tell.
  await authentication.caughtUp();
  const http = await startHttp({
    host: config.HOST,
    port: config.PORT,
    logger,
    metrics,
    before: createHeaders(config.CORS_ORIGINS),
    http2: config.ENABLE_HTTP2 ? { maxStreams: config.MAX_HTTP2_STREAMS } : undefined,
    routes: gatewayRoutes({
      config,
      versions,
      readRequest,
      refusals,
      door,
      streams: createStreams({ ...parts, places, whenOver, config, logger }),
      lending: clients.lending,
      ledger: clients.ledger,
      compliance: clients.compliance,
      sign,
      status: createStatus({
        clients,
        checks: {
          events: checkEvents,
          revocations: authentication.check,
          supergraph: changes.check,
        },
        subscriptions: subscriber.open,
        logger,
      }),
      // A subgraph that is down leaves the others' part of the graph; the gateway stays ready.
      checks: { supergraph: changes.check },
      metrics,
      logger,
    }),
  });
  boundConnections(http.server, config, gatewayMetrics.cutConnection);
  const sockets = serveWebSocket({
    server: http.server,
    versions,
    readRequest,
    refusals,
    subscriber,
    door,
    connections,
    logger,
    messageLimit: config.MAX_BODY_BYTES,
    maxOperations: config.MAX_SUBSCRIPTIONS_PER_CONNECTION,
    maxUnread: config.MAX_UNREAD_BYTES,
    places,
    idleMs: config.SOCKET_IDLE_SECONDS * 1_000,
  });
  logger.info({ url: http.url }, 'serving');
  const stopWarmUp = startWarmUp({ versions, documents, logger });
  return {
    ...http,
    close: async () => {
      stopWarmUp();
      // Clients that listen are told to come again before what they listen to ends.
      const force = setTimeout(connections.cutAll, CLOSE_SOCKETS_MS);
      await sockets.close();
      clearTimeout(force);
      connections.cutAll();
      await http.close();
      await closeAll([stopSources, versions.stop, authentication.stop, tails.close, log.close]);
      queue.close();
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
  const inspect = createInspector(limitsOf(config));
  const redis = config.REDIS_URL === undefined ? undefined : connectRedis(config.REDIS_URL, logger);
  const budgets = budgetsOf(config, redis, logger);
  const queue = createPlanQueue({
    timeoutMs: config.PLANNING_TIMEOUT_MS,
    mostWaiting: config.MAX_WAITING_PLANS,
    mostPlanBytes: config.MAX_PLAN_BYTES,
    onEnded: (reason) => logger.error({ reason }, 'the process that plans was ended'),
  });
  const build = createVersionBuilder({
    ...{ config, clients, sign, inspect, budgets, queue, metrics, logger },
  });
  const versions = createVersions(await build(supergraphSdl), logger);
  const changes = createChanges({ versions, build, observe: metrics.observeChange, logger });
  const documents = createPersistedDocuments({
    trusted: () => versions.current().trusted,
    onlyTrusted: config.ONLY_TRUSTED_DOCUMENTS,
    redis,
  });
  const refusals = createRefusals(budgets);
  const mostNesting = config.MAX_NESTING;
  const readRequest = createRequestReader({ documents, refusals, mostNesting });
  const maxWaiting = config.MAX_WAITING_EVENTS;
  const { whenOver } = authenticator;
  const maxPerCaller = config.MAX_SUBSCRIPTIONS_PER_CALLER;
  const subscriber = createSubscriber({
    ...{ versions, tails, whenOver, logger, maxWaiting, maxPerCaller },
    resolvedAtOnce: config.SUBGRAPH_CONNECTIONS,
  });
  const connections = createConnections(config.MAX_CONNECTIONS);
  metrics.show({
    subscriptions: subscriber.open,
    websockets: () => connections.open('websocket'),
    streams: () => connections.open('stream'),
    revocations: authentication.size,
    following: authentication.following,
    versions: versions.size,
    version: () => versions.current().id,
  });
  const readClient = createClientReader(config.TRUSTED_PROXIES, () =>
    logger.warn(
      'X-Forwarded-For came with a request, and TRUSTED_PROXIES is 0: where a proxy of yours wrote it, all clients count as one until TRUSTED_PROXIES says how many there are',
    ),
  );
  const contractOf = contractsOfCallers(config.CONTRACT_OF_KEYS, config.CONTRACT_OF_ANONYMOUS);
  const door = { authenticator, clientOf: readClient, contractOf };
  return {
    ...{ versions, changes, readRequest, subscriber, door, connections, authentication },
    ...{ supergraphSdl, clients, tails, log, redis, sign, queue, refusals, documents },
  };
}

/** One after the other: what is closed first may still use what follows. */
async function closeAll(closings: readonly (() => Promise<void>)[]): Promise<void> {
  for (const close of closings) await close();
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
    site: config.RATE_LIMIT_SITE_POINTS,
    windowSeconds: config.RATE_LIMIT_WINDOW_SECONDS,
  };
  return createBudgets({ limits, redis, logger });
}

function placesOf(config: GatewayConfig): SocketPlaces {
  return createSocketPlaces({
    maxUnknownPerNetwork: config.MAX_UNKNOWN_SOCKETS_PER_NETWORK,
    maxPerCaller: config.MAX_SOCKETS_PER_CALLER,
  });
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
    nesting: config.MAX_NESTING,
    introspection: config.ENABLE_INTROSPECTION,
  };
}

if (import.meta.main) {
  // Where objects often outlive a collection, as those of operations that wait, V8 puts later ones among the
  // old at once. Each then keeps the answer that it knew until the next full collection: one process in three
  // came to spend a sixth of its time on moving answers, and never left it.
  setFlagsFromString('--no-allocation-site-pretenuring');
  runMain('gateway', async () => {
    const { close } = await startGateway(configOfProcess());
    stopOnSignals('gateway', close);
  });
}
