import { expect, test } from 'vitest';
import type { SubmittedProfile } from './credit-score.ts';
import { incomeHistoryOf } from './income-statements.ts';

const REVIEW = 'review_01kanhq400e9sbvk4c7s0tq1p1';

function profile(minor: bigint, day: string, reviewId: typeof REVIEW | null = null) {
  const amount = (value: bigint) => ({ minor: value, currency: 'USD' as const });
  const stated: SubmittedProfile = {
    id: 'prof_01kanhq400e9sbvk4c7s0tq1p1',
    userId: 'user_01kanhq400e9sbvk4c7s0tq1p1',
    statement: {
      monthlyIncome: amount(minor),
      monthlyDebtPayments: amount(0n),
      revolvingUtilization: '0',
      ...{ openCreditLines: 0, realEstateLoans: 0 },
      ...{ timesLate30Days: 0, timesLate60Days: 0, timesLate90Days: 0 },
      ...{ dependents: null, employmentMonths: null },
    },
    reviewId,
    submittedAt: new Date(`${day}T00:00:00Z`),
  };
  return stated;
}

test('what the person stated is told, newest first, and nobody vouches for it', () => {
  const { statements, observed } = incomeHistoryOf(
    [profile(900_000n, '2026-03-01'), profile(420_000n, '2026-02-01')],
    20,
  );
  expect(statements.map(({ income, by }) => [income.minor, by])).toEqual([
    [900_000n, 'PERSON'],
    [420_000n, 'PERSON'],
  ]);
  expect(observed).toBeNull();
});

test('what an officer put right of the income is vouched for, also when more was stated since', () => {
  const { statements, observed } = incomeHistoryOf(
    [
      profile(900_000n, '2026-03-01'),
      profile(310_000n, '2026-02-01', REVIEW),
      profile(420_000n, '2026-02-01'),
    ],
    20,
  );
  expect(statements.map(({ by }) => by)).toEqual(['PERSON', 'OFFICER', 'PERSON']);
  expect(observed?.income.minor).toBe(310_000n);
});

test('an officer who put something else right has not looked at the income', () => {
  const { observed } = incomeHistoryOf(
    [profile(420_000n, '2026-02-01', REVIEW), profile(420_000n, '2026-02-01')],
    20,
  );
  expect(observed).toBeNull();
});

test('no more are told than asked for, and what is beyond them vouches for nothing', () => {
  const many = [
    profile(3n, '2026-03-03'),
    profile(2n, '2026-03-02'),
    profile(1n, '2026-03-01', REVIEW),
    profile(9n, '2026-03-01'),
  ];
  expect(incomeHistoryOf(many, 2)).toMatchObject({ statements: { length: 2 }, observed: null });
  expect(incomeHistoryOf(many, 3).observed?.income.minor).toBe(1n);
  expect(incomeHistoryOf([], 20)).toEqual({ statements: [], observed: null });
});
