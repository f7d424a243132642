import { readFileSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import { createCallerSigner, type SignCaller } from '@blockscore/caller';
import { type AnyEvent, createTails, type EventLog, openEventLog } from '@blockscore/events';
import {
  createLogger,
  createMetrics,
  type HttpService,
  type Logger,
  runMain,
  startHttp,
  stopOnSignals,
} from '@blockscore/service';
import { createEnforcer } from './access/enforcer.ts';
import { createAccessTokens } from './authentication/access-tokens.ts';
import { createApiKeys } from './authentication/api-keys.ts';
import { type Authenticator, createAuthenticator } from './authentication/authenticator.ts';
import { followRevocations, type RevocationFeed } from './authentication/revocation-feed.ts';
import { createRevocations, type Revocations } from './authentication/revocations.ts';
import { configOfProcess, type GatewayConfig } from './config.ts';
import { createInspector } from './documents/inspect.ts';
import { createFederation, type Federation } from './federation/federation.ts';
import { supergraphSchema } from './federation/supergraph.ts';
import { createGraph } from './graph.ts';
import { createClientReader } from './http/client-address.ts';
import { createConnections } from './http/connections.ts';
import { createHeaders } from './http/headers.ts';
import { gatewayRoutes } from './http/routes.ts';
import { createStatus } from './http/status.ts';
import { createStreams } from './http/streams.ts';
import { serveWebSocket } from './http/websocket.ts';
import { createGatewayMetrics, type GatewayMetrics } from './metrics.ts';
import { type Clients, clientOf, createClients } from './subgraphs/clients.ts';
import { createDataSource } from './subgraphs/data-source.ts';
import { createEventSource } from './subscriptions/event-source.ts';
import { createSubscriber } from './subscriptions/subscriber.ts';

/** The stream whose end is looked at to see whether the event log answers. */
const PROBED_STREAM = 'lending';
const CLOSE_SOCKETS_MS = 2_000;
/** How long a start waits for an event log that does not answer. */
const CATCH_UP_MS = 5_000;

/** Starts the gateway: one graph for every transport, over the subgraphs and the event log. */
export async function startGateway(config: GatewayConfig): Promise<HttpService> {
  const logger = createLogger('gateway', config.LOG_LEVEL);
  const metrics = createMetrics('gateway');
  const gatewayMetrics = createGatewayMetrics(metrics);
  const clients = createClients(config);
  const log = eventLog(config, logger);
  const tails = createTails({ log, logger });

  const sign = createCallerSigner(config.GATEWAY_PRIVATE_KEY);
  const { authenticator, revocations } = authentication(config, { clients, log, logger, sign });
  const door = { authenticator, clientOf: createClientReader(config.TRUSTED_PROXIES) };

  const supergraphSdl = readFileSync(config.SUPERGRAPH_FILE, 'utf8');
  const graph = await createGraph({
    federation: federate(supergraphSdl, { clients, sign, metrics: gatewayMetrics, logger }),
    enforcer: createEnforcer(supergraphSchema(supergraphSdl)),
    inspect: createInspector(limitsOf(config)),
    logger,
  });
  const maxWaiting = config.MAX_WAITING_EVENTS;
  const { whenOver } = authenticator;
  const subscriber = createSubscriber({ graph, tails, whenOver, logger, maxWaiting });
  const connections = createConnections(config.MAX_CONNECTIONS);
  gatewayMetrics.show({
    subscriptions: subscriber.open,
    websockets: () => connections.open('websocket'),
    streams: () => connections.open('stream'),
    revocations: revocations.size,
    following: revocations.following,
  });
  const checkEvents = async () => void (await log.last(PROBED_STREAM));
  const checkRevocations = async () => {
    if (!revocations.following()) throw new Error('identity’s events cannot be read');
  };
  const bodyLimit = config.MAX_BODY_BYTES;
  // Nothing is answered before it is known what was revoked; unless nobody can tell for now.
  await Promise.race([revocations.caughtUp, delay(CATCH_UP_MS, undefined, { ref: false })]);
  const http = await startHttp({
    host: config.HOST,
    port: config.PORT,
    logger,
    metrics,
    before: createHeaders(config.CORS_ORIGINS),
    routes: gatewayRoutes({
      config,
      graph,
      door,
      streams: createStreams({ graph, subscriber, connections, bodyLimit }),
      status: createStatus({
        clients,
        checks: { events: checkEvents, revocations: checkRevocations },
        subscriptions: subscriber.open,
      }),
      // A subgraph that is down leaves the others' part of the graph; the gateway stays ready.
      checks: { supergraph: async () => void graph.schema },
      metrics,
    }),
  });
  const sockets = serveWebSocket({
    server: http.server,
    graph,
    subscriber,
    door,
    connections,
    logger,
    messageLimit: config.MAX_BODY_BYTES,
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
      await graph.stop();
      await revocations.stop();
      await tails.close();
      await log.close();
      await Promise.all(Object.values(clients).map((client) => client.close()));
    },
  };
}

interface Exits {
  readonly clients: Clients;
  readonly sign: SignCaller;
  readonly logger: Logger;
}

function authentication(
  config: GatewayConfig,
  { clients, log, logger, sign }: Exits & { readonly log: EventLog },
): {
  readonly authenticator: Authenticator;
  readonly revocations: RevocationFeed & Pick<Revocations, 'size'>;
} {
  const revocations = createRevocations(logger);
  const accessTokens = createAccessTokens({
    jwksUrl: `${config.IDENTITY_URL.replace(/\/$/, '')}/.well-known/jwks.json`,
    issuer: config.TOKEN_ISSUER,
    audience: config.TOKEN_AUDIENCE,
    logger,
  });
  const apiKeys = createApiKeys({ identity: clients.identity, sign, logger });
  const apply = (event: AnyEvent) => {
    revocations.apply(event);
    if (event.type === 'identity.signing_key.changed') void accessTokens.keysChanged();
  };
  return {
    authenticator: createAuthenticator({ accessTokens, apiKeys, revocations }),
    revocations: { ...followRevocations({ log, apply, logger }), size: revocations.size },
  };
}

function federate(
  supergraphSdl: string,
  { clients, sign, logger, metrics }: Exits & { readonly metrics: GatewayMetrics },
): Federation {
  const observe = metrics.observeSubgraph;
  const events = createEventSource(() => federation.schema());
  const federation = createFederation({
    supergraphSdl,
    sourceOf(subgraph) {
      if (subgraph === 'events') return events;
      const client = clientOf(clients, subgraph);
      const tellsClient = subgraph === 'identity';
      return createDataSource({ subgraph, client, sign, logger, tellsClient, observe });
    },
  });
  return federation;
}

function eventLog(config: GatewayConfig, logger: Logger): EventLog {
  const { REDIS_URL: redisUrl, EVENTS_DATABASE_URL: databaseUrl } = config;
  return openEventLog({ redisUrl, databaseUrl, logger });
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
