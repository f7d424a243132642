import { assert, integer, property } from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type AgedLoans, calibrate, isInDefault, wasGood } from './loan-outcome.ts';
import { wilsonInterval } from './proportion.ts';

describe('an interval of a rate', () => {
  test('is what Wilson gives', () => {
    // 8 of 50, as R's binom::binom.wilson(8, 50) says.
    expect(wilsonInterval(8, 50).low).toBeCloseTo(0.08338, 4);
    expect(wilsonInterval(8, 50).high).toBeCloseTo(0.2851, 4);
    expect(wilsonInterval(0, 0)).toEqual({ low: 0, high: 1 });
  });

  test('holds the rate and lies within 0 and 1', () => {
    assert(
      property(integer({ min: 1, max: 100_000 }), integer({ min: 0, max: 100_000 }), (of, n) => {
        const seen = Math.min(n, of);
        const { low, high } = wilsonInterval(seen, of);
        expect(low).toBeGreaterThanOrEqual(0);
        expect(low).toBeLessThanOrEqual(seen / of);
        expect(high).toBeGreaterThanOrEqual(seen / of);
        expect(high).toBeLessThanOrEqual(1);
      }),
    );
  });
});

test('a loan defaults when it is 90 days past due or charged off', () => {
  expect(isInDefault({ worstDaysPastDue: 89, status: 'DELINQUENT' })).toBe(false);
  expect(isInDefault({ worstDaysPastDue: 90, status: 'DELINQUENT' })).toBe(true);
  expect(isInDefault({ worstDaysPastDue: 0, status: 'CHARGED_OFF' })).toBe(true);
});

test('a loan was good by a day when it had ended or aged by then, and never defaulted', () => {
  const running = { openedOn: '2024-02-29', monthsOnBook: 25, defaultedOn: null, closedOn: null };
  expect(wasGood(running, '2026-02-28')).toBe(false);
  expect(wasGood(running, '2026-03-31')).toBe(true);
  expect(wasGood({ ...running, monthsOnBook: 23 }, '2026-03-31')).toBe(false);
  expect(wasGood({ ...running, openedOn: null }, '2026-03-31')).toBe(false);
  const closed = { ...running, monthsOnBook: 3, closedOn: '2024-06-30' };
  expect(wasGood(closed, '2024-06-29')).toBe(false);
  expect(wasGood(closed, '2024-06-30')).toBe(true);
  const defaulted = { ...closed, defaultedOn: '2024-06-15' };
  expect(wasGood(defaulted, '2024-06-30')).toBe(false);
});

test('what is expected stands beside what was seen at each age, and 24 months are complete', () => {
  const cell = { modelId: 'application-v1', isShadow: false, vintage: '2024-07-01' } as const;
  const counts = (band: AgedLoans['band'], age: number, loans: number, defaults: number) => ({
    ...cell,
    band,
    age,
    loans,
    defaults,
    expected: 0.1,
  });
  const cells = calibrate([
    counts('FAIR', 0, 50, 0),
    counts('FAIR', 3, 40, 2),
    counts('FAIR', 24, 20, 4),
    counts('GOOD', 0, 20, 0),
    counts('GOOD', 3, 19, 1),
    counts('POOR', 0, 19, 0),
    counts('POOR', 3, 19, 1),
  ]);
  expect(cells).toMatchObject([
    // Nineteen loans tell of single ones.
    { band: 'GOOD', loans: 20, expectedDefaultRate: 0.1, ages: [] },
    {
      band: 'FAIR',
      loans: 50,
      ages: [
        { monthsOnBook: 3, loans: 40, observedDefaultRate: 0.05, isComplete: false },
        { monthsOnBook: 24, loans: 20, observedDefaultRate: 0.2, isComplete: true },
      ],
    },
  ]);
});
