import fc from 'fast-check';
import { expect, test } from 'vitest';
import { axisTo } from './report-chart.ts';
import { grouped } from './report-page.ts';

test('an axis has a few whole steps, and nothing is above it', () => {
  fc.assert(
    fc.property(fc.nat({ max: 1_000_000_000 }), (most) => {
      const { top, step } = axisTo(most);
      expect(Number.isInteger(step) && step >= 1).toBe(true);
      expect(top % step).toBe(0);
      expect(top).toBeGreaterThanOrEqual(Math.max(1, most));
      expect(top / step).toBeLessThanOrEqual(5);
      expect(top - most).toBeLessThanOrEqual(step);
    }),
  );
});

test.each([
  [0, '0'],
  [999, '999'],
  [1_000, '1,000'],
  [-1_234_567, '-1,234,567'],
  ['2037894.42', '2,037,894.42'],
  ['1234.5678', '1,234.5678'],
  ['2026-11-23', '2026-11-23'],
  ['12.50 %', '12.50 %'],
  ['–', '–'],
])('%s is printed as %s', (value, printed) => {
  expect(grouped(value)).toBe(printed);
});
