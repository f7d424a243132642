import { expect, test } from 'vitest';
import { subgraphSdl } from '../fixture/graphs.ts';
import { SUBGRAPHS } from '../fixture/resolvers.ts';
import { asFederationOne } from './federation-one.ts';

const schemas = Object.fromEntries(
  asFederationOne(
    SUBGRAPHS.map((name) => ({ name, url: 'http://unused.test', sdl: subgraphSdl(name) })),
  ).map(({ name, schema }) => [name, schema]),
);

test('one subgraph defines a type, and the others extend it by its key', () => {
  expect(schemas['products']).toContain('\ntype Product @key(fields: "upc") {\n  upc: String!\n');
  for (const name of ['inventory', 'reviews']) {
    expect(schemas[name]).toContain(
      'extend type Product @key(fields: "upc") {\n  upc: String! @external\n',
    );
  }
  expect(schemas['accounts']).toContain('extend type Query {');
});

test('what version 1 does not know is left out', () => {
  for (const schema of Object.values(schemas)) expect(schema).not.toMatch(/@link|@shareable/);
});
