import { expect, test } from 'vitest';
import { sparkline, trendOf } from './trend.ts';

const scattered = (size: number) =>
  Array.from({ length: 40 }, (_, index) => 100 + size * Math.sin(index * 7));

test('what only scatters is flat, also where it shrinks', () => {
  expect(trendOf(scattered(5)).isFlat).toBe(true);
  expect(trendOf([100, 100, 100])).toEqual({ growth: 0, error: 0, mean: 100, isFlat: true });
  expect(trendOf(scattered(5).map((figure, index) => figure - index)).isFlat).toBe(true);
});

test('a leak is found beneath the scatter', () => {
  const leaking = scattered(5).map((figure, index) => figure + index / 2);
  const { growth, error, isFlat } = trendOf(leaking);
  expect(isFlat).toBe(false);
  expect(Math.abs(growth - 19.5)).toBeLessThan(3 * error);
});

test('two figures are no trend', () => {
  expect(() => trendOf([1, 2])).toThrow('no trend');
});

test('a sparkline goes from the least to the most', () => {
  expect(sparkline([1, 2, 8, 1])).toBe('▁▂█▁');
  expect(sparkline([3, 3])).toBe('▁▁');
});
