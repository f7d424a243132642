import type { SignCaller } from '@blockscore/caller';
import {
  type HealthChecks,
  healthRoutes,
  type Logger,
  type Metrics,
  type Route,
} from '@blockscore/service';
import type { GatewayConfig } from '../config.ts';
import type { PublishedGraph } from '../contracts/contracts.ts';
import type { Refusals } from '../cost/refusals.ts';
import { explorerRoutes } from '../explorer/explorer.ts';
import type { SubgraphClient } from '../subgraphs/client.ts';
import { verifyRoutes } from '../verify/verify-page.ts';
import type { Versions } from '../versions/versions.ts';
import { archiveRoute } from './archives.ts';
import { type Door, type Exchange, withSession } from './exchange.ts';
import { EXPORTED_FILES, fileExport } from './exports.ts';
import { createGraphqlHandler } from './graphql.ts';
import { kycRoutes } from './kyc-files.ts';
import { paymentCallbackRoute } from './payment-callbacks.ts';
import type { RequestReader } from './request-reader.ts';
import type { Status } from './status.ts';
import type { Streams } from './streams.ts';

export interface RoutesOptions {
  readonly config: GatewayConfig;
  readonly versions: Versions;
  readonly door: Door;
  readonly streams: Streams;
  readonly readRequest: RequestReader;
  readonly refusals: Refusals;
  /** Where payment callbacks go, and files come from. */
  readonly lending: SubgraphClient;
  /** Where files of the books come from. */
  readonly ledger: SubgraphClient;
  readonly compliance: SubgraphClient;
  readonly sign: SignCaller;
  readonly status: Status;
  readonly checks: HealthChecks;
  readonly metrics: Metrics;
  readonly logger: Logger;
}

const PUBLIC_MAX_AGE = 'public, max-age=300';

/** Everything that the gateway answers over plain HTTP. */
export function gatewayRoutes(options: RoutesOptions): readonly Route[] {
  const { config, versions, door, streams, status, refusals } = options;
  const graphql = withSession(
    door,
    createGraphqlHandler({
      versions,
      readRequest: options.readRequest,
      bodyLimit: config.MAX_BODY_BYTES,
      openParts: streams.openParts,
    }),
    refusals,
  );
  const eventStream = withSession(door, streams.eventStream, refusals);
  const reserve = withSession(door, streams.reserve, refusals);
  const complete = withSession(door, streams.complete, refusals);
  // Of the whole graph, and of a contract that the path names.
  const answering = ['/graphql', '/graphql/*'].flatMap((path): readonly Route[] => [
    { method: 'POST', path, handle: graphql },
    { method: 'GET', path, handle: graphql },
    { method: 'POST', path: `${path}/stream`, handle: eventStream },
    { method: 'GET', path: `${path}/stream`, handle: eventStream },
    { method: 'PUT', path: `${path}/stream`, handle: reserve },
    { method: 'DELETE', path: `${path}/stream`, handle: complete },
  ]);
  return [
    ...answering,
    paymentCallbackRoute(options.lending),
    archiveRoute(options.compliance),
    ...kycRoutes(options.compliance),
    ...EXPORTED_FILES.map((file) => ({
      method: 'GET' as const,
      path: file.path,
      handle: withSession(door, fileExport(file, options)),
    })),
    ...(config.ENABLE_INTROSPECTION
      ? [
          {
            method: 'GET' as const,
            path: '/schema.graphql',
            handle: withSession(door, schemaFile(versions), refusals),
          },
        ]
      : []),
    {
      method: 'GET',
      path: '/.well-known/jwks.json',
      handle: withSession(door, async ({ response }) => {
        const keys = JSON.stringify(await door.authenticator.keySet());
        response.setHeader('content-type', 'application/jwk-set+json');
        response.setHeader('cache-control', PUBLIC_MAX_AGE);
        response.end(keys);
      }),
    },
    { method: 'GET', path: '/api/health', handle: status.summary },
    {
      method: 'GET',
      path: '/api/health/detailed',
      handle: withSession(door, status.details),
    },
    ...healthRoutes(options.checks, options.metrics, options.logger),
    ...verifyRoutes(),
    ...(config.ENABLE_EXPLORER ? explorerRoutes() : []),
  ];
}

/** The schema as whoever asks sees it: one copy of it for all, however many read it, for a point each time. */
function schemaFile(versions: Pick<Versions, 'current'>): (exchange: Exchange) => Promise<void> {
  const texts = new WeakMap<PublishedGraph, Buffer>();
  return async ({ response, graphIn, refuse }) => {
    const chosen = graphIn(versions.current());
    if (!chosen.ok) throw chosen.error;
    await refuse();
    const text = texts.get(chosen.value) ?? Buffer.from(chosen.value.schemaText);
    texts.set(chosen.value, text);
    response.setHeader('content-type', 'text/plain; charset=utf-8');
    response.setHeader('cache-control', PUBLIC_MAX_AGE);
    response.appendHeader('vary', 'authorization, x-graph-contract');
    response.end(text);
  };
}
