import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { ApolloServer, type ApolloServerPlugin } from '@apollo/server';
import { buildSubgraphSchema } from '@apollo/subgraph';
import {
  CALLER_TOKEN_HEADER,
  type Caller,
  type Client,
  clientOf,
  createCallerVerifier,
  inTrace,
  type SubgraphName,
  traceIdOf,
} from '@blockscore/caller';
import { Fault } from '@blockscore/result';
import { scalarResolvers } from '@blockscore/scalars';
import type { DocumentNode, GraphQLSchema } from 'graphql';
import type { JWK } from 'jose';
import { maskErrors } from './faults.ts';
import { graphqlHandler } from './graphql.ts';
import { type HealthChecks, healthRoutes } from './health.ts';
import { type HttpService, type Route, startHttp } from './http.ts';
import type { Logger } from './logger.ts';
import type { Metrics } from './metrics.ts';
import { protect, type TypeRules } from './shield.ts';
import { stopWhenGone, type WithSignal } from './when-gone.ts';

/** What every resolver of a subgraph finds in its context. */
export interface SubgraphContext extends WithSignal {
  readonly caller: Caller;
  readonly client: Client;
  readonly requestId: string;
  /** Of W3C Trace Context, 32 hex digits; undefined where the gateway named none. */
  readonly traceId: string | undefined;
  /** Names request and trace in every line. */
  readonly logger: Logger;
}

type Resolvers = Parameters<typeof buildSubgraphSchema>[0] extends infer Given
  ? Given extends readonly { resolvers?: infer R }[]
    ? NonNullable<R>
    : never
  : never;

export interface SubgraphOptions<Context extends SubgraphContext> {
  readonly name: SubgraphName;
  readonly host: string;
  readonly port: number;
  readonly gatewayPublicKey: JWK;
  readonly logger: Logger;
  readonly metrics: Metrics;
  readonly typeDefs: DocumentNode;
  /** Resolvers without the shared scalars, which are added here. */
  readonly resolvers: object;
  readonly typeRules: TypeRules;
  readonly createContext: (base: SubgraphContext) => Context;
  readonly checks: HealthChecks;
  /** Further routes, e.g. a key set that anyone may read. */
  readonly routes?: readonly Route[];
}

/** The gateway sends entity representations in bulk, so this is more than a client may send it. */
const BODY_LIMIT = 4 * 1024 * 1024;

export function subgraphSchema(
  name: SubgraphName,
  typeDefs: DocumentNode,
  resolvers: object,
  typeRules: TypeRules,
): GraphQLSchema {
  const all = { ...scalarResolvers, ...resolvers };
  return protect(
    stopWhenGone(buildSubgraphSchema([{ typeDefs, resolvers: all as unknown as Resolvers }])),
    name,
    typeRules,
  );
}

/** Serves a subgraph: nothing is answered without the gateway's caller token, health and metrics apart. */
export async function serveSubgraph<Context extends SubgraphContext>(
  options: SubgraphOptions<Context>,
): Promise<HttpService> {
  const { name, logger } = options;
  const loggers = new WeakMap<object, Logger>();
  const server = new ApolloServer<Context>({
    schema: subgraphSchema(name, options.typeDefs, options.resolvers, options.typeRules),
    introspection: false,
    includeStacktraceInErrorResponses: false,
    stopOnTerminationSignals: false,
    plugins: [errorsBy(loggers)],
    formatError: maskErrors((error) => loggers.get(Object(error)) ?? logger),
    logger,
  });
  await server.start();
  const verify = createCallerVerifier(options.gatewayPublicKey, name);
  const contextOf = async (request: IncomingMessage, signal: AbortSignal): Promise<Context> => {
    const token = request.headers[CALLER_TOKEN_HEADER];
    const verified = await verify(typeof token === 'string' ? token : undefined);
    if (!verified.ok) {
      logger.warn({ reason: verified.error }, 'refused a request without a valid caller token');
      throw new Fault('UNAUTHENTICATED', 'This service answers only its gateway.');
    }
    const requestId = String(request.headers['x-request-id'] ?? randomUUID()).slice(0, 100);
    const traceId = traceIdOf(request.headers['traceparent']);
    return options.createContext({
      caller: verified.value,
      client: clientOf(request.headers),
      requestId,
      traceId,
      signal,
      logger: logger.child({ requestId, ...(traceId !== undefined && { traceId }) }),
    });
  };
  const answer = graphqlHandler(server, contextOf, BODY_LIMIT);
  const http = await startHttp({
    host: options.host,
    port: options.port,
    logger,
    metrics: options.metrics,
    routes: [
      {
        method: 'POST',
        path: '/graphql',
        handle: (request, response) =>
          inTrace(traceIdOf(request.headers['traceparent']), () => answer(request, response)),
      },
      ...healthRoutes(options.checks, options.metrics, logger),
      ...(options.routes ?? []),
    ],
  });
  logger.info({ url: http.url }, 'serving');
  return {
    ...http,
    close: async () => {
      await http.close();
      await server.stop();
    },
  };
}

/** Remembers which request an error is of, because `formatError` is not told. */
function errorsBy(loggers: WeakMap<object, Logger>): ApolloServerPlugin<SubgraphContext> {
  return {
    async requestDidStart() {
      return {
        async didEncounterErrors({ errors, contextValue }) {
          for (const error of errors) loggers.set(error, contextValue.logger);
        },
      };
    },
  };
}
