import type { IncomingMessage, ServerResponse } from 'node:http';
import { ApolloServer } from '@apollo/server';
import { buildSubgraphSchema } from '@apollo/subgraph';
import { CALLER_TOKEN_HEADER, type Caller, createCallerVerifier } from '@blockscore/caller';
import { scalarResolvers } from '@blockscore/scalars';
import {
  createLogger,
  createMetrics,
  graphqlHandler,
  type HealthChecks,
  type HttpService,
  healthRoutes,
  type Route,
  startHttp,
} from '@blockscore/service';
import { parse } from 'graphql';
import type { JWK } from 'jose';

/** What a subgraph of the tests saw of one request. */
export interface Seen {
  readonly subgraph: string;
  readonly caller: Caller;
  readonly headers: IncomingMessage['headers'];
}

export interface FixtureSubgraph extends HttpService {
  readonly name: string;
}

export interface FixtureOptions {
  readonly name: string;
  readonly sdl: string;
  readonly resolvers: object;
  readonly gatewayPublicKey: JWK;
  readonly seen: Seen[];
  readonly port?: number;
  readonly routes?: readonly Route[];
  readonly checks?: HealthChecks;
}

/** A small real subgraph: Apollo Server over HTTP that answers the gateway's caller token only. */
export async function startFixtureSubgraph(options: FixtureOptions): Promise<FixtureSubgraph> {
  const { name, seen } = options;
  const resolvers = { ...scalarResolvers, ...options.resolvers };
  const server = new ApolloServer<{ caller: Caller }>({
    schema: buildSubgraphSchema([{ typeDefs: parse(options.sdl), resolvers: resolvers as never }]),
    stopOnTerminationSignals: false,
    formatError: (formatted) => formatted,
  });
  await server.start();
  const verify = createCallerVerifier(options.gatewayPublicKey, name);
  const contextOf = async (request: IncomingMessage) => {
    const verified = await verify(String(request.headers[CALLER_TOKEN_HEADER] ?? ''));
    if (!verified.ok) throw new Error(verified.error);
    seen.push({ subgraph: name, caller: verified.value, headers: request.headers });
    return { caller: verified.value };
  };
  const handle = graphqlHandler(server, contextOf, 4 * 2 ** 20);
  const metrics = createMetrics(name);
  const logger = createLogger(name, 'silent');
  const http = await startHttp({
    host: '127.0.0.1',
    port: options.port ?? 0,
    logger,
    metrics,
    routes: [
      {
        method: 'POST',
        path: '/graphql',
        handle: async (request: IncomingMessage, response: ServerResponse) => {
          await handle(request, response);
        },
      },
      ...healthRoutes(options.checks ?? {}, metrics, logger),
      ...(options.routes ?? []),
    ],
  });
  return {
    ...http,
    name,
    close: async () => {
      http.server.closeAllConnections();
      await http.close();
      await server.stop();
    },
  };
}
