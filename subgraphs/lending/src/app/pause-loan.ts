import { Decimal, roundHalfEven } from '@blockscore/money';
import { err, ok } from '@blockscore/result';
import { addDays, addMonths, daysBetween } from '../domain/calendar.ts';
import { invalidState } from '../domain/errors.ts';
import { readDay } from '../domain/input.ts';
import { REPAYABLE_LOAN_STATUSES } from '../domain/lifecycle.ts';
import { booksOf } from '../domain/servicing/books.ts';
import { comingPauses } from '../domain/servicing/entries.ts';
import type { LoanState } from '../domain/servicing/state.ts';
import { type ServicingInput, serviceLoan } from './service-loan.ts';

export interface PauseLoanInput extends ServicingInput {
  /** Left out: today. */
  readonly from?: string | null | undefined;
  /** The last day on which nothing falls due. */
  readonly until: string;
  /** Left out: interest accrues. */
  readonly interest?: 'ACCRUES' | 'FORGIVEN' | null | undefined;
}

/** How far ahead a pause may begin, and how long it may be. */
const MOST_AHEAD_DAYS = 60;
const LONGEST_MONTHS = 12;

/**
 * A hardship pause: from a day to another nothing falls due and nobody gets later; the instalments move
 * to after it. [loans:service]
 */
export const pauseLoan = serviceLoan<PauseLoanInput>(
  'pauseLoan',
  { in: REPAYABLE_LOAN_STATUSES, wantsNote: true },
  ({ entries, state, today }, input) => {
    const ahead = addDays(today, MOST_AHEAD_DAYS);
    const from = readDay(input.from ?? today, 'from', today, ahead);
    if (!from.ok) return err([from.error]);
    const longest = addMonths(from.value, LONGEST_MONTHS);
    const until = readDay(input.until, 'until', from.value, longest);
    if (!until.ok) return err([until.error]);
    const other = [...state.pauses, ...comingPauses(entries, today)].find(
      (pause) => pause.from <= until.value && from.value <= pause.until,
    );
    if (other !== undefined) {
      return invalidState(`This loan is paused from ${other.from} to ${other.until}.`, 'from');
    }
    const interest = input.interest ?? 'ACCRUES';
    const body = { kind: 'PAUSED', until: until.value, interest } as const;
    const days = daysBetween(from.value, until.value) + 1;
    const weight = interest === 'FORGIVEN' ? interestOf(state, days) : 0n;
    return ok({ body, effectiveOn: from.value, weight });
  },
);

/** About what so many days of a loan earn as it stands: what forgiving them comes to, minor units. */
function interestOf(state: LoanState, days: number): bigint {
  const principal = new Decimal(booksOf(state).LOAN_PRINCIPAL.toString());
  return roundHalfEven(principal.times(state.annualRate).times(days).div(36_500));
}
