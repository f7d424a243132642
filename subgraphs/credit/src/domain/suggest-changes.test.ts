import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readScoringModel } from '../adapters/scoring-model-file.ts';
import { type FinancialProfile, validateProfile } from './financial-profile.ts';
import { changeProfile } from './profile-changes.ts';
import { inputsOfProfile } from './profile-inputs.ts';
import { amountSteps, lineSteps, MAXIMUM_STEPS, utilizationSteps } from './reachable-steps.ts';
import { createCardRater } from './score-by-card.ts';
import { createRater } from './score-profile.ts';
import { SUGGESTED_INPUTS, type Suggestion, suggestChanges } from './suggest-changes.ts';
import { testScorecard } from './test-scorecard.ts';

const committed = (id: string) =>
  readScoringModel(new URL(`../../models/${id}.json`, import.meta.url));

const usd = (minor: number) => ({ minor: BigInt(minor), currency: 'USD' as const });
const late = fc.integer({ min: 0, max: 5 });
const profiles: fc.Arbitrary<FinancialProfile> = fc.record({
  monthlyIncome: fc.integer({ min: 0, max: 1_500_000 }).map(usd),
  monthlyDebtPayments: fc.integer({ min: 0, max: 900_000 }).map(usd),
  revolvingUtilization: fc
    .oneof(fc.integer({ min: 0, max: 1_500 }), fc.integer({ min: 0, max: 10_000 }))
    .map((thousandths) => String(thousandths / 1000)),
  openCreditLines: fc.integer({ min: 0, max: 100 }),
  realEstateLoans: fc.integer({ min: 0, max: 6 }),
  timesLate30Days: late,
  timesLate60Days: late,
  timesLate90Days: late,
  dependents: fc.constant(null),
  employmentMonths: fc.constant(null),
});

function changesOf({ input, to }: Suggestion) {
  if (input === 'openCreditLines') return { openCreditLines: Number(to) };
  if (input === 'revolvingUtilization') return { revolvingUtilization: to };
  return { monthlyDebtPayments: { amount: to, currency: 'USD' } };
}

describe.each([
  ['the committed card', createRater(await committed('application-v1')), 50],
  ['the committed trees', createRater(await committed('application-trees-v1')), 10],
  ['the test card', createCardRater(testScorecard()), 50],
])('what would raise the score by %s', (_, rate, numRuns) => {
  const scoreOf = (profile: FinancialProfile) => rate(inputsOfProfile(profile)).value;

  test('gives just what it says, and only within what a person can change', () => {
    fc.assert(
      fc.property(profiles, (profile) => {
        let evaluations = 0;
        const suggestions = suggestChanges(profile, (one) => {
          evaluations += 1;
          return scoreOf(one);
        });
        expect(evaluations).toBeLessThanOrEqual(MAXIMUM_STEPS + 1);
        expect(suggestions.length).toBeLessThanOrEqual(4);
        const points = suggestions.map((suggestion) => suggestion.points);
        expect(points).toEqual([...points].sort((a, b) => b - a));
        expect(points.every((gained) => gained >= 5)).toBe(true);
        for (const suggestion of suggestions) {
          expect(SUGGESTED_INPUTS).toContain(suggestion.input);
          expect(Number(suggestion.to)).toBeLessThan(Number(suggestion.from));
          const changed = changeProfile(profile, changesOf(suggestion), 'USD');
          if (!changed.ok) throw new Error(JSON.stringify(changed.error));
          expect(scoreOf(changed.value)).toBe(suggestion.newScore);
          expect(suggestion.newScore).toBe(scoreOf(profile) + suggestion.points);
          expect(suggestion.text).toContain(`adds ${suggestion.points} points`);
        }
        expect(suggestChanges(profile, scoreOf)).toEqual(suggestions);
      }),
      { numRuns },
    );
  });
});

describe('on the test card', () => {
  const rate = createCardRater(testScorecard());
  const suggested = (changes: object) => {
    const profile = validateProfile(
      {
        monthlyIncome: { amount: '4000', currency: 'USD' },
        monthlyDebtPayments: { amount: '400', currency: 'USD' },
        revolvingUtilization: '0.1',
        openCreditLines: 4,
        realEstateLoans: 0,
        timesLate30Days: 4,
        timesLate60Days: 0,
        timesLate90Days: 0,
        dependents: null,
        employmentMonths: null,
        ...changes,
      },
      'USD',
    );
    if (!profile.ok) throw new Error(JSON.stringify(profile.error));
    const score = (one: FinancialProfile) => rate(inputsOfProfile(one)).value;
    return suggestChanges(profile.value, score).map(({ input, from, to, points }) => [
      ...[input, from, to, points],
    ]);
  };

  test('neither late payments nor loans on real estate are told, where nothing else is to gain', () => {
    expect(suggested({})).toEqual([]);
  });

  test('the most that can be gained is told with the nearest value, and a way to half of it', () => {
    expect(suggested({ revolvingUtilization: '0.85' })).toEqual([
      ['revolvingUtilization', '0.85', '0.29', 150],
      ['revolvingUtilization', '0.85', '0.69', 80],
    ]);
    expect(suggested({ openCreditLines: 12 })).toEqual([['openCreditLines', '12', '9', 15]]);
  });

  test('ratio and residual income, which move together, are counted together', () => {
    const monthlyDebtPayments = { amount: '3150.75', currency: 'USD' };
    expect(suggested({ monthlyDebtPayments })).toEqual([
      ['monthlyDebtPayments', '3150.75', '1600.00', 60 + 35],
    ]);
  });

  test('debt payments are not brought below half', () => {
    const income = { amount: '1500', currency: 'USD' };
    const payments = { amount: '1300', currency: 'USD' };
    expect(suggested({ monthlyIncome: income, monthlyDebtPayments: payments })).toEqual([]);
  });
});

test('there are no more steps to try than said, whatever is stated', () => {
  expect(utilizationSteps('10')).toHaveLength(190);
  expect(lineSteps(100)).toHaveLength(50);
  const most = [99, 100, 199, 499, 500, 999, 4_999, 49_999, 9_999_999].map(
    (units) => amountSteps(usd(units * 100 + 99)).length,
  );
  expect(Math.max(...most)).toBe(125);
  expect(MAXIMUM_STEPS).toBe(190 + 50 + 125);
  expect(utilizationSteps('0')).toEqual([]);
  expect(utilizationSteps('0.025')).toEqual(['0.02', '0.01', '0']);
  expect([0, 50, 99].map((cents) => amountSteps(usd(cents)))).toEqual([[], [], []]);
  expect(lineSteps(0)).toEqual([]);
});
