import { buildSchema, parse, validate } from 'graphql';
import { describe, expect, test } from 'vitest';
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
});
