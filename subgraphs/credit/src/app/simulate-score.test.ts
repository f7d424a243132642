import { userCaller } from '@blockscore/caller';
import { newId } from '@blockscore/ids';
import { money } from '@blockscore/money';
import { expect, test } from 'vitest';
import { readScoringModels } from '../adapters/scoring-models.ts';
import type { FinancialProfile } from '../domain/financial-profile.ts';
import { simulateScore } from './simulate-score.ts';

const models = await readScoringModels(new URL('../../models/', import.meta.url), {
  ...{ SCORING_MODEL: 'application-v1', BEHAVIOUR_MODEL: 'behaviour-v1', CURRENCY: 'USD' },
});
const caller = userCaller(newId('user'), ['BORROWER']);
const LOAN = newId('loan');

const STATED: FinancialProfile = {
  monthlyIncome: money(450_000n, 'USD'),
  monthlyDebtPayments: money(90_000n, 'USD'),
  revolvingUtilization: '0.95',
  ...{ openCreditLines: 6, realEstateLoans: 1, dependents: null, employmentMonths: null },
  ...{ timesLate30Days: 0, timesLate60Days: 0, timesLate90Days: 0 },
};

/** Six months of a loan, the oldest first, by how many days late the worst payment of each was. */
async function whatIf(delays: readonly number[], changes = {}, daysPastDue = 0) {
  const months = delays.map((worstDaysPastDue, i) => ({
    ...{ userId: caller.id, loanId: LOAN, number: i + 1, currency: 'USD', worstDaysPastDue },
    ...{
      periodEnd: `2026-0${i + 1}-28`,
      due: 100n,
      daysPastDue,
      paid: daysPastDue > 0 ? 0n : 100n,
    },
  }));
  const work = {
    profiles: { latest: async () => [{ statement: STATED }] },
    loanMonths: { since: async () => [months] },
    models: { promoted: async () => ({}) },
  };
  const transact = (use: (repositories: typeof work) => unknown) => use(work);
  const ports = { transact, models, clock: () => new Date('2026-07-10'), currency: 'USD' };
  // Of all repositories only the three that a simulation reads are there.
  const outcome = await simulateScore(ports as unknown as Parameters<typeof simulateScore>[0])(
    caller,
    { changes },
  );
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.error));
  return outcome.value;
}

test.each([
  ['faultless', [0, 0, 0, 0, 0, 0], 0, /without a fault.*raises the overall score to/],
  ['weak', [0, 0, 31, 0, 0, 29], 0, /holds the overall band one below/],
  ['poor', [0, 31, 61, 62, 61, 62], 0, /holds the overall score at 579 at most/],
  ['overdue for a month', [0, 0, 0, 30], 30, /the overall score is 639 at most/],
  ['overdue for two', [0, 31, 61], 61, /the overall score is 579 at most/],
])(
  'where conduct is %s, only points of the score that decides are promised',
  async (_, delays, daysPastDue, note) => {
    const { suggestions, notes, simulated } = await whatIf(delays, {}, daysPastDue);
    expect(notes).toContainEqual(expect.stringMatching(note));
    for (const { input, to, points, newScore, text } of suggestions) {
      const value =
        input === 'monthlyDebtPayments'
          ? { amount: to, currency: 'USD' }
          : input === 'openCreditLines'
            ? Number(to)
            : to;
      const tried = await whatIf(delays, { [input]: value }, daysPastDue);
      expect(tried.simulated.overallValue).toBe(newScore);
      expect(newScore - simulated.overallValue).toBe(points);
      expect(text).toContain(`adds ${points} points to the overall score`);
    }
  },
);

test('points that the deciding score does not get are promised to nobody', async () => {
  const free = await whatIf([]);
  expect(free.suggestions.length).toBeGreaterThan(0);
  expect(free.notes).toEqual([]);
  const held = await whatIf([0, 31, 61], {}, 61);
  expect(held.simulated.value).toBe(free.simulated.value);
  const [best] = free.suggestions;
  expect(best?.newScore).toBeGreaterThan(579);
  for (const { newScore } of held.suggestions) expect(newScore).toBeLessThanOrEqual(579);
});
