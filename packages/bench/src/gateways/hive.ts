import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createGatewayRuntime, type GatewayConfig } from '@graphql-hive/gateway-runtime';
import * as http from '@graphql-mesh/transport-http';
import { hiveVariant } from '../config.ts';
import { serveUnderTest } from './under-test.ts';

const { usesRouter, sharesRequests } = hiveVariant();

/** Hive Gateway by the library that its command runs. Subgraphs are told who asks. */
serveUnderTest(async ({ supergraphSdl }) => {
  const options: GatewayConfig = {
    supergraph: supergraphSdl,
    logging: false,
    transports: { http },
    landingPage: false,
    graphiql: false,
    propagateHeaders: {
      fromClientToSubgraphs({ request }) {
        const authorization = request.headers.get('authorization');
        return authorization === null ? {} : { authorization };
      },
    },
    ...(sharesRequests && { inboundInflightRequestDeduplication: true }),
    ...(usesRouter && {
      unifiedGraphHandler: (await import('@graphql-hive/router-runtime')).unifiedGraphHandler,
    }),
  };
  const server = createServer(createGatewayRuntime(options));
  const { promise: listening, resolve } = Promise.withResolvers<void>();
  server.listen(0, '127.0.0.1', resolve);
  await listening;
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`;
});
