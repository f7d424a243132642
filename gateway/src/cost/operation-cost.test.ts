import fc from 'fast-check';
import { buildSchema, getOperationAST, graphqlSync, parse } from 'graphql';
import { describe, expect, test } from 'vitest';
import type { Variables } from '../documents/guards.ts';
import { UNAVAILABLE } from '../execution/response.ts';
import { UNKNOWN_LENGTH } from './list-length.ts';
import { costOf } from './operation-cost.ts';
import { TooManySelections } from './steps.ts';
import { readWeights } from './weights.ts';

const schema = buildSchema(
  `
  directive @cost(weight: Int!) on ARGUMENT_DEFINITION | ENUM | FIELD_DEFINITION | INPUT_FIELD_DEFINITION | OBJECT | SCALAR
  directive @listSize(assumedSize: Int, slicingArguments: [String!], sizedFields: [String!], requireOneSlicingArgument: Boolean = true) on FIELD_DEFINITION
  type Query {
    loan(id: ID!): Loan
    loans(first: Int = 20, last: Int): Loans! @listSize(slicingArguments: ["first", "last"], sizedFields: ["edges", "nodes"])
    products: [Product!]! @listSize(assumedSize: 5)
    things: [Thing!]!
    search(text: String! @cost(weight: 7)): [Result!]! @listSize(assumedSize: 3)
    score: Float @cost(weight: 4)
  }
  type Mutation { pay(parts: [Part!], ids: [ID!], rows: [[Int]]): Loan @cost(weight: 10) }
  input Part { amount: Int, proof: String @cost(weight: 5), within: Part, ids: [ID!] }
  type Loans { edges: [Edge!]! nodes: [Loan!]! total: Int! }
  type Edge { cursor: String! node: Loan! }
  type Loan implements Thing { id: ID! payments(first: Int = 10): [Payment!]! @listSize(slicingArguments: ["first"]) same: Thing }
  type Payment { id: ID! }
  type Product implements Thing @cost(weight: 2) { id: ID! rates: [String!]! same: Thing }
  union Result = Loan | Product
  interface Thing { id: ID! same: Thing }
  `,
  { assumeValidSDL: true },
);

function of(text: string, name?: string, seen = schema) {
  const document = parse(text);
  const operation = getOperationAST(document, name);
  if (!operation) throw new Error('There is no such operation.');
  return costOf(seen, readWeights(schema, seen), document, operation);
}
const estimate = (text: string, variables: Variables = {}) => of(text).estimate(variables);

/** A part of the schema, as a contract has it. */
const part = buildSchema(`
  type Query {
    loans(first: Int = 20, last: Int): Loans!
    search(text: String!): [Result!]!
    products: [Product!]!
  }
  type Mutation { pay(parts: [Part!]): Loan }
  input Part { amount: Int, proof: String }
  type Loans { edges: [Edge!]! nodes: [Loan!]! total: Int! }
  type Edge { cursor: String! node: Loan! }
  type Loan { id: ID! }
  type Product { id: ID! }
  union Result = Loan | Product
`);
const inPart = (text: string, variables: Variables = {}) =>
  of(text, undefined, part).estimate(variables);

test('a part of the graph has the weights of the whole, and costs nothing of what is not in it', () => {
  for (const text of [
    '{ loans(first: 3) { edges { node { id } } nodes { id } } products { id } }',
    '{ search(text: "x") { ... on Product { id } } }',
    'mutation { pay(parts: [{ proof: "x" }, { amount: 1 }]) { id } }',
  ]) {
    expect([text, inPart(text)]).toEqual([text, estimate(text)]);
  }
  const given = 'mutation($parts: [Part!]) { pay(parts: $parts) { id } }';
  const hidden = { parts: [{ within: { within: { amount: 1 } } }] };
  expect(inPart(given, hidden)).toBe(inPart(given, { parts: [{ unknown: { amount: 1 } }] }));
  expect(estimate(given, hidden)).toBeGreaterThan(inPart(given, hidden));
  const unknown = { parts: [{ one: 1, other: { deep: 2 } }] };
  expect(estimate(given, unknown)).toBe(estimate(given, { parts: [{}] }) + 2);
  const introspection =
    '{ __schema { types { fields { args { description } type { fields { name } } } } } }';
  expect(inPart(introspection)).toBeLessThan(estimate(introspection));
});

describe('what an operation may cost', () => {
  test('objects cost a point and scalars none', () => {
    expect(estimate('{ loan(id: 1) { id } }')).toBe(1);
    expect(estimate('{ score }')).toBe(4);
  });

  test('a connection is as long as its slicing argument, below itself', () => {
    expect(estimate('{ loans { edges { node { id } } } }')).toBe(1 + 20 * 2);
    expect(estimate('{ loans(first: 3) { edges { node { id } } nodes { id } total } }')).toBe(10);
    expect(estimate('query($n: Int) { loans(last: $n) { nodes { id } } }', { n: 50 })).toBe(51);
    expect(estimate('query($n: Int = 7) { loans(first: $n) { nodes { id } } }')).toBe(8);
  });

  test('a length that is no Int counts as not given, and whatever is given the cost is a number', () => {
    const text = `query($n: Int, $m: Int) { loans(first: $n) { nodes { payments(first: $m) { id } } } }`;
    const otherwise = estimate(text, {});
    for (const not of [1e308, Number.MAX_VALUE, 2 ** 31, 1.5, '5', true, [7], null]) {
      expect(estimate(text, { n: not, m: not })).toBe(otherwise);
    }
    expect(estimate(text, { n: 0, m: 1e308 })).toBe(1);
    const cost = of(text);
    const any = fc.oneof(fc.integer(), fc.double(), fc.jsonValue());
    fc.assert(
      fc.property(any, any, fc.boolean(), (n, m, isWhole) => {
        for (const points of [cost.estimate({ n, m }), cost.actual({}, { n, m }, isWhole)]) {
          expect(points).toBeGreaterThanOrEqual(0);
          expect(points).toBeLessThanOrEqual(Number.MAX_SAFE_INTEGER);
        }
      }),
    );
  });

  test('lists in lists multiply', () => {
    expect(estimate('{ loans(first: 100) { nodes { payments(first: 100) { id } } } }')).toBe(
      1 + 100 * (1 + 100),
    );
  });

  test('a list of which nothing is said has a length that is assumed', () => {
    expect(estimate('{ things { id } }')).toBe(UNKNOWN_LENGTH * 2);
    expect(estimate('{ products { id } }')).toBe(10);
  });

  test('of the types that a value may have the dearest counts', () => {
    const text =
      '{ search(text: "a") { ... on Loan { payments(first: 4) { id } } ... on Product { id } } }';
    expect(estimate(text)).toBe(7 + 3 * (1 + 4));
  });

  test('what is asked for twice under one key is counted once', () => {
    const twice = '{ loan(id: 1) { payments { id } ...a } } fragment a on Loan { payments { id } }';
    expect(estimate(twice)).toBe(estimate('{ loan(id: 1) { payments { id } } }'));
    expect(estimate('{ a: loan(id: 1) { id } b: loan(id: 1) { id } }')).toBe(2);
  });

  test('what is left out costs nothing, and what may run is counted', () => {
    const text = 'query($a: Boolean!) { loan(id: 1) { payments @include(if: $a) { id } } }';
    expect(estimate(text, { a: false })).toBe(1);
    expect(estimate(text, { a: true })).toBe(11);
    expect(estimate(text, { a: 'yes' })).toBe(11);
    expect(estimate('{ loan(id: 1) @skip(if: true) { id } }')).toBe(0);
  });

  test('to tell about the schema costs as much whatever comes of it', () => {
    const one = '{ __type(name: "Loan") { fields { name type { name } } } }';
    const cost = of(one);
    expect(cost.estimate({})).toBeGreaterThan(0);
    expect(cost.actual({ __type: null }, {}, true)).toBe(cost.estimate({}));
    expect(
      estimate(`${one.slice(0, -1)} b: __type(name: "Loan") { name } loan(id: 1) { id } }`),
    ).toBe(cost.estimate({}) + 2);
  });

  test('a mutation costs what its field says', () => {
    expect(estimate('mutation { pay { id } }')).toBe(10);
  });

  test.each([
    [[], '[]', 0],
    [[{ amount: 1 }, { amount: 2 }], '[{ amount: 1 }, { amount: 2 }]', 2],
    [{ amount: 1 }, '{ amount: 1 }', 1],
    [
      [{ proof: 'x', within: { ids: ['a', 'b'] } }],
      '[{ proof: "x", within: { ids: ["a", "b"] } }]',
      9,
    ],
    [null, 'null', 0],
  ])('each object and item of %j costs a point wherever it is given', (parts, literal, points) => {
    const head = 'query($parts: [Part!])';
    const once = `mutation($parts: [Part!]) { pay(parts: $parts) { id } }`;
    expect(estimate(once, { parts })).toBe(10 + points);
    expect(estimate(`mutation { pay(parts: ${literal}) { id } }`)).toBe(10 + points);
    expect(estimate(`mutation($parts: [Part!] = ${literal}) { pay(parts: $parts) { id } }`)).toBe(
      10 + points,
    );
    const twice = `${head.replace('query', 'mutation')} { a: pay(parts: $parts) { id } b: pay(parts: $parts) { id } }`;
    expect(estimate(twice, { parts })).toBe(2 * (10 + points));
    expect(of(once).actual({ pay: null }, { parts }, true)).toBe(points);
  });

  test('variables are counted once, however many fields they are given to in turn', () => {
    const read = { i: 0, j: 0 };
    const parts = (name: 'i' | 'j') => {
      const part = {
        get amount() {
          read[name] += 1;
          return 1;
        },
      };
      return [part, part];
    };
    const turns = Array.from(
      { length: 9 },
      (_, n) => `a${n}: pay(parts: $i) { id } b${n}: pay(parts: $j) { id }`,
    );
    const text = `mutation($i: [Part!], $j: [Part!]) { ${turns.join(' ')} }`;
    expect(estimate(text, { i: parts('i'), j: parts('j') })).toBe(2 * 9 * (10 + 2));
    expect(read).toEqual({ i: 2, j: 2 });
  });

  test('variables count within objects and lists, too', () => {
    const text = `mutation($id: ID!, $ids: [ID!], $part: Part!) {
      pay(ids: $ids, parts: [{ ids: $ids, amount: 1 }, $part], rows: [[1, 2], []]) { id }
      other: pay(ids: [$id]) { id }
    }`;
    const variables = { id: 'x', ids: ['a', 'b', 'c'], part: { within: {} } };
    expect(estimate(text, variables)).toBe(10 + 3 + (1 + 3) + 2 + (2 + 2) + 10 + 1);
  });

  test('types within types do not multiply the work', () => {
    const nested = (depth: number): string =>
      depth === 0 ? 'id' : `same { ... on Loan { id } ${nested(depth - 1)} }`;
    // Two types at each of sixty levels: nobody would live to see the end of it.
    expect(estimate(`{ things { ${nested(60)} } }`)).toBe(UNKNOWN_LENGTH * 2 * 61);
  });

  test('too many combinations of fragments and conditions are refused', () => {
    const depth = 14;
    const fragments = Array.from({ length: depth }, (_, level) => {
      const inner = level === depth - 1 ? 'id' : `...f${level + 1} @include(if: $v${level})`;
      const other = level === depth - 1 ? 'id' : `...f${level + 1} @skip(if: $w${level})`;
      return `fragment f${level} on Thing { same { ${inner} } a: same { ${other} } }`;
    });
    const variables = Array.from(
      { length: depth },
      (_, level) => `$v${level}: Boolean! $w${level}: Boolean!`,
    );
    const text = `query(${variables.join(' ')}) { things { ...f0 } }\n${fragments.join('\n')}`;
    expect(() => estimate(text)).toThrow(TooManySelections);
  });
});

describe('what an answer costs', () => {
  test('lists count as long as they are', () => {
    const cost = of('{ loans(first: 100) { edges { node { payments { id } } } } }');
    const node = { payments: [{ id: '1' }, { id: '2' }] };
    expect(
      cost.actual({ loans: { edges: [{ node }, { node: { payments: [] } }] } }, {}, true),
    ).toBe(1 + 2 * 2 + 2);
    expect(cost.actual({ loans: null }, {}, true)).toBe(0);
    expect(cost.actual(null, {}, true)).toBe(0);
  });

  test('an object counts as what it is, also beside types of which nothing is asked', () => {
    const cost = of(
      '{ things { id ... on Product { same { id } } } search(text: "x") { __typename } }',
    );
    const product = { __typename: 'Product', same: { __typename: 'Product' } };
    const loan = { __typename: 'Loan', same: { __typename: 'Product' } };
    expect(cost.actual({ things: [product, loan] }, {}, true)).toBe(7 + (2 + 2) + 1);
    expect(cost.actual({ search: [loan, product, product] }, {}, true)).toBe(7 + 1 + 2 + 2);
    // Of whatever it may be, the dearest.
    expect(cost.actual({ things: [{ same: { __typename: 'Loan' } }] }, {}, true)).toBe(7 + 2 + 1);
    expect(cost.actual({ search: [{ __typename: 'Result' }] }, {}, true)).toBe(7 + 2);
  });

  test('what is missing after a failure costs what it might have, and no more than all of it', () => {
    const cost = of('{ loans(first: 3) { nodes { payments(first: 5) { id } } } products { id } }');
    const nodes = [{ payments: [{ id: '1' }] }, { payments: null }, null];
    expect(cost.actual({ loans: { nodes } }, {}, false)).toBe(1 + (1 + 1) + (1 + 5) + (1 + 5) + 10);
    expect(cost.actual({ loans: { nodes } }, {}, true)).toBe(1 + 2 + 1);
    for (const nothing of [undefined, null, {}, { loans: null, products: UNAVAILABLE }]) {
      expect(cost.actual(nothing, {}, false)).toBe(cost.estimate({}));
    }
  });

  test('no answer within the assumed lengths costs more than was estimated', () => {
    const texts = [
      '{ loans(first: 5) { nodes { id payments(first: 3) { id } } } products { rates } }',
      '{ search(text: "x") { ... on Loan { payments(first: 2) { id } } ... on Product { id } } }',
    ];
    fc.assert(
      fc.property(fc.constantFrom(...texts), fc.nat(5), fc.nat(2), (text, many, few) => {
        const list = <T>(length: number, item: T) => Array.from({ length }, () => item);
        const payments = list(few, { id: '1' });
        const rootValue = {
          loans: { nodes: list(many, { id: '1', payments }) },
          products: list(many, { rates: ['1'] }),
          search: list(few, { __typename: 'Loan', payments }),
        };
        const { data } = graphqlSync({ schema, source: text, rootValue });
        const cost = of(text);
        expect(cost.actual(data, {}, true)).toBeLessThanOrEqual(cost.estimate({}));
      }),
    );
  });
});
