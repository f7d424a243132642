import fc from 'fast-check';
import { expect, test } from 'vitest';
import { canonicalJson } from './canonical-json.ts';

test('keys are sorted at every depth, and nothing is between the parts', () => {
  expect(canonicalJson({ b: [1, { d: null, c: 'é"' }], a: -0, A: 1e21, u: undefined })).toBe(
    '{"A":1e+21,"a":0,"b":[1,{"c":"é\\"","d":null}]}',
  );
});

test('it reads as the same value, however the keys were ordered', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      const text = canonicalJson(value);
      expect(JSON.stringify(JSON.parse(text)).length).toBe(text.length);
      expect(canonicalJson(JSON.parse(text))).toBe(text);
    }),
  );
});

test.each([Number.NaN, Number.POSITIVE_INFINITY, 1n, () => 1])('%s is refused', (value) => {
  expect(() => canonicalJson([value])).toThrow(/spelling in JSON|BigInt/);
});
