import type { Id } from '@blockscore/ids';
import type { LocalDate } from '../domain/calendar.ts';
import type { Loan } from '../domain/loan.ts';
import type { LoanHistory, LoanMonth } from '../domain/performance.ts';

/** The end of a loan's month that is still to be told of. */
export interface EndedMonth {
  readonly loanId: Id<'loan'>;
  readonly endsOn: LocalDate;
}

/** A loan whose month ended, locked, and what its month is told from. */
export interface EndedLoan {
  readonly loan: Loan;
  /** Of the month, from 1. */
  readonly number: number;
  /** Under which it is told: above 0 where a month of that number was told of a payout that came back. */
  readonly revision: number;
  readonly history: LoanHistory;
}

/** A month as it was told of. */
export interface ToldMonth extends LoanMonth {
  /** 0 of what was told first; each time that it is told of differently it is one more. */
  readonly revision: number;
}

/** A loan whose months were told of, locked, with what they would be told from now. */
export interface ToldLoan {
  readonly loan: Loan;
  /** null where its payout came back. */
  readonly history: LoanHistory | null;
  /** The last revision of each, in order of their numbers. */
  readonly months: readonly ToldMonth[];
}

export interface PerformanceRepository {
  /** Has the month that ends on the day told of next; null: nothing more. */
  setNext(loanId: Id<'loan'>, endsOn: LocalDate | null): Promise<void>;
  /** Months that ended before the day and are not told of, in the order of their ends and loans. */
  ended(
    before: LocalDate,
    after: EndedMonth | undefined,
    limit: number,
  ): Promise<readonly EndedMonth[]>;
  /**
   * Keeps others from changing these loans until the transaction ends. Left out are those whose
   * month another process has told of meanwhile.
   * @throws Error where one of them has no day of payout
   */
  lock(months: readonly EndedMonth[]): Promise<readonly EndedLoan[]>;
  /**
   * Keeps others from changing the loan, and its months from being told of, until the transaction
   * ends.
   * @throws Error as `lock` does
   */
  lockTold(loanId: Id<'loan'>): Promise<ToldLoan | undefined>;
  /** The last day of the last month that was told of; null where none was. */
  toldUntil(loanId: Id<'loan'>): Promise<LocalDate | null>;
  append(loanId: Id<'loan'>, month: ToldMonth, at: Date): Promise<void>;
  /** The last revision of each, in order of their numbers. */
  months(loanIds: readonly Id<'loan'>[]): Promise<ReadonlyMap<string, readonly ToldMonth[]>>;
}
