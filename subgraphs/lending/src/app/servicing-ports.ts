import type { Id } from '@blockscore/ids';
import type { LocalDate } from '../domain/calendar.ts';
import type { Loan } from '../domain/loan.ts';
import type { LoanBooks, PostingLine } from '../domain/servicing/books.ts';
import type { LoanEntry } from '../domain/servicing/entries.ts';
import type { StandingPiece } from '../domain/servicing/standing.ts';
import type { LoanState, ServicedInstalment } from '../domain/servicing/state.ts';
import type { Page } from './ports.ts';

/** What the ledger is asked to post of a loan, or of many together. */
export interface LoanPosting {
  /** The ledger posts it once. */
  readonly postingId: string;
  /** null of many loans together. */
  readonly loanId: Id<'loan'> | null;
  /** The payment whose money it is of; null where none moved. */
  readonly paymentId: Id<'pay'> | null;
  readonly kind: PostingKind;
  readonly effectiveOn: LocalDate;
  readonly lines: readonly PostingLine[];
}

export type PostingKind =
  | 'DISBURSEMENT'
  | 'REPAYMENT'
  | 'ACCRUAL'
  | 'FEE'
  | 'ADJUSTMENT'
  | 'REVERSAL'
  | 'CHARGE_OFF'
  | 'RECOVERY'
  | 'REFUND';

/** An entry that is to be written down, by whom and with what was said of it. */
export interface WrittenEntry extends LoanEntry {
  readonly recordedBy: string;
  readonly note: string | null;
}

/** How a loan stands after its entries were replayed, and what is kept of that. */
export interface LoanChange {
  /** As it was read, locked. */
  readonly loan: Loan;
  readonly entries: readonly LoanEntry[];
  readonly state: LoanState;
  /** The instalments that are written already; null where it is not known whether they hold. */
  readonly written: readonly ServicedInstalment[] | null;
  /** null of one whose payout came back. */
  readonly disbursedOn: LocalDate | null;
  /** Only of a loan that has just been paid out: the first month that will be told of. */
  readonly firstMonthEndsOn: LocalDate | null;
  /** What the ledger was asked to hold of it, with this change. */
  readonly booked: LoanBooks;
  readonly changesOn: LocalDate | null;
  /** Replace what is kept of the days from the first of them on; in order. */
  readonly standings: readonly StandingPiece[];
}

export interface ServicingRepository {
  /** In the order of writing; without what was said of them. */
  entries(loanIds: readonly Id<'loan'>[]): Promise<ReadonlyMap<string, readonly LoanEntry[]>>;
  /** The latest first, each with what was said of it; null once the person's data was erased. */
  written(loan: Loan, page: Page): Promise<readonly WrittenEntry[]>;
  append(loan: Loan, entries: readonly WrittenEntry[]): Promise<void>;
  /**
   * Rewrites all that follows from the entries of these loans, each at most once, in few statements:
   * how they stand, their instalments and what each of their payments paid. Gives them as they are now,
   * their versions one higher, in the same order.
   * @throws Error where one of them was changed meanwhile
   */
  project(changes: readonly LoanChange[]): Promise<readonly Loan[]>;
  /** Keeps what the ledger is asked; the payment, if there is one, is under way to be posted so. */
  insertPosting(posting: LoanPosting, at: Date): Promise<void>;
  /** Takes down what the ledger was asked to hold of a loan whose entries do not say it. */
  setBooked(loan: Loan, booked: LoanBooks): Promise<Loan>;
  /** Takes down what the ledger answered, the first time that it does. */
  acceptPosting(postingId: string, transactionId: Id<'txn'>): Promise<void>;
  rejectPosting(postingId: string, code: string): Promise<void>;
}
