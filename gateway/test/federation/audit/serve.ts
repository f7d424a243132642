import type { IncomingMessage, ServerResponse } from 'node:http';
import { ANONYMOUS } from '@blockscore/caller';
import { ok } from '@blockscore/result';
import {
  createLogger,
  createMetrics,
  type HttpService,
  readBody,
  startHttp,
} from '@blockscore/service';
import { createRefusals } from '../../../src/cost/refusals.ts';
import { createInspector } from '../../../src/documents/inspect.ts';
import { DEFAULT_LIMITS } from '../../../src/documents/limits.ts';
import { createPersistedDocuments } from '../../../src/documents/persisted.ts';
import { createFlights } from '../../../src/execution/flights.ts';
import { createPlanQueue } from '../../../src/execution/plan-queue.ts';
import type { PlannerName } from '../../../src/execution/planners.ts';
import { createFederation } from '../../../src/federation/federation.ts';
import { createGraph } from '../../../src/graph.ts';
import { type Door, withSession } from '../../../src/http/exchange.ts';
import { createGraphqlHandler } from '../../../src/http/graphql.ts';
import { createRequestReader } from '../../../src/http/request-reader.ts';
import { createSubgraphClient, type SubgraphClient } from '../../../src/subgraphs/client.ts';
import { createDataSource } from '../../../src/subgraphs/data-source.ts';
import { createVersions } from '../../../src/versions/versions.ts';
import type { SubgraphReply } from '../subgraph-server.ts';

/** Something with a GraphQL endpoint. */
export interface Served {
  /** e.g. `http://127.0.0.1:41234/graphql` */
  readonly url: string;
  readonly close: () => Promise<void>;
}

const LIMIT = 2 ** 20;
const logger = createLogger('audit', 'silent');

async function serve(
  handle: (request: IncomingMessage, response: ServerResponse) => Promise<void>,
): Promise<HttpService> {
  const methods = ['POST', 'GET'] as const;
  return await startHttp({
    host: '127.0.0.1',
    port: 0,
    logger,
    metrics: createMetrics('audit'),
    routes: methods.map((method) => ({ method, path: '/graphql', handle })),
  });
}

/** A subgraph over HTTP, as small as it can be. */
export async function serveSubgraph(
  answer: (body: string) => Promise<SubgraphReply>,
): Promise<Served> {
  const http = await serve(async (request, response) => {
    const reply = await answer(await readBody(request, LIMIT));
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify(reply));
  });
  return {
    url: `${http.url}/graphql`,
    close: async () => {
      http.server.closeAllConnections();
      await http.close();
    },
  };
}

/** Everybody is let in, as nobody in particular. */
const OPEN: Door = {
  authenticator: {
    authenticate: async () => ({ caller: ANONYMOUS }),
    overOf: () => undefined,
    whenOver: () => () => undefined,
    keySet: async () => ({ keys: [] }),
  },
  clientOf: () => ({ address: '127.0.0.1', agent: 'audit' }),
  contractOf: () => undefined,
};

/**
 * The gateway's own way from an HTTP request to the subgraphs and back, over a supergraph that has
 * nothing of ours: sign-in, events and routes beside the graph are left out.
 * @param urls of the subgraphs by their names
 */
export async function serveGateway(
  supergraphSdl: string,
  planner: PlannerName,
  urls: Readonly<Record<string, string>>,
): Promise<Served> {
  const clients = new Map<string, SubgraphClient>();
  for (const [name, url] of Object.entries(urls)) {
    const { origin } = new URL(url);
    const bounds = { connections: 8, timeoutMs: 10_000, maxResponseBytes: LIMIT };
    clients.set(name, createSubgraphClient({ baseUrl: origin, ...bounds }));
  }
  const sources = new Map(
    [...clients].map(([subgraph, client]) => [
      subgraph,
      createDataSource({
        subgraph,
        client,
        logger,
        sign: async () => 'unsigned',
        tellsClient: false,
        observe: () => undefined,
      }),
    ]),
  );
  const queue = createPlanQueue({
    ...{ timeoutMs: 60_000, mostWaiting: 10, mostPlanBytes: LIMIT },
    onEnded: (reason) => logger.error({ reason }, 'the process that plans was ended'),
  });
  const inspect = createInspector(DEFAULT_LIMITS);
  const documents = { trusted: () => new Map(), onlyTrusted: false, redis: undefined };
  const graph = await createGraph({
    version: 'audit',
    flights: createFlights(),
    federation: createFederation({
      supergraphSdl,
      sources,
      planner,
      queue,
      logger,
    }),
    // The supergraphs of the audit protect nothing, which the gateway's own enforcer refuses.
    enforcer: { denial: () => undefined, withheld: () => undefined },
    meter: {
      charge: async () => ok(undefined),
      refuse: async () => undefined,
      askerOf: () => ({ name: '', pay: () => undefined }),
    },
    inspect,
    logger,
  });
  const openParts = async () => {
    throw new Error('Nothing can be subscribed to here.');
  };
  const readRequest = createRequestReader({
    documents: createPersistedDocuments(documents),
    refusals: createRefusals(undefined),
    mostNesting: DEFAULT_LIMITS.nesting,
  });
  const parts = { trusted: new Map(), onlyTrusted: false, schemaText: '', contracts: new Map() };
  const versions = createVersions({ id: 'audit', graph, ...parts }, logger);
  const handler = createGraphqlHandler({ versions, readRequest, bodyLimit: LIMIT, openParts });
  const http = await serve(withSession(OPEN, handler));
  return {
    url: `${http.url}/graphql`,
    close: async () => {
      http.server.closeAllConnections();
      await http.close();
      await versions.stop();
      queue.close();
      for (const client of clients.values()) await client.close();
    },
  };
}
