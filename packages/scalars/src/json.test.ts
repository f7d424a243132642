import { parseValue } from 'graphql';
import { describe, expect, test } from 'vitest';
import { JsonScalar, MAX_JSON_CHARACTERS, MAX_JSON_DEPTH } from './json.ts';

function nested(depth: number): unknown {
  let value: unknown = 1;
  for (let level = 0; level < depth; level += 1) value = [value];
  return value;
}

describe('JSON', () => {
  test('takes any value, as a variable and written into the document', () => {
    const value = { text: 'é', list: [1, 2.5, true, null], inner: { empty: {} } };
    expect(JsonScalar.parseValue(value)).toEqual(value);
    expect(JsonScalar.serialize(value)).toEqual(value);
    const literal = parseValue('{ text: "é", list: [1, 2.5, true, null], inner: { empty: {} } }');
    expect(JsonScalar.parseLiteral(literal, {})).toEqual(value);
    expect(JsonScalar.parseLiteral(parseValue('[$a, $b]'), { a: { x: 1 } })).toEqual([
      { x: 1 },
      null,
    ]);
  });

  test('is bounded in depth and size', () => {
    expect(JsonScalar.parseValue(nested(MAX_JSON_DEPTH))).toBeDefined();
    for (const depth of [MAX_JSON_DEPTH + 1, 100_000]) {
      expect(() => JsonScalar.parseValue(nested(depth))).toThrow(/deep/);
    }
    const literal = (depth: number) => parseValue('['.repeat(depth) + ']'.repeat(depth));
    expect(JsonScalar.parseLiteral(literal(MAX_JSON_DEPTH), {})).toBeDefined();
    expect(() => JsonScalar.parseLiteral(literal(MAX_JSON_DEPTH + 2), {})).toThrow(/deep/);
    const longest = 'x'.repeat(MAX_JSON_CHARACTERS - 2);
    expect(JsonScalar.parseValue(longest)).toBe(longest);
    expect(() => JsonScalar.parseValue(`${longest}x`)).toThrow(/characters/);
  });

  test('has no names of enums', () => {
    expect(() => JsonScalar.parseLiteral(parseValue('{ a: NAME }'), {})).toThrow(/enums/);
  });

  test('keeps a name that objects inherit as a plain key', () => {
    const value = JsonScalar.parseLiteral(parseValue('{ __proto__: { polluted: true } }'), {});
    expect(Object.keys(Object(value))).toEqual(['__proto__']);
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });
});
