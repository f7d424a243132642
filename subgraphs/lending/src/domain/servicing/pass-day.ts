import { daysBetween, type LocalDate } from '../calendar.ts';
import type { DayCount } from '../day-count.ts';
import { earnedOn } from './accrual.ts';
import { type LoanBooks, larger, NO_BOOKS } from './books.ts';
import type { Accrual } from './state.ts';

/** What is kept of a loan that tells of the days until its next change without its entries. */
export interface WrittenLoan {
  readonly dayCount: DayCount;
  readonly accrual: Accrual;
  /** The day that it was written through; the amounts, minor units, are of its end. */
  readonly bookedThrough: LocalDate;
  readonly earnedInterest: bigint;
  /** Interest that was paid, waived or made principal. */
  readonly settledInterest: bigint;
  readonly daysPastDue: number;
  /** Whether each day adds one to `daysPastDue`. */
  readonly ages: boolean;
}

/** What a day brought. */
export interface PassedDay {
  /** All that was earned by the end of the day. */
  readonly earnedInterest: bigint;
  /** Interest that is income now and was not before: what the books move by. */
  readonly income: bigint;
  readonly daysPastDue: number;
}

/**
 * Whether time does nothing to the loan from `bookedThrough` through the day but earn its interest and
 * make it later. Overdue principal that earns adds to what is past due each day: that takes a replay.
 */
export function isQuiet(accrual: Accrual, changesOn: LocalDate | null, day: LocalDate): boolean {
  const { overdue } = accrual;
  return (overdue === null || overdue.principal === 0n) && changesOn !== null && day < changesOn;
}

/**
 * How a loan stands at the end of a later day on which it {@link isQuiet}: the same as a replay to that
 * day tells. Interest is income once it is earned, or settled where that was before.
 */
export function passDay(loan: WrittenLoan, day: LocalDate): PassedDay {
  const { accrual, settledInterest } = loan;
  const earnedInterest = earnedOn(loan, accrual, day);
  return {
    earnedInterest,
    income: larger(earnedInterest, settledInterest) - larger(loan.earnedInterest, settledInterest),
    daysPastDue: loan.daysPastDue + (loan.ages ? daysBetween(loan.bookedThrough, day) : 0),
  };
}

/** What so much income from interest moves in the books. */
export function booksOfIncome(income: bigint): LoanBooks {
  return { ...NO_BOOKS, ACCRUED_INTEREST: income, INTEREST_INCOME: -income };
}
