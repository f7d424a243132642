import fc from 'fast-check';
import { expect, test } from 'vitest';
import { shapleyValues } from './shapley-values.ts';

const three = (numbers: readonly number[]) => Float64Array.from(numbers);

test('of a sum are the differences from the baseline', () => {
  const weigh = ([a = 0, b = 0, c = 0]: Float64Array) => 2 * a - 3 * b + c;
  const values = shapleyValues(weigh, three([1, 1, 7]), three([0, 3, 7]));
  expect(Array.from(values, (value) => Number(value.toFixed(12)))).toEqual([2, 6, 0]);
});

test('share an interaction equally among those who make it', () => {
  const product = (all: Float64Array) => all.reduce((result, value) => result * value, 1);
  const values = shapleyValues(product, three([6, 6, 6]), three([0, 0, 0]));
  for (const value of values) expect(value).toBeCloseTo(72, 9);
  const [a = 0, b = 0] = shapleyValues(product, three([2, 3]), three([1, 1]));
  // Orders a b and b a: a adds 1 or 3, b adds 4 or 2.
  expect([a, b]).toEqual([2, 3]);
});

test('add up to the whole difference, and give nothing to what equals the baseline', () => {
  const list = fc.array(fc.integer({ min: -9, max: 9 }), { minLength: 5, maxLength: 5 });
  fc.assert(
    fc.property(list, list, (values, baseline) => {
      const crooked = ([a = 0, b = 0, c = 0, d = 0, e = 0]: Float64Array) =>
        Math.max(a * b, c) + (d > e ? a : -c) * d;
      const [x, y] = [three(values), three(baseline)];
      const shares = shapleyValues(crooked, x, y);
      const sum = shares.reduce((total, share) => total + share, 0);
      expect(sum).toBeCloseTo(crooked(x) - crooked(y), 9);
      for (const [i, share] of shares.entries()) {
        if (values[i] === baseline[i]) expect(share).toBe(0);
      }
    }),
  );
});
