import { Decimal } from '@blockscore/money';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { delinquencyOn } from './allocation.ts';
import { addDays, daysBetween } from './calendar.ts';
import { plannedInstalments } from './loan.ts';
import {
  isLastMonth,
  type LoanHistory,
  monthEnd,
  performanceOf,
  type Receipt,
} from './performance.ts';
import { monthlyTerms } from './quote.ts';
import { buildSchedule, REPAYMENT_METHODS, type RepaymentMethod } from './schedule.ts';

function planOf(
  principal: bigint,
  months: number,
  disbursedOn: string,
  method: RepaymentMethod = 'ANNUITY',
) {
  const annualRate = new Decimal('12');
  const terms = { principal, annualRate, dayCount: 'THIRTY_360', method } as const;
  return plannedInstalments(buildSchedule(monthlyTerms(terms, months, disbursedOn)));
}

/** 1,000.00 at 12 % in three months: 340.02, 340.02 and 340.03. */
const plan = planOf(100_000n, 3, '2026-01-31');
const history = (receipts: readonly Receipt[] = [], changes: Partial<LoanHistory> = {}) => ({
  disbursedOn: '2026-01-31',
  plan,
  receipts,
  chargedOffOn: null,
  ...changes,
});
const on = (effectiveOn: string, amount: bigint): Receipt => ({ effectiveOn, amount });

describe('the end of a month', () => {
  it.each([
    [0, '2026-01-31'],
    [1, '2026-02-28'],
    [2, '2026-03-31'],
    [3, '2026-04-30'],
    [4, '2026-05-31'],
    [25, '2028-02-29'],
  ])('%i of a loan of 31 January is %s', (number, day) => {
    expect(monthEnd({ disbursedOn: '2026-01-31', plan }, number)).toBe(day);
  });
});

describe('a month of a loan', () => {
  it('that is paid on the day is told with nothing late', () => {
    expect(performanceOf(history([on('2026-02-28', 34_002n)]), 1)).toEqual({
      number: 1,
      periodEnd: '2026-02-28',
      due: 34_002n,
      paid: 34_002n,
      daysPastDue: 0,
      worstDaysPastDue: 0,
      status: 'ACTIVE',
    });
  });

  it('takes over what the one before left, and remembers how late that was paid', () => {
    const late = history([on('2026-03-10', 34_002n)]);
    expect(performanceOf(late, 1)).toMatchObject({ due: 34_002n, paid: 0n, daysPastDue: 0 });
    expect(performanceOf(late, 2)).toMatchObject({
      due: 68_004n,
      paid: 34_002n,
      daysPastDue: 0,
      worstDaysPastDue: 10,
      status: 'ACTIVE',
    });
    expect(performanceOf(late, 3)).toMatchObject({
      due: 68_005n,
      paid: 0n,
      daysPastDue: 30,
      worstDaysPastDue: 30,
      status: 'DELINQUENT',
    });
  });

  it('goes on after the plan for as long as something is owed', () => {
    expect(performanceOf(history(), 5)).toMatchObject({
      periodEnd: '2026-06-30',
      due: 102_007n,
      paid: 0n,
      daysPastDue: 122,
    });
  });

  it('is as of its last day: what came later is not in it', () => {
    const then = performanceOf(history([on('2026-02-28', 100n)]), 1);
    const since = [on('2026-02-28', 100n), on('2026-03-01', 101_907n)];
    expect(performanceOf(history(since), 1)).toEqual(then);
    expect(performanceOf(history(since, { chargedOffOn: '2026-03-01' }), 1)).toEqual(then);
  });

  it('is the last once everything is paid, or given up', () => {
    const paid = performanceOf(history([on('2026-03-02', 102_007n)]), 2);
    expect(paid).toMatchObject({ status: 'PAID_OFF', due: 68_004n, paid: 68_004n });
    const lost = performanceOf(history([], { chargedOffOn: '2026-03-31' }), 2);
    expect(lost).toMatchObject({ status: 'CHARGED_OFF', daysPastDue: 31 });
    expect([paid, lost, performanceOf(history(), 1)].map(isLastMonth)).toEqual([true, true, false]);
    const after = performanceOf(history([on('2026-02-02', 102_007n)]), 2);
    expect(after).toMatchObject({ status: 'PAID_OFF', due: 0n, paid: 0n, worstDaysPastDue: 0 });
  });

  it('cannot be told of a loan without a plan, or that was repaid more than is owed', () => {
    expect(() => performanceOf(history([], { plan: [] }), 1)).toThrow('has no plan');
    const over = history([on('2026-02-01', 102_008n)]);
    expect(() => performanceOf(over, 1)).toThrow('By 2026-02-01 more was repaid');
  });
});

const anyLoan = fc
  .record({
    principal: fc.bigInt({ min: 1_000n, max: 5_000_000n }),
    months: fc.integer({ min: 1, max: 24 }),
    start: fc.integer({ min: 0, max: 800 }),
    method: fc.constantFrom(...REPAYMENT_METHODS),
    // Shares of all that is owed, in per mille, and the days since the loan was paid out.
    shares: fc.array(
      fc.record({ day: fc.integer({ min: 0, max: 900 }), part: fc.integer({ min: 0, max: 150 }) }),
      { maxLength: 6 },
    ),
  })
  .map(({ principal, months, start, method, shares }): LoanHistory => {
    const disbursedOn = addDays('2024-01-01', start);
    const rows = planOf(principal, months, disbursedOn, method);
    const total = rows.reduce((sum, row) => sum + row.interest + row.principal, 0n);
    const receipts = shares
      .map(({ day, part }) => on(addDays(disbursedOn, day), (total * BigInt(part)) / 1_000n))
      .filter(({ amount }) => amount > 0n);
    return { disbursedOn, plan: rows, receipts, chargedOffOn: null };
  });
const anyMonth = fc.integer({ min: 1, max: 30 });

describe('whatever is paid and when', () => {
  it('no more is paid than is due, and what is left is taken over', () => {
    fc.assert(
      fc.property(anyLoan, anyMonth, (loan, number) => {
        const [month, next] = [performanceOf(loan, number), performanceOf(loan, number + 1)];
        expect(month.paid >= 0n && month.paid <= month.due).toBe(true);
        const fallen = loan.plan
          .filter(({ dueOn }) => dueOn > month.periodEnd && dueOn <= next.periodEnd)
          .reduce((sum, row) => sum + row.interest + row.principal, 0n);
        expect(next.due).toBe(month.due - month.paid + fallen);
      }),
    );
  });

  it('the order of the payments does not matter, nor into what parts those of a day are cut', () => {
    fc.assert(
      fc.property(anyLoan, anyMonth, (loan, number) => {
        const month = performanceOf(loan, number);
        const reversed = [...loan.receipts].reverse();
        expect(performanceOf({ ...loan, receipts: reversed }, number)).toEqual(month);
        const cut = loan.receipts.flatMap(({ effectiveOn, amount }) =>
          [1n, amount - 1n].filter((part) => part > 0n).map((part) => on(effectiveOn, part)),
        );
        expect(performanceOf({ ...loan, receipts: cut }, number)).toEqual(month);
      }),
    );
  });

  it('the worst is the most of all days, each before its payments', () => {
    fc.assert(
      fc.property(anyLoan, anyMonth, (loan, number) => {
        const month = performanceOf(loan, number);
        const first = addDays(monthEnd(loan, number - 1), 1);
        const days = daysBetween(first, month.periodEnd) + 1;
        const each = Array.from({ length: days }, (_, index) =>
          lateOn(loan, addDays(first, index)),
        );
        expect(month.worstDaysPastDue).toBe(Math.max(...each));
        expect(month.worstDaysPastDue).toBeGreaterThanOrEqual(month.daysPastDue);
      }),
      { numRuns: 40 },
    );
  });

  it('more money never makes a loan later', () => {
    fc.assert(
      fc.property(anyLoan, anyMonth, fc.integer({ min: 0, max: 900 }), (loan, number, day) => {
        const month = performanceOf(loan, number);
        // All shares together are at most nine tenths of what is owed.
        const more = [...loan.receipts, on(addDays(loan.disbursedOn, day), 50n)];
        const after = performanceOf({ ...loan, receipts: more }, number);
        expect(after.daysPastDue).toBeLessThanOrEqual(month.daysPastDue);
        expect(after.worstDaysPastDue).toBeLessThanOrEqual(month.worstDaysPastDue);
      }),
    );
  });
});

/** Days past due by the sum of what had been paid before a day, counted without allocating anything. */
function lateOn({ plan: rows, receipts }: LoanHistory, day: string): number {
  let left = receipts
    .filter(({ effectiveOn }) => effectiveOn < day)
    .reduce((sum, { amount }) => sum + amount, 0n);
  for (const { dueOn, interest, principal } of rows) {
    left -= interest + principal;
    if (left < 0n) return Math.max(0, daysBetween(dueOn, day));
  }
  return 0;
}

describe('a loan', () => {
  it('that is paid on each due day is never late, to its last month', () => {
    fc.assert(
      fc.property(anyLoan, (loan) => {
        const receipts = loan.plan.map((row) => on(row.dueOn, row.interest + row.principal));
        const months = loan.plan.map(({ number }) => performanceOf({ ...loan, receipts }, number));
        for (const month of months) {
          expect(month).toMatchObject({ daysPastDue: 0, worstDaysPastDue: 0, paid: month.due });
        }
        expect(months.map(isLastMonth).indexOf(true)).toBe(loan.plan.length - 1);
      }),
    );
  });

  it('that is never paid is later with each month, by its days', () => {
    fc.assert(
      fc.property(anyLoan, anyMonth, (loan, number) => {
        const unpaid = { ...loan, receipts: [] };
        const [month, next] = [performanceOf(unpaid, number), performanceOf(unpaid, number + 1)];
        const first = loan.plan[0]?.dueOn ?? '';
        expect(month.daysPastDue).toBe(daysBetween(first, month.periodEnd));
        expect(month.worstDaysPastDue).toBe(month.daysPastDue);
        expect(next.daysPastDue - month.daysPastDue).toBe(
          daysBetween(month.periodEnd, next.periodEnd),
        );
        expect(month.daysPastDue).toBe(delinquencyOn(loan.plan, month.periodEnd).daysPastDue);
      }),
    );
  });

  it('that pays each instalment some days late was so many days late', () => {
    fc.assert(
      fc.property(anyLoan, fc.integer({ min: 1, max: 27 }), (loan, days) => {
        const receipts = loan.plan.map((row) =>
          on(addDays(row.dueOn, days), row.interest + row.principal),
        );
        for (const { number } of loan.plan) {
          const month = performanceOf({ ...loan, receipts }, number + 1);
          expect(month.worstDaysPastDue).toBe(days);
        }
      }),
    );
  });
});
