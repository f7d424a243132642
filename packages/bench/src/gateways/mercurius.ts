import mercuriusGateway from '@mercuriusjs/gateway';
import fastify from 'fastify';
import { serveUnderTest } from './under-test.ts';

/** Mercurius' gateway as its documentation begins: it asks the subgraphs for their schemas. */
serveUnderTest(async ({ subgraphs }) => {
  const app = fastify();
  const services = subgraphs.map(({ name, url }) => ({ name, url }));
  await app.register(mercuriusGateway, { gateway: { services } });
  const address = await app.listen({ host: '127.0.0.1', port: 0 });
  return `${address}/graphql`;
});
