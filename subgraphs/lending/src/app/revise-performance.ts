import type { LocalDate } from '../domain/calendar.ts';
import type { Loan } from '../domain/loan.ts';
import {
  emptyMonth,
  isLastMonth,
  isSameMonth,
  type LoanHistory,
  monthEnd,
  performanceOf,
} from '../domain/performance.ts';
import type { LendingJobs } from './jobs.ts';
import type { ToldMonth } from './performance-ports.ts';
import type { Ports, Work } from './ports.ts';
import { tellMonth } from './tell-month.ts';

/**
 * What happened to a loan counts from a day on: where a month that ended then or later was told of
 * already, it is told of again, so that nobody stays late who was punctual. That is done by a job, in a
 * transaction of its own: money that came in is never refused because of it. The loan is locked by the caller.
 */
export async function reviseSince(work: Work, loan: Loan, since: LocalDate): Promise<void> {
  const until = await work.performance.toldUntil(loan.id);
  if (until === null || until < since) return;
  await work.jobs.enqueue('revise-performance', { loanId: loan.id, since });
}

/** Whether a month is of the payout that counts: of one that came back there is nothing to tell. */
function isOf(history: LoanHistory | null, { periodEnd }: ToldMonth): history is LoanHistory {
  return history !== null && periodEnd > history.disbursedOn;
}

/**
 * Tells again of the months of a loan that ended on a day or later, where they come out differently
 * now: each another revision of it. A loan that was paid off by then is told of no further, one that
 * turns out not to have been is told of again. Done twice, it changes nothing.
 *
 * @returns how many months were told of again
 * @throws Error where the loan's entries make no sense
 */
export function revisePerformance({ transact, clock }: Pick<Ports, 'transact' | 'clock'>) {
  return async ({ loanId, since }: LendingJobs['revise-performance']): Promise<number> =>
    await transact(async (work) => {
      const told = await work.performance.lockTold(loanId);
      if (told === undefined) return 0;
      const { history } = told;
      const months = told.months.map((month): ToldMonth => {
        if (month.periodEnd < since) return month;
        const anew = isOf(history, month)
          ? performanceOf(history, month.number)
          : emptyMonth(month);
        return isSameMonth(anew, month) ? month : { ...anew, revision: month.revision + 1 };
      });
      const changed = months.filter((month) => !told.months.includes(month));
      for (const month of changed) await tellMonth(work, told.loan, month, clock());
      const last = months.filter((month) => isOf(history, month)).at(-1);
      if (history !== null && last !== undefined && changed.length > 0) {
        const next = isLastMonth(last) ? null : monthEnd(history, last.number + 1);
        await work.performance.setNext(loanId, next);
      }
      return changed.length;
    });
}
