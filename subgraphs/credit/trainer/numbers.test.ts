import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ascending, binCharacteristic } from './binning.ts';
import { assignFolds } from './cross-validation.ts';
import { MISSING } from './data-set.ts';
import { fitLogistic } from './logistic-regression.ts';
import { measure } from './metrics.ts';
import { at, shortestBetween } from './numbers.ts';

test('an edge separates its neighbours and is short', () => {
  expect([
    shortestBetween(0.4999, 0.5001),
    shortestBetween(2, 3),
    shortestBetween(99, 140),
  ]).toEqual([0.5, 3, 100]);
  const number = fc.double({ min: -1e6, max: 1e6, noNaN: true });
  fc.assert(
    fc.property(number, number, (a, b) => {
      fc.pre(a < b);
      const edge = shortestBetween(a, b);
      expect(a < edge && edge <= b).toBe(true);
    }),
  );
});

test('an element that is not there is an error', () => {
  expect(() => at([1], 1)).toThrow(/No element 1/);
});

describe('binning', () => {
  const rows = fc.array(fc.tuple(fc.integer({ min: 0, max: 30 }), fc.boolean(), fc.boolean()), {
    minLength: 40,
    maxLength: 300,
  });

  test.each(['RISES', 'FALLS', 'VALLEY'] as const)(
    'follows the trend %s and loses nobody',
    (trend) => {
      fc.assert(
        fc.property(rows, (cells) => {
          const values = Float64Array.from(cells, ([value, , gone]) => (gone ? MISSING : value));
          const bad = Uint8Array.from(cells, ([, isBad]) => Number(isBad));
          fc.pre(values.some((value) => !Number.isNaN(value)));
          const limits = { fineBins: 20, maximumBins: 5, minimumShare: 0.02 };
          const { blocks, missing } = binCharacteristic(
            values,
            bad,
            ascending(values),
            trend,
            limits,
          );
          const counted = blocks.reduce((sum, block) => sum + block.count, missing.count);
          expect(counted).toBe(cells.length);
          expect(blocks.length).toBeLessThanOrEqual(5);
          const rates = blocks.map((block) => block.bads / block.count);
          const turns = rates.slice(1).map((rate, i) => Math.sign(rate - at(rates, i)));
          const allowed = { RISES: /^[+0]*$/, FALLS: /^[-0]*$/, VALLEY: /^[-0]*[+0]*$/ }[trend];
          expect(turns.map((turn) => '-0+'[turn + 1]).join('')).toMatch(allowed);
        }),
      );
    },
  );
});

describe('logistic regression', () => {
  test('finds the log-odds of a two-by-two table', () => {
    const x = Float64Array.from({ length: 200 }, (_, i) => (i < 100 ? 0 : 1));
    const y = Uint8Array.from({ length: 200 }, (_, i) => (i < 20 || i >= 150 ? 1 : 0));
    const { intercept, coefficients } = fitLogistic([x], y, 0);
    expect(intercept).toBeCloseTo(Math.log(20 / 80), 10);
    expect(coefficients[0]).toBeCloseTo(Math.log(50 / 50) - Math.log(20 / 80), 10);
  });

  test('refuses a predictor that says nothing, unless a ridge holds it at zero', () => {
    const constant = new Float64Array(10).fill(1);
    const y = Uint8Array.from({ length: 10 }, (_, i) => i % 2);
    expect(() => fitLogistic([constant], y, 0)).toThrow(/constant/);
    expect(fitLogistic([constant], y, 1).coefficients[0]).toBeCloseTo(0, 10);
  });

  test('says when it cannot converge', () => {
    const x = Float64Array.of(-1, -1, 1, 1);
    expect(() => fitLogistic([x], Uint8Array.of(0, 0, 1, 1), 0)).toThrow(/converge|constant/);
  });
});

test('metrics of a known ranking, ties counted half', () => {
  const probabilities = Float64Array.of(0.1, 0.4, 0.4, 0.8, 0.2, 0.7);
  const metrics = measure(probabilities, Uint8Array.of(0, 0, 1, 1, 1, 0));
  expect(metrics.auc).toBeCloseTo(5.5 / 9, 12);
  expect(metrics.ks).toBeCloseTo(1 / 3, 12);
  expect(metrics.brier).toBeCloseTo(1.7 / 6, 12);
});

test('folds count within each class, in file order', () => {
  expect([...assignFolds(Uint8Array.of(0, 0, 1, 0, 0, 0, 0, 1))]).toEqual([0, 1, 0, 2, 3, 4, 0, 1]);
});
