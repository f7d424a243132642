import {
  buildSchema,
  GraphQLObjectType,
  GraphQLSchema,
  GraphQLString,
  parse,
  validate,
} from 'graphql';
import { describe, expect, test } from 'vitest';
import { DecimalScalar, LocalDate } from './index.ts';
import { namingValue } from './name-value.ts';

const schema = buildSchema(`
  input Part { whole: Int! share: Float parts: [Part!] }
  type Query { sum(part: Part, first: Int = 1): Int }
`);
const messagesOf = (query: string) => validate(schema, parse(query)).map(namingValue);

describe('an error about a value in a document', () => {
  test.each([
    ['{ sum(first: 1.5) }', 'Value at "first": Int cannot represent'],
    ['{ sum(part: { share: 1, whole: NaN }) }', 'Value at "part.whole": Int cannot represent'],
    ['{ sum(part: { parts: [{ whole: 1 }, { whole: "2" }], whole: 1 }) }', '"part.parts.whole"'],
    [
      '{ a: sum(first: 1) b: sum(part: { parts: [{ whole: 1e2 }], whole: 1 }) }',
      '"part.parts.whole"',
    ],
    ['{ sum(part: { whole: null }) }', 'Value at "part.whole": Expected value of type "Int!"'],
    ['{ sum(part: {}) }', 'Value at "part": Field "Part.whole" of required type'],
  ])('names its place in %s', (query, place) => {
    expect(messagesOf(query)).toEqual([expect.stringContaining(place)]);
  });

  test('and one about something else, or about a variable, stays as it is', () => {
    expect(messagesOf('{ nothing }')).toEqual(['Cannot query field "nothing" on type "Query".']);
    expect(messagesOf('query ($n: Int = "x") { sum(first: $n) }')).toEqual([
      'Int cannot represent non-integer value: "x"',
    ]);
  });

  test('that a scalar of ours refuses has its place as well', () => {
    const sum = {
      type: GraphQLString,
      args: { a: { type: DecimalScalar }, on: { type: LocalDate } },
    };
    const ours = new GraphQLSchema({
      query: new GraphQLObjectType({ name: 'Query', fields: { sum } }),
    });
    const errors = validate(ours, parse('{ sum(a: NaN, on: "soon") }'));
    expect(errors.map(namingValue)).toEqual([
      'Value at "a": Expected a Decimal such as "12.50".',
      'Value at "on": Expected a LocalDate such as 2026-01-31.',
    ]);
    expect(errors.map(({ locations }) => locations?.[0]?.column)).toEqual([10, 19]);
  });
});
