import { array, assert, double, integer, property, tuple } from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  binIndex,
  driftLevel,
  floorOf,
  isNewAlert,
  type MeasuredBin,
  measureBins,
  scoreBins,
  stabilityByChance,
  stabilityIndex,
} from './drift.ts';
import { weekOf } from './week.ts';

const share = double({ min: 0, max: 1, noNaN: true });
const bins = array(
  tuple(share, share).map(
    ([expected, actual]): MeasuredBin => ({ below: null, kind: 'VALUES', expected, actual }),
  ),
  { minLength: 1, maxLength: 20 },
);
const floor = double({ min: 1e-6, max: 0.05, noNaN: true });

describe('the stability index', () => {
  test('is what is calculated by hand', () => {
    const made = (expected: number, actual: number): MeasuredBin => ({
      below: null,
      kind: 'VALUES',
      expected,
      actual,
    });
    // (0.3 − 0.2) · ln(0.3 ÷ 0.2) + (0.7 − 0.8) · ln(0.7 ÷ 0.8)
    expect(stabilityIndex([made(0.2, 0.3), made(0.8, 0.7)], 0.001)).toBeCloseTo(
      0.1 * Math.log(1.5) - 0.1 * Math.log(0.875),
      12,
    );
    // An empty bin counts as half of one score of a hundred.
    expect(stabilityIndex([made(0.1, 0), made(0.9, 0.9)], floorOf(100))).toBeCloseTo(
      -0.095 * Math.log(0.05),
      12,
    );
  });

  test('is never negative, and the same both ways', () => {
    assert(
      property(bins, floor, (measured, least) => {
        const index = stabilityIndex(measured, least);
        const swapped = measured.map((bin) => ({
          ...bin,
          expected: bin.actual,
          actual: bin.expected,
        }));
        expect(index).toBeGreaterThanOrEqual(0);
        expect(stabilityIndex(swapped, least)).toBeCloseTo(index, 9);
      }),
    );
  });

  test('is 0 for the same shares, and for no others above the floor', () => {
    assert(
      property(bins, floor, (measured, least) => {
        const same = measured.map((bin) => ({ ...bin, actual: bin.expected }));
        expect(stabilityIndex(same, least)).toBe(0);
        const differs = measured.some(
          ({ expected, actual }) =>
            Math.abs(Math.max(expected, least) - Math.max(actual, least)) > 1e-6,
        );
        if (differs) expect(stabilityIndex(measured, least)).toBeGreaterThan(0);
      }),
    );
  });

  test('has levels at 0.10 and 0.25, from a hundred scores on', () => {
    const levelOf = (stability: number, scores: number) =>
      driftLevel({ stability, scores, bins: shares(10) });
    expect(levelOf(0.0999, 100)).toBe('STABLE');
    expect(levelOf(0.1, 1_000)).toBe('WATCH');
    expect(levelOf(0.2499, 5_000)).toBe('WATCH');
    expect(levelOf(0.25, 100)).toBe('ALERT');
    expect(levelOf(3, 99)).toBe('TOO_FEW');
  });

  test('says nothing where chance alone does as much', () => {
    // A hundred scores in ten bins exceed 0.169 once in twenty weeks, in sixteen bins 0.25.
    expect(driftLevel({ stability: 0.16, scores: 100, bins: shares(10) })).toBe('TOO_FEW');
    expect(driftLevel({ stability: 0.18, scores: 100, bins: shares(10) })).toBe('WATCH');
    expect(driftLevel({ stability: 0.25, scores: 100, bins: shares(20) })).toBe('TOO_FEW');
  });

  test('is told of once, and again when it rises', () => {
    expect(isNewAlert('STABLE', null)).toBe(false);
    expect(isNewAlert('TOO_FEW', null)).toBe(false);
    expect(isNewAlert('WATCH', null)).toBe(true);
    expect(isNewAlert('WATCH', 'WATCH')).toBe(false);
    expect(isNewAlert('ALERT', 'WATCH')).toBe(true);
    expect(isNewAlert('WATCH', 'ALERT')).toBe(false);
  });

  test('exceeds by chance what tables of χ² say', () => {
    // 95 % quantiles of χ² with 9, 4 and 1 degrees of freedom: 16.919, 9.488 and 3.841.
    expect(stabilityByChance(shares(10), 100)).toBeCloseTo(0.16919, 3);
    expect(stabilityByChance(shares(5), 1_000)).toBeCloseTo(0.009488, 4);
    expect(stabilityByChance(shares(2), 1)).toBeCloseTo(3.841, 0);
    expect(stabilityByChance(shares(1), 100)).toBe(0);
  });

  test('exceeds no more by chance for bins that nobody can be in', () => {
    const nobody = { expected: 0, actual: 0 };
    const some = [...shares(5), nobody, nobody];
    expect(stabilityByChance(some, 100)).toBe(stabilityByChance(shares(5), 100));
    const come = [...shares(5), { expected: 0, actual: 0.1 }];
    expect(stabilityByChance(come, 100)).toBe(stabilityByChance(shares(6), 100));
  });
});

/** Bins that hold as much each. */
function shares(count: number) {
  return Array.from({ length: count }, () => ({ expected: 1 / count, actual: 1 / count }));
}

describe('bins of a score', () => {
  const steps = array(integer({ min: 0, max: 500 }), { minLength: 1, maxLength: 56 }).map(
    (counts) =>
      counts.map((count, i) => ({
        below: i === counts.length - 1 ? null : 300 + 10 * (i + 1),
        count,
      })),
  );

  test('hold everybody, are ten at most, and none is smaller than a twentieth', () => {
    assert(
      property(steps, (distribution) => {
        const total = distribution.reduce((sum, { count }) => sum + count, 0);
        const made = scoreBins(distribution);
        expect(made.reduce((sum, { count }) => sum + count, 0)).toBe(total);
        expect(made.length).toBeLessThanOrEqual(10);
        expect(made.at(-1)?.below).toBeNull();
        for (const [i, bin] of made.entries()) {
          expect(bin.count).toBeGreaterThanOrEqual(total * 0.05);
          if (i < made.length - 1) expect(bin.below).not.toBeNull();
        }
      }),
    );
  });

  test('are one where nobody was scored', () => {
    const steps = [500, 600, null].map((below) => ({ below, count: 0 }));
    expect(scoreBins(steps)).toEqual([{ below: null, kind: 'VALUES', count: 0 }]);
  });

  test('are measured by counts, each value in one of them', () => {
    const made = scoreBins([
      { below: 500, count: 50 },
      { below: 600, count: 30 },
      { below: null, count: 20 },
    ]);
    expect([499, 500, 599, 600, 850].map((value) => binIndex(made, value))).toEqual([
      0, 1, 1, 2, 2,
    ]);
    expect(measureBins(made, [1, 1, 2]).map(({ expected, actual }) => [expected, actual])).toEqual([
      [0.5, 0.25],
      [0.3, 0.25],
      [0.2, 0.5],
    ]);
  });
});

test('a week is of Monday to Sunday in UTC', () => {
  expect(weekOf(new Date('2026-11-22T23:59:59.999Z'))).toMatchObject({ monday: '2026-11-16' });
  expect(weekOf(new Date('2026-11-23T00:00:00Z'))).toEqual({
    monday: '2026-11-23',
    from: new Date('2026-11-23T00:00:00Z'),
    to: new Date('2026-11-30T00:00:00Z'),
  });
  expect(weekOf(new Date('2027-01-02T12:00:00Z'), 1).monday).toBe('2026-12-21');
});
