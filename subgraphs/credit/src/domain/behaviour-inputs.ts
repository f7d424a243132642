import type { Id } from '@blockscore/ids';
import type { Inputs } from './profile-inputs.ts';

/** How one loan was repaid in one month of its life, as lending reported it. */
export interface LoanMonth {
  readonly userId: Id<'user'>;
  readonly loanId: Id<'loan'>;
  /** Months since the loan was paid out, from 1. */
  readonly number: number;
  /** Last day of the month: YYYY-MM-DD. */
  readonly periodEnd: string;
  readonly currency: string;
  /** Minor units: what was unpaid before and what fell due in the month. */
  readonly due: bigint;
  /** Minor units: how much of that was paid by the end of the month. */
  readonly paid: bigint;
  /** At the end of the month, and the most within it. */
  readonly daysPastDue: number;
  readonly worstDaysPastDue: number;
}

/** So many months of repaying it takes to be scored by behaviour. */
const BEHAVIOUR_MONTHS = 6;
/**
 * Days past due that make up a month of delay: those of the shortest month. An instalment that is
 * still open when the next one falls due is 28 to 31 days late, as the calendar has it, and counts as
 * one month everywhere; two are 59 to 62 days, three 89 to 92.
 */
const DAYS_OF_A_MONTH = 28;

type MonthNumber = 1 | 2 | 3 | 4 | 5 | 6;
export type BehaviourInputName = `${'delayMonths' | 'due' | 'paid'}${MonthNumber}`;

const MONTH_NUMBERS: readonly MonthNumber[] = [1, 2, 3, 4, 5, 6];

/** What the formulas of a behavioural model may read, the newest month first. */
export const BEHAVIOUR_INPUT_NAMES: readonly BehaviourInputName[] = (
  ['delayMonths', 'due', 'paid'] as const
).flatMap((name) => MONTH_NUMBERS.map((month) => `${name}${month}` as const));

/** All loans of a calendar month together. */
export interface CalendarMonth {
  /** YYYY-MM. */
  readonly month: string;
  readonly worstDaysPastDue: number;
  readonly due: bigint;
  readonly paid: bigint;
}

/** Whole months for which something is overdue, so that each instalment that was missed is one. */
export function monthsOfDelay(daysPastDue: number): number {
  return Math.floor(daysPastDue / DAYS_OF_A_MONTH);
}

/**
 * What a behavioural model reads of a person: of each of the six newest calendar months in which
 * something was due, the worst delay of any loan in whole months of 28 days, and what was due and
 * paid on all loans together in minor units. A month in which nothing was due tells nothing and is
 * skipped. The months count by their last day.
 * @param months those since `behaviourSince`, in any order; loans in another currency than that of
 *   the newest month cannot be added up and are left out
 * @returns null where there are fewer than six such months
 */
export function inputsOfMonths(months: readonly LoanMonth[]): Inputs | null {
  const newest = newestMonths(months);
  if (newest.length < BEHAVIOUR_MONTHS) return null;
  const inputs: Record<string, number> = {};
  for (const [i, { worstDaysPastDue, due, paid }] of newest.entries()) {
    inputs[`delayMonths${i + 1}`] = monthsOfDelay(worstDaysPastDue);
    inputs[`due${i + 1}`] = Number(due);
    inputs[`paid${i + 1}`] = Number(paid);
  }
  return inputs;
}

/**
 * The first day, YYYY-MM-DD in UTC, of what still says something about a person: a year back. Who
 * has repaid for fewer than six months of it gets no behavioural score.
 */
export function behaviourSince(now: Date): string {
  const since = new Date(Date.UTC(now.getUTCFullYear() - 1, now.getUTCMonth(), 1));
  return since.toISOString().slice(0, 10);
}

/** The up to six newest calendar months in which something was due, the newest first. */
export function newestMonths(months: readonly LoanMonth[]): readonly CalendarMonth[] {
  return calendarMonths(months).slice(0, BEHAVIOUR_MONTHS);
}

/** The months in which something was due, newest first. */
function calendarMonths(months: readonly LoanMonth[]): readonly CalendarMonth[] {
  const currency = months.reduce<LoanMonth | undefined>(newerOf, undefined)?.currency;
  const found = new Map<string, CalendarMonth>();
  for (const { periodEnd, worstDaysPastDue, due, paid, ...loan } of months) {
    if (loan.currency !== currency) continue;
    const month = periodEnd.slice(0, 'YYYY-MM'.length);
    const others = found.get(month);
    found.set(month, {
      month,
      worstDaysPastDue: Math.max(worstDaysPastDue, others?.worstDaysPastDue ?? 0),
      due: due + (others?.due ?? 0n),
      paid: paid + (others?.paid ?? 0n),
    });
  }
  return [...found.values()]
    .filter(({ due }) => due > 0n)
    .sort((a, b) => (a.month < b.month ? 1 : -1));
}

/** Of two that end on the same day the one of the greater id, so that the order does not matter. */
function newerOf(newest: LoanMonth | undefined, month: LoanMonth): LoanMonth {
  if (!newest) return month;
  const [a, b] = [`${newest.periodEnd} ${newest.loanId}`, `${month.periodEnd} ${month.loanId}`];
  return a < b ? month : newest;
}
