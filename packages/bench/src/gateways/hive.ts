import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createGatewayRuntime, type GatewayConfig } from '@graphql-hive/gateway-runtime';
import * as http from '@graphql-mesh/transport-http';
import { serveUnderTest } from './under-test.ts';

/** The planner and executor of Hive Router in place of stitching. */
const USES_ROUTER = process.env['BENCH_HIVE_ROUTER'] === 'true';
/** Equal requests in flight are answered together. */
const SHARES_REQUESTS = process.env['BENCH_HIVE_SHARING'] === 'true';

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
    ...(SHARES_REQUESTS && { inboundInflightRequestDeduplication: true }),
    ...(USES_ROUTER && {
      unifiedGraphHandler: (await import('@graphql-hive/router-runtime')).unifiedGraphHandler,
    }),
  };
  const server = createServer(createGatewayRuntime(options));
  const { promise: listening, resolve } = Promise.withResolvers<void>();
  server.listen(0, '127.0.0.1', resolve);
  await listening;
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`;
});
