import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contractFor, type Happening, on, paidOut, written } from '../../test/happenings.ts';
import { addDays, daysBetween } from './calendar.ts';
import { isLastMonth, type LoanHistory, monthEnd, performanceOf } from './performance.ts';
import { REPAYMENT_METHODS } from './schedule.ts';
import { sumOf } from './servicing/parts.ts';
import { replayLoan } from './servicing/replay.ts';
import type { ServicedInstalment } from './servicing/state.ts';

/** 1,000.00 at 12 % in three months: 340.02, 340.02 and 340.03. */
const contract = contractFor(3);
const disbursedOn = '2026-01-31';
const history = (happenings: readonly Happening[] = []): LoanHistory => ({
  disbursedOn,
  contract,
  entries: written([paidOut(100_000n, disbursedOn), ...happenings]),
});

describe('the end of a month', () => {
  it.each([
    [0, '2026-01-31'],
    [1, '2026-02-28'],
    [2, '2026-03-31'],
    [3, '2026-04-30'],
    [4, '2026-05-31'],
    [25, '2028-02-29'],
  ])('%i of a loan of 31 January is %s', (number, day) => {
    expect(monthEnd({ disbursedOn, contract }, number)).toBe(day);
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
    const lost: Happening = { effectiveOn: '2026-03-01', body: { kind: 'CHARGED_OFF' } };
    expect(performanceOf(history([...since, lost]), 1)).toEqual(then);
  });

  it('is the last once everything is paid, or given up', () => {
    // Two instalments, and the third without the interest of days to come.
    const paid = performanceOf(history([on('2026-03-31', 101_670n)]), 2);
    expect(paid).toMatchObject({ status: 'PAID_OFF', daysPastDue: 0, worstDaysPastDue: 31 });
    expect(paid.paid).toBe(paid.due);
    const lost = performanceOf(
      history([{ effectiveOn: '2026-03-31', body: { kind: 'CHARGED_OFF' } }]),
      2,
    );
    expect(lost).toMatchObject({ status: 'CHARGED_OFF', daysPastDue: 31 });
    expect([paid, lost, performanceOf(history(), 1)].map(isLastMonth)).toEqual([true, true, false]);
    const after = performanceOf(history([on('2026-02-02', 102_007n)]), 2);
    expect(after).toMatchObject({ status: 'PAID_OFF', due: 0n, paid: 0n, worstDaysPastDue: 0 });
  });

  it('is told as if what was taken back had never been', () => {
    const taken: Happening = {
      effectiveOn: '2026-04-15',
      body: { kind: 'REVERSED', sequence: 2, cause: 'CHARGEBACK' },
    };
    const back = history([on('2026-02-28', 34_002n), taken]);
    for (const number of [1, 2, 3]) {
      expect(performanceOf(back, number)).toEqual(performanceOf(history(), number));
    }
  });

  it('asks for what was charged for being late, and not for what was given up', () => {
    const fee = { kind: 'FEE_CHARGED', component: 'FEE', amount: 500n } as const;
    const waived = { kind: 'WAIVED', component: 'FEE', amount: 200n } as const;
    const charged = history([
      { effectiveOn: '2026-02-10', body: fee },
      { effectiveOn: '2026-02-11', body: waived },
      on('2026-02-28', 34_302n),
    ]);
    expect(performanceOf(charged, 1)).toMatchObject({ due: 34_302n, paid: 34_302n });
  });

  it('cannot be told of a loan whose money did not go out', () => {
    expect(() => performanceOf({ ...history(), entries: [] }, 1)).toThrow('no money');
  });

  it('is a calendar month of a loan that is not repaid by the month', () => {
    const weekly = { ...contractFor(10), every: { count: 1, unit: 'WEEK' } as const };
    expect(monthEnd({ disbursedOn, contract: weekly }, 2)).toBe('2026-03-31');
  });
});

/** A loan with the plan that it began with and what was repaid of it. */
interface AnyLoan extends LoanHistory {
  readonly first: Happening;
  readonly plan: readonly ServicedInstalment[];
  readonly receipts: readonly Happening[];
}

const amountOf = ({ body }: Happening): bigint => ('amount' in body ? body.amount : 0n);
const withReceipts = (
  loan: Omit<AnyLoan, 'entries' | 'receipts'>,
  receipts: readonly Happening[],
): AnyLoan => ({ ...loan, receipts, entries: written([loan.first, ...receipts]) });

const anyLoan = fc
  .record({
    principal: fc.bigInt({ min: 1_000n, max: 5_000_000n }),
    months: fc.integer({ min: 1, max: 24 }),
    start: fc.integer({ min: 0, max: 800 }),
    method: fc.constantFrom(...REPAYMENT_METHODS),
    // Shares of all that is owed, in per mille, and the days since the loan was paid out.
    shares: fc.array(
      fc.record({ day: fc.integer({ min: 0, max: 900 }), part: fc.integer({ min: 0, max: 120 }) }),
      { maxLength: 6 },
    ),
  })
  .map(({ principal, months, start, method, shares }): AnyLoan => {
    const first = paidOut(principal, addDays('2024-01-01', start));
    const plain = { disbursedOn: first.effectiveOn, contract: contractFor(months, method), first };
    const { instalments } = replayLoan(plain.contract, written([first]), first.effectiveOn);
    const total = instalments.reduce((sum, row) => sum + sumOf(row.owed), 0n);
    const receipts = shares
      .map(({ day, part }) => on(addDays(plain.disbursedOn, day), (total * BigInt(part)) / 1_000n))
      .filter((each) => amountOf(each) > 0n);
    return withReceipts({ ...plain, plan: instalments }, receipts);
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
          .reduce((sum, row) => sum + sumOf(row.owed), 0n);
        expect(next.due).toBe(month.due - month.paid + fallen);
      }),
    );
  });

  it('the order of the payments does not matter, nor into what parts those of a day are cut', () => {
    fc.assert(
      fc.property(anyLoan, anyMonth, (loan, number) => {
        const month = performanceOf(loan, number);
        const reversed = [...loan.receipts].reverse();
        expect(performanceOf(withReceipts(loan, reversed), number)).toEqual(month);
        const cut = loan.receipts.flatMap((each) =>
          [1n, amountOf(each) - 1n]
            .filter((part) => part > 0n)
            .map((part) => on(each.effectiveOn, part)),
        );
        expect(performanceOf(withReceipts(loan, cut), number)).toEqual(month);
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
        // All shares together are at most seven tenths of what is owed.
        const more = [...loan.receipts, on(addDays(loan.disbursedOn, day), 50n)];
        const after = performanceOf(withReceipts(loan, more), number);
        expect(after.daysPastDue).toBeLessThanOrEqual(month.daysPastDue);
        expect(after.worstDaysPastDue).toBeLessThanOrEqual(month.worstDaysPastDue);
      }),
    );
  });
});

/** Days past due by the sum of what had been paid before a day, counted without allocating anything. */
function lateOn({ plan, receipts }: AnyLoan, day: string): number {
  let left = receipts
    .filter(({ effectiveOn }) => effectiveOn < day)
    .reduce((sum, each) => sum + amountOf(each), 0n);
  for (const { dueOn, owed } of plan) {
    left -= sumOf(owed);
    if (left < 0n) return Math.max(0, daysBetween(dueOn, day));
  }
  return 0;
}

describe('a loan', () => {
  it('that is paid on each due day is never late, to its last month', () => {
    fc.assert(
      fc.property(anyLoan, (loan) => {
        const punctual = loan.plan.map((row) => on(row.dueOn, sumOf(row.owed)));
        const paid = withReceipts(loan, punctual);
        const months = loan.plan.map(({ number }) => performanceOf(paid, number));
        for (const month of months) {
          expect(month).toMatchObject({ daysPastDue: 0, worstDaysPastDue: 0, paid: month.due });
        }
        expect(months.map(isLastMonth).indexOf(true)).toBe(loan.plan.length - 1);
      }),
      { numRuns: 15 },
    );
  });

  it('that is never paid is later with each month, by its days', () => {
    fc.assert(
      fc.property(anyLoan, anyMonth, (loan, number) => {
        const unpaid = withReceipts(loan, []);
        const [month, next] = [performanceOf(unpaid, number), performanceOf(unpaid, number + 1)];
        const first = loan.plan[0]?.dueOn ?? '';
        expect(month.daysPastDue).toBe(daysBetween(first, month.periodEnd));
        expect(month.worstDaysPastDue).toBe(month.daysPastDue);
        expect(next.daysPastDue - month.daysPastDue).toBe(
          daysBetween(month.periodEnd, next.periodEnd),
        );
      }),
    );
  });

  it('that pays each instalment some days late was so many days late', () => {
    fc.assert(
      fc.property(anyLoan, fc.integer({ min: 1, max: 27 }), (loan, days) => {
        const late = withReceipts(
          loan,
          loan.plan.map((row) => on(addDays(row.dueOn, days), sumOf(row.owed))),
        );
        for (const { number } of loan.plan) {
          const month = performanceOf(late, number + 1);
          expect(month.worstDaysPastDue).toBe(days);
        }
      }),
      { numRuns: 15 },
    );
  });
});
