import { ApolloGateway } from '@apollo/gateway';
import { ApolloServer } from '@apollo/server';
import { startStandaloneServer } from '@apollo/server/standalone';
import { serveUnderTest } from './under-test.ts';

/** Apollo Gateway as its documentation begins: a supergraph, and the standalone server. */
serveUnderTest(async ({ supergraphSdl }) => {
  const server = new ApolloServer({ gateway: new ApolloGateway({ supergraphSdl }) });
  const { url } = await startStandaloneServer(server, { listen: { host: '127.0.0.1', port: 0 } });
  return url;
});
