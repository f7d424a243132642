import { parse } from 'graphql';
import { expect, test } from 'vitest';
import { keptTokensOf, tokensOf } from './tokens.ts';

test('what is kept of a document is counted by its tokens, and by its length where texts in it are long', () => {
  const short = parse('{ loan(id: "1") { id } }');
  expect(keptTokensOf(short)).toBe(tokensOf(short));
  const long = parse(`{ loan(id: "${'x'.repeat(60_000)}") { id } }`);
  expect(tokensOf(long)).toBe(tokensOf(short));
  expect(keptTokensOf(long)).toBeGreaterThanOrEqual(2_000);
});
