import { createRequire } from 'node:module';
import fastify from 'fastify';
import { type ASTNode, Kind, visit } from 'graphql';
import { asFederationOne } from './federation-one.ts';
import { serveUnderTest } from './under-test.ts';

/**
 * Mercurius puts types where the name of one belongs into the trees that it prints. The printer of
 * graphql 16.15 takes text only, so it is given that.
 */
function letNamesBeTypes(): void {
  const require = createRequire(import.meta.url);
  const printer = require('graphql/language/printer') as { print: (tree: ASTNode) => string };
  const { print } = printer;
  const toText = (name: { value: unknown }) => {
    name.value = String(name.value);
  };
  printer.print = (tree) => print(visit(tree, { [Kind.NAME]: toText }));
}

/** Mercurius' gateway as its documentation begins. It knows version 1 of federation. */
serveUnderTest(async ({ subgraphs }) => {
  letNamesBeTypes();
  const { default: mercuriusGateway } = await import('@mercuriusjs/gateway');
  const urls = new Map(subgraphs.map(({ name, url }) => [name, url]));
  const services = asFederationOne(subgraphs).map(({ name, schema }) => {
    return { name, schema, url: urls.get(name) ?? '' };
  });
  const app = fastify();
  await app.register(mercuriusGateway.default, { gateway: { services } });
  const address = await app.listen({ host: '127.0.0.1', port: 0 });
  return `${address}/graphql`;
});
