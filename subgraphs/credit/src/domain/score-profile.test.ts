import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readScorecard } from '../adapters/scoring-model-file.ts';
import { bandOf, SCORE_BANDS } from './bands.ts';
import type { InputValue } from './formula.ts';
import { INPUT_NAMES, type InputName, type Inputs } from './profile-inputs.ts';
import { createScorer } from './score-profile.ts';
import { binOf, clampScore, probabilityOfDefault } from './scorecard.ts';
import { testScorecard } from './test-scorecard.ts';

const committed = await readScorecard(new URL('../../models/application-v1.json', import.meta.url));
const score = createScorer(committed);

const amount = fc.integer({ min: 0, max: 3_000_000 }).map((cents) => cents / 100);
const count = (max: number) => fc.integer({ min: 0, max });
const inputs: fc.Arbitrary<Inputs & Record<InputName, number>> = fc.record({
  monthlyIncome: amount,
  monthlyDebtPayments: amount,
  revolvingUtilization: fc.double({ min: 0, max: 10, noNaN: true }),
  openCreditLines: count(100),
  realEstateLoans: count(100),
  timesLate30Days: count(95),
  timesLate60Days: count(95),
  timesLate90Days: count(95),
});

describe('the committed model', () => {
  test('gives points that add up to the score, within the limits of the scale', () => {
    fc.assert(
      fc.property(inputs, (profile) => {
        const { value, factors } = score(profile);
        const sum = factors.reduce((total, factor) => total + factor.points, 0);
        expect(value).toBe(clampScore(committed.scaling, sum));
        expect(factors.every(({ points, maximumPoints }) => points <= (maximumPoints ?? 0))).toBe(
          true,
        );
      }),
    );
  });

  test.each([
    'revolvingUtilization',
    'monthlyDebtPayments',
    'timesLate30Days',
    'timesLate60Days',
    'timesLate90Days',
  ] as const)('never scores better for more %s', (name) => {
    fc.assert(
      fc.property(inputs, fc.double({ min: 0, max: 100, noNaN: true }), (profile, more) => {
        const worse = { ...profile, [name]: profile[name] + more };
        expect(score(worse).value).toBeLessThanOrEqual(score(profile).value);
      }),
    );
  });

  test('never scores worse for more income', () => {
    fc.assert(
      fc.property(inputs, amount, (profile, more) => {
        const better = { ...profile, monthlyIncome: profile.monthlyIncome + more };
        expect(score(better).value).toBeGreaterThanOrEqual(score(profile).value);
      }),
    );
  });

  test('gives the same result for the same inputs', () => {
    fc.assert(
      fc.property(inputs, (profile) => {
        expect(createScorer(committed)({ ...profile })).toEqual(score(profile));
      }),
    );
  });

  test('leaving income out earns no more than neutral points, anything else the lowest', () => {
    for (const { name, bins, missing, special, neutralPoints } of committed.characteristics) {
      expect(missing.points, name).toBeLessThanOrEqual(neutralPoints);
      expect(special.points, name).toBeLessThanOrEqual(neutralPoints);
      if (missing.count > 0) continue;
      expect(missing.points, name).toBe(Math.min(...bins.map(({ points }) => points)));
    }
    const others = INPUT_NAMES.filter((name) => !name.startsWith('monthly'));
    fc.assert(
      fc.property(inputs, fc.constantFrom(...others), (profile, name) => {
        const silent = { ...profile, [name]: 'MISSING' as InputValue };
        expect(score(silent).value).toBeLessThanOrEqual(score(profile).value);
      }),
    );
  });

  test('reads neither age nor family nor employment', () => {
    expect(JSON.stringify(committed.characteristics)).not.toMatch(
      /\bage\b|dependents|sex|marital|employment/i,
    );
  });

  test('was as good as the trainer promises', () => {
    const { auc, ks, brier, calibrationSlope, ece } = committed.metrics.outOfFold;
    expect(auc).toBeGreaterThanOrEqual(0.8575);
    expect(ks).toBeGreaterThanOrEqual(0.56);
    expect(brier).toBeLessThanOrEqual(0.05);
    expect(Math.abs(calibrationSlope - 1)).toBeLessThanOrEqual(0.05);
    expect(ece).toBeLessThanOrEqual(0.007);
  });
});

describe('reasons', () => {
  test('are at most four, of different groups, real shortfalls, the greatest first', () => {
    fc.assert(
      fc.property(inputs, (profile) => {
        const { reasons, factors } = score(profile);
        const points = reasons.map((reason) => reason.points);
        expect(reasons.length).toBeLessThanOrEqual(4);
        expect(points.every((lost) => lost >= 1)).toBe(true);
        expect(points).toEqual([...points].sort((a, b) => b - a));
        expect(new Set(reasons.map(({ code }) => code)).size).toBe(reasons.length);
        expect(new Set(groupShortfalls(factors).slice(0, reasons.length))).toEqual(new Set(points));
      }),
    );
  });

  /** All groups' shortfalls, the greatest first: none may be left out for a smaller one. */
  function groupShortfalls(factors: readonly { points: number }[]): number[] {
    const groups = new Map<string, number>();
    for (const [i, { group, referencePoints }] of committed.characteristics.entries()) {
      const shortfall = referencePoints - (factors[i]?.points ?? 0);
      groups.set(group, (groups.get(group) ?? 0) + shortfall);
    }
    return [...groups.values()]
      .map(Math.round)
      .filter((shortfall) => shortfall >= 1)
      .sort((a, b) => b - a);
  }

  test('tell in which direction the factor lies', () => {
    const scorer = createScorer(testScorecard());
    const base: Inputs = {
      monthlyIncome: 5_000,
      monthlyDebtPayments: 500,
      revolvingUtilization: 0.1,
      openCreditLines: 5,
      realEstateLoans: 1,
      timesLate30Days: 0,
      timesLate60Days: 0,
      timesLate90Days: 0,
    };
    const codes = (changes: Inputs) =>
      scorer({ ...base, ...changes }).reasons.map(({ code }) => code);
    expect(codes({})).toEqual([]);
    expect(codes({ openCreditLines: 1 })).toEqual(['OPEN_CREDIT_LINES_LOW']);
    expect(codes({ openCreditLines: 10 })).toEqual(['OPEN_CREDIT_LINES_HIGH']);
    expect(codes({ realEstateLoans: 0 })).toEqual(['REAL_ESTATE_LOANS_LOW']);
    expect(codes({ monthlyDebtPayments: 4_500 })).toEqual(['DEBT_RATIO_HIGH']);
    expect(codes({ revolvingUtilization: 'MISSING' })).toEqual(['REVOLVING_UTILIZATION_MISSING']);
    expect(codes({ timesLate30Days: 5, revolvingUtilization: 0.9 })).toEqual([
      'LATE_PAYMENT_WEIGHT_HIGH',
      'REVOLVING_UTILIZATION_HIGH',
    ]);
  });

  test('characteristics of a group fall short together and make up for one another', () => {
    const affordability = (monthlyDebtPayments: number) =>
      createScorer(testScorecard())({
        monthlyIncome: 900,
        monthlyDebtPayments,
        revolvingUtilization: 0.5,
        openCreditLines: 5,
        realEstateLoans: 1,
        timesLate30Days: 0,
        timesLate60Days: 0,
        timesLate90Days: 0,
      }).reasons.map(({ code, points }) => [code, points]);
    const utilization = ['REVOLVING_UTILIZATION_HIGH', 9];
    expect(affordability(400)).toEqual([['DEBT_RATIO_HIGH', 39 + 19], utilization]);
    expect(affordability(100)).toEqual([utilization]);
  });
});

describe('a scorecard', () => {
  const [first] = testScorecard().characteristics;

  test('puts a value on an edge into the bin above it', () => {
    if (!first) throw new Error('The test card has no characteristics.');
    expect([0, 0.2999, 0.3, 0.7, 9].map((value) => binOf(first, value).points)).toEqual([
      170, 170, 100, 20, 20,
    ]);
  });

  test('doubles the odds every 50 points from 15:1 at 660', () => {
    const { scaling } = testScorecard();
    expect(probabilityOfDefault(scaling, 660)).toBeCloseTo(1 / 16, 12);
    expect(probabilityOfDefault(scaling, 710)).toBeCloseTo(1 / 31, 12);
  });

  test('that reads what no profile states, or that nobody could explain, is refused', () => {
    const card = testScorecard();
    const other = (change: object) => ({
      ...card,
      characteristics: card.characteristics.map((one) => ({ ...one, ...change })),
    });
    expect(() => createScorer(other({ formula: ['round', 'age'] }))).toThrow(/«age»/);
    expect(() => createScorer(other({ name: 'shoeSize' }))).toThrow(/SHOE_SIZE/);
  });
});

test('bands cover the scale from the best down', () => {
  expect([850, 759, 699, 639, 579].map(bandOf)).toEqual([...SCORE_BANDS]);
});
