import { daysBetween, type LocalDate } from '../calendar.ts';
import type { DayCount } from '../day-count.ts';
import { earnedOn } from './accrual.ts';
import { type LoanBooks, NO_BOOKS, unearnedInterest } from './books.ts';
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

/** What books move by as interest is earned; minor units. */
export interface Earned {
  /** Interest that is income now and was not before. */
  readonly income: bigint;
  /** What of that had been paid in advance: nobody owes it. */
  readonly prepaid: bigint;
}

/** What a day brought. */
export interface PassedDay extends Earned {
  /** All that was earned by the end of the day. */
  readonly earnedInterest: bigint;
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
 * day tells.
 */
export function passDay(loan: WrittenLoan, day: LocalDate): PassedDay {
  const { accrual, settledInterest } = loan;
  const earnedInterest = earnedOn(loan, accrual, day);
  return {
    earnedInterest,
    income: earnedInterest - loan.earnedInterest,
    prepaid:
      unearnedInterest(loan.earnedInterest, settledInterest) -
      unearnedInterest(earnedInterest, settledInterest),
    daysPastDue: loan.daysPastDue + (loan.ages ? daysBetween(loan.bookedThrough, day) : 0),
  };
}

/** What so much income from interest moves in the books. */
export function booksOfIncome({ income, prepaid }: Earned): LoanBooks {
  return {
    ...NO_BOOKS,
    ACCRUED_INTEREST: income - prepaid,
    UNEARNED_INTEREST: prepaid,
    INTEREST_INCOME: -income,
  };
}
