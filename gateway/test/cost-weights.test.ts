import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { getNamedType, getOperationAST, isObjectType, parse } from 'graphql';
import { expect, test } from 'vitest';
import { costOf } from '../src/cost/operation-cost.ts';
import { readWeights } from '../src/cost/weights.ts';
import { EXAMPLES } from '../src/explorer/examples.ts';
import { supergraphSchema } from '../src/federation/supergraph.ts';

const file = join(import.meta.dirname, '../supergraph.graphql');
const supergraph = supergraphSchema(readFileSync(file, 'utf8'));
const weights = readWeights(supergraph);

/** What an operation may cost where nothing else is set. */
const MAX_COST = 50_000;

const connections = Object.values(supergraph.getTypeMap()).flatMap((type) =>
  isObjectType(type)
    ? Object.values(type.getFields())
        .filter((field) => getNamedType(field.type).name.endsWith('Connection'))
        .map((field) => ({ coordinate: `${type.name}.${field.name}`, field }))
    : [],
);

test('there are connections to look at', () => {
  expect(connections.length).toBeGreaterThan(40);
});

test.each(connections)('$coordinate says how long it may be', ({ field }) => {
  const slicing = field.args.map(({ name }) => name).filter((name) => /^(first|last)$/.test(name));
  expect(weights.listSize(field)).toEqual({
    assumedSize: 20,
    slicingArguments: slicing,
    sizedFields: ['edges'],
  });
  expect(slicing).toContain('first');
});

const examples = EXAMPLES.map(({ query, variables }) => {
  const document = parse(query);
  const operation = getOperationAST(document);
  if (!operation) throw new Error('An example has one operation.');
  return { document, operation, variables, name: operation.name?.value };
});

test.each(examples)('anybody may run the example $name', ({ document, operation, variables }) => {
  const cost = costOf(supergraph, weights, document, operation).estimate(variables);
  expect(cost).toBeGreaterThan(0);
  expect(cost).toBeLessThan(1_000);
});

test('a page of a hundred with pages of twenty in it may be asked for', () => {
  const text = `{ loans(first: 100) { edges { node {
    id borrower { id } transactions { edges { node { id entries { id } } } } schedule { number }
  } } } }`;
  const document = parse(text);
  const operation = getOperationAST(document);
  if (!operation) throw new Error('There is one operation.');
  const cost = costOf(supergraph, weights, document, operation).estimate({});
  expect(cost).toBeLessThan(MAX_COST);
});

const docs = join(import.meta.dirname, '../../docs');
const pages = readdirSync(docs, { recursive: true, encoding: 'utf8' }).filter((page) =>
  page.endsWith('.md'),
);
const documented = pages.flatMap((page) =>
  [
    ...readFileSync(join(docs, page), 'utf8').matchAll(
      /^```graphql\n((?:query|mutation) .*?)^```$/gms,
    ),
  ].map(([, query = '']) => {
    const document = parse(query);
    const operation = getOperationAST(document);
    return { page, name: operation?.name?.value ?? '', document, operation };
  }),
);

test('there are examples in the documentation', () => {
  expect(documented.length).toBeGreaterThan(100);
});

test.each(documented)(
  '$name of $page costs no more than one operation may',
  ({ document, operation }) => {
    if (!operation) throw new Error('There is no operation.');
    const estimated = costOf(supergraph, weights, document, operation).estimate({});
    expect(estimated).toBeLessThanOrEqual(MAX_COST);
  },
);
