import type { Id } from '@blockscore/ids';
import type { LocalDate } from '../domain/calendar.ts';
import type { Balances, KeptLoan } from '../domain/servicing/own-books.ts';

/** One time of going through all loans to tell the ledger of their books. */
export interface BookTelling {
  readonly id: Id<'recon'>;
  readonly startedAt: Date;
  readonly finishedAt: Date | null;
  /** The last loan that was gone through; null before the first. */
  readonly after: Id<'loan'> | null;
  readonly loans: number;
  /** How many of them were told of. */
  readonly told: number;
  /** Loans whose books cannot be worked out. */
  readonly failed: number;
  /** What was asked for of many loans together, of the loans so far. */
  readonly together: Balances;
  /** How many postings of many loans together there were when it began. */
  readonly postings: number;
}

/** What was told of a loan last. */
export interface ToldLoan {
  readonly loanId: Id<'loan'>;
  /** How many postings of it alone were asked for. */
  readonly postings: number;
  readonly own: Balances;
  readonly toldOn: LocalDate;
}

/** A loan, kept from changing until the transaction ends, and all that its books follow from. */
export interface LoanToTell extends KeptLoan {
  readonly loanId: Id<'loan'>;
  readonly postings: number;
  readonly told: ToldLoan | undefined;
}

export interface BookTellingRepository {
  latest(): Promise<BookTelling | undefined>;
  /** Begins one; nothing where another process has. */
  begin(telling: BookTelling): Promise<void>;
  /** The one that is under way, nobody else's until the transaction ends. */
  lock(): Promise<BookTelling | undefined>;
  save(telling: BookTelling): Promise<void>;
  /** The next loans by their ids, in few statements. */
  loansAfter(after: Id<'loan'> | null, limit: number): Promise<readonly LoanToTell[]>;
  /** These loans; those that there are not are left out. */
  loansOf(ids: readonly Id<'loan'>[]): Promise<readonly LoanToTell[]>;
  keep(told: readonly ToldLoan[]): Promise<void>;
  /** How many postings of many loans together were asked for. */
  postingsTogether(): Promise<number>;
  /** Keeps whoever closes days from asking for more of them until the transaction ends. */
  holdEndOfDay(): Promise<void>;
}
