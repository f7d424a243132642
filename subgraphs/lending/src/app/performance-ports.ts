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
  readonly history: LoanHistory;
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
   */
  lock(months: readonly EndedMonth[]): Promise<readonly EndedLoan[]>;
  append(loanId: Id<'loan'>, month: LoanMonth, at: Date): Promise<void>;
  /** In order of their numbers. */
  months(loanIds: readonly Id<'loan'>[]): Promise<ReadonlyMap<string, readonly LoanMonth[]>>;
}
