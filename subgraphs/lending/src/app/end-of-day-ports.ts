import type { Id } from '@blockscore/ids';
import type { LocalDate } from '../domain/calendar.ts';
import type { Loan } from '../domain/loan.ts';
import type { PassedDay, WrittenLoan } from '../domain/servicing/pass-day.ts';
import type { Page } from './ports.ts';

/** A day that was closed, or is being closed, and how far. */
export interface EndOfDay {
  readonly day: LocalDate;
  readonly startedAt: Date;
  readonly finishedAt: Date | null;
  /** Loans that there were to write when it began. */
  readonly loans: number;
  /** How many of them were gone through so far, failed ones included. */
  readonly done: number;
  /** How many of them were worked out anew from their entries. */
  readonly replayed: number;
  readonly failed: number;
}

/** Some of the loans of a day, by their ids; both ends are included. */
export interface LoanChunk {
  readonly day: LocalDate;
  readonly firstId: Id<'loan'>;
  readonly lastId: Id<'loan'>;
  /** How many they were when the day began. */
  readonly loans: number;
}

/** A loan of which nothing but interest and days past due moves on the day. */
export interface QuietLoan extends WrittenLoan {
  readonly id: Id<'loan'>;
  readonly currency: string;
}

/** The loans of a chunk that are not written through the day, locked. */
export interface OpenLoans {
  readonly quiet: readonly QuietLoan[];
  /** To be worked out anew from their entries. */
  readonly others: readonly Loan[];
}

export interface EndOfDayRepository {
  latest(): Promise<EndOfDay | undefined>;
  /** The latest first. */
  list(page: Page): Promise<readonly EndOfDay[]>;
  /** The loans that failed on these days, at most so many of each. */
  failures(
    days: readonly LocalDate[],
    limit: number,
  ): Promise<ReadonlyMap<LocalDate, readonly Id<'loan'>[]>>;
  /** The first day that some loan whose money is out is not written through; undefined: there is none. */
  firstOpen(): Promise<LocalDate | undefined>;
  /**
   * Begins a day and cuts its loans into chunks of so many; nothing where another process has.
   * @returns whether it is over with that, since there are none
   */
  begin(day: LocalDate, size: number, at: Date): Promise<boolean>;
  /** Has the loans that failed on a day done again. */
  reopen(day: LocalDate): Promise<void>;
  /**
   * A chunk that is not done, nobody else's until the transaction ends. Where others are on all that
   * are left it waits for one of them; undefined where that one was done, or none is left.
   */
  take(day: LocalDate): Promise<LoanChunk | undefined>;
  /** Keeps others from changing the chunk's loans until the transaction ends. */
  open(chunk: LoanChunk): Promise<OpenLoans>;
  /** Writes quiet loans through the day, in one statement. */
  write(day: LocalDate, loans: readonly (PassedDay & { readonly id: Id<'loan'> })[]): Promise<void>;
  /** The chunk is done, and with the last one its day; gives how far that has come. */
  done(chunk: LoanChunk, replayed: number, at: Date): Promise<EndOfDay>;
  /**
   * Cuts a chunk that cannot be written into halves, or takes down that it failed where it is of one
   * loan; nothing where it was done meanwhile.
   * @returns the loan that failed; undefined where there are halves to try, or nothing is left to do
   */
  split(chunk: LoanChunk, at: Date): Promise<Id<'loan'> | undefined>;
  /** Ends the day if no chunk of it is left; gives whether it has ended. */
  finish(day: LocalDate, at: Date): Promise<boolean>;
}
