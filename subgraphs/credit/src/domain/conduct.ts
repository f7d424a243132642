import { type LoanMonth, monthsOfDelay, newestMonths } from './behaviour-inputs.ts';

/** How loans here were kept, as the declared rules of the policy read it; models never do. */
export interface Conduct {
  /** The most on any loan within the six newest calendar months in which something was due. */
  readonly worstDaysPastDue: number;
  /** Loans whose newest month left something unpaid of what was due. */
  readonly unpaidLoans: number;
  /** Whole months for which something is overdue at the end of a loan's newest month, at worst. */
  readonly monthsOverdue: number;
}

/**
 * What the policy reads of a person, in whatever currency the loans are. The newest month of each
 * loan stands until lending tells of another: it tells of one each month for as long as anything is
 * owed, so that only a loan that was given up ends overdue, and that is still owed.
 * @param months those since `behaviourSince`, in any order
 * @returns null where there are none
 */
export function conductOf(months: readonly LoanMonth[]): Conduct | null {
  if (months.length === 0) return null;
  const since = newestMonths(months).at(-1)?.month ?? '';
  const newest = new Map<string, LoanMonth>();
  for (const month of months) {
    if (month.number > (newest.get(month.loanId)?.number ?? 0)) newest.set(month.loanId, month);
  }
  const loans = [...newest.values()];
  const delays = months
    .filter(({ periodEnd }) => periodEnd >= since)
    .map(({ worstDaysPastDue }) => worstDaysPastDue);
  return {
    worstDaysPastDue: Math.max(0, ...delays),
    unpaidLoans: loans.filter(({ due, paid }) => paid < due).length,
    monthsOverdue: Math.max(...loans.map(({ daysPastDue }) => monthsOfDelay(daysPastDue))),
  };
}
