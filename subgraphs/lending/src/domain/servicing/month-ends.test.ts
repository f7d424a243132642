import { expect, test } from 'vitest';
import { addDays, type LocalDate } from '../calendar.ts';
import { DAY_COUNTS } from '../day-count.ts';
import { EXCESS_USES, type LoanContract, STANDARD_PLAN, STANDARD_SERVICING } from './contract.ts';
import type { EntryBody, LoanEntry } from './entries.ts';
import { replayLoan } from './replay.ts';

const contract = (dayCount: LoanContract['dayCount']): LoanContract => ({
  ...STANDARD_PLAN,
  ...STANDARD_SERVICING,
  annualRate: '14.9',
  instalments: 24,
  dayCount,
  method: 'ANNUITY',
  firstPaymentOn: null,
});

const paidOut: EntryBody = { kind: 'DISBURSED', paymentId: 'pay_0', amount: 1_200_000n };

function entries(...happened: readonly (readonly [LocalDate, EntryBody])[]): readonly LoanEntry[] {
  return happened.map(([effectiveOn, body], index) => ({
    sequence: index + 1,
    effectiveOn,
    recordedAt: new Date(Date.UTC(2026, 0, 1, 0, index)),
    body,
  }));
}

const STARTS = ['2027-01-28', '2027-01-29', '2027-01-30', '2027-01-31', '2026-10-31', '2028-01-31'];

test.each(DAY_COUNTS.flatMap((dayCount) => STARTS.map((start) => ({ dayCount, start }))))(
  'a period of $dayCount from $start earns the same, on whichever day a cent more is paid',
  ({ dayCount, start }) => {
    const terms = contract(dayCount);
    const plain = entries([start, paidOut]);
    const due = replayLoan(terms, plain, start).instalments[0]?.dueOn ?? start;
    const { earnedInterest } = replayLoan(terms, plain, due);
    for (let day = addDays(start, 1); day < due; day = addDays(day, 1)) {
      for (const excess of EXCESS_USES) {
        const cent: EntryBody = { kind: 'REPAID', paymentId: 'pay_1', amount: 1n, excess };
        const state = replayLoan(terms, entries([start, paidOut], [day, cent]), due);
        const difference = state.earnedInterest - earnedInterest;
        expect([day, excess, difference >= -1n && difference <= 1n]).toEqual([day, excess, true]);
      }
    }
  },
);

test('a period under 30/360 in which nothing happens is earned day by day to its end', () => {
  const terms = contract('THIRTY_360');
  const plain = entries(['2027-01-31', paidOut]);
  const on = (day: LocalDate) => replayLoan(terms, plain, day).earnedInterest;
  // 149.00 for the month of 30 days, of which three are left on 27 February and none on the 28th.
  expect([on('2027-02-15'), on('2027-02-27'), on('2027-02-28')]).toEqual([
    7_450n,
    13_410n,
    14_900n,
  ]);
});
