import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  executeSync,
  getIntrospectionQuery,
  getNamedType,
  getOperationAST,
  isObjectType,
  parse,
  validate,
} from 'graphql';
import { describe, expect, test } from 'vitest';
import { costOf } from '../src/cost/operation-cost.ts';
import { TooManySelections } from '../src/cost/steps.ts';
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

test.each([
  ['Mutation', 'login', 100],
  ['Mutation', 'register', 100],
  ['Mutation', 'changePassword', 100],
  ['Mutation', 'resetPassword', 100],
  ['Query', 'calculateApr', 10],
  ['Query', 'auditVerification', 10_000],
] as const)('%s.%s costs as much as it takes', (type, name, points) => {
  const field = (
    type === 'Query' ? supergraph.getQueryType() : supergraph.getMutationType()
  )?.getFields()[name];
  if (field === undefined) throw new Error(`There is no ${name}.`);
  expect(weights.ofField(field, getNamedType(field.type))).toBe(points);
});

describe('the schema', () => {
  const pointsOf = (text: string) => {
    const document = parse(text);
    const operation = getOperationAST(document);
    if (!operation) throw new Error('There is one operation.');
    return costOf(supergraph, weights, document, operation).estimate({});
  };
  const usual = getIntrospectionQuery({
    ...{ descriptions: true, schemaDescription: true, specifiedByUrl: true, oneOf: true },
    ...{ directiveIsRepeatable: true, inputValueDeprecation: true },
  });
  const aliases = (count: number, field: string) =>
    Array.from({ length: count }, (_, n) => `a${n}: ${field}`).join(' ');

  test('may be asked for as tools do, often enough by who is not signed in, and costs what it is', () => {
    const count = (value: unknown): number => {
      if (typeof value !== 'object' || value === null) return 1;
      const sum = Object.values(value).reduce((before, one) => before + count(one), 0);
      return sum + (Array.isArray(value) ? 0 : 1);
    };
    const { data } = executeSync({ schema: supergraph, document: parse(usual) });
    expect(pointsOf(usual)).toBeGreaterThan(count(data) / 50);
    expect(pointsOf(usual)).toBeLessThan(2_000);
    expect(pointsOf(getIntrospectionQuery())).toBeLessThan(2_000);
    expect(pointsOf('{ __type(name: "Loan") { fields { name type { name } } } }')).toBeLessThan(20);
  });

  test.each([
    `{ ${aliases(
      3,
      usual
        .slice(usual.indexOf('{') + 1, usual.indexOf('fragment'))
        .trim()
        .slice(0, -1),
    )} }${usual.slice(usual.indexOf('fragment'))}`,
    `{ __schema { types { ${aliases(90, 'fields { name }')} } } }`,
    `{ __schema { types { fields { ${aliases(90, 'description')} } } } }`,
    `{ __schema { types { fields { type { ...T ofType { ...T } } } } } }
     fragment T on __Type { fields { name description } }`,
    `{ __type(name: "Mutation") { ${aliases(95, 'fields { name description args { name description } }')} } }`,
    `{ ${aliases(28, '__schema { types { fields { name args { name } } } }')} }`,
  ])('is not told many times over: %s', (text) => {
    expect(validate(supergraph, parse(text))).toEqual([]);
    expect(() => pointsOf(text)).toThrow(TooManySelections);
  });
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
