import type { Account, Standing } from '../domain/account.ts';
import type { Posted } from '../domain/draft.ts';
import type { TransactionKind } from '../domain/posting.ts';
import type { JournalEntry, LedgerTransaction, TransactionStatus } from '../domain/transaction.ts';
import type { PageRequest } from './ports.ts';

/** What postings are judged by; it stays as it is until the database transaction ends. */
export interface Ground {
  /** Those of the asked codes that there are. */
  readonly accounts: ReadonlyMap<string, Account>;
  /** The last closed day, `YYYY-MM-DD`. */
  readonly closedThrough: string | null;
}

export interface ClosedPeriod {
  readonly through: string;
  readonly closedAt: Date;
  readonly closedBy: string;
}

/** The books, to write in. */
export interface Books {
  /** The whole chart by code; it is small. */
  readonly chart: () => Promise<ReadonlyMap<string, Account>>;
  /** Adds those whose code is not there yet, and says which. */
  readonly addAccounts: (
    accounts: readonly Account[],
    now: Date,
  ) => Promise<ReadonlySet<Account['code']>>;
  /**
   * Shares the books with everybody who posts, so that no day is closed and no account changes until
   * the end of the database transaction, and tells what there is.
   */
  readonly share: (codes: readonly string[]) => Promise<Ground>;
  /** Waits until nobody posts, and keeps everybody from it until the end of the database transaction. */
  readonly lock: () => Promise<void>;
  readonly account: (id: `acct_${string}`) => Promise<Account | null>;
  /** Saves the limits and the end of an account. Only for who has locked the books. */
  readonly saveAccount: (account: Account) => Promise<void>;
  /**
   * What stands on accounts with limits, which are locked in order of their ids, so that two
   * postings take turns and never wait for each other both.
   */
  readonly lockStandings: (accountIds: readonly string[]) => Promise<ReadonlyMap<string, Standing>>;
  /**
   * Adds transactions with their entries by one statement, and tells the ids of those that were
   * added: not of one whose posting id is taken, or that resolves or reverses what was resolved or
   * reversed. One that is being taken at this moment is waited for.
   */
  readonly add: (posted: readonly Posted[]) => Promise<ReadonlySet<string>>;
  readonly byPostingId: (postingId: string) => Promise<LedgerTransaction | null>;
  /** A transaction with its entries by position. */
  readonly posted: (id: `txn_${string}`) => Promise<Posted | null>;
  /** What became of a held one. */
  readonly resolutionOf: (id: `txn_${string}`) => Promise<LedgerTransaction | null>;
  readonly reversalOf: (id: `txn_${string}`) => Promise<LedgerTransaction | null>;
  readonly ofBatch: (batchId: `batch_${string}`) => Promise<readonly LedgerTransaction[]>;
  /** Held ones that ran out from `since` to `now` and of which nothing became, with the earliest first. */
  readonly expired: (since: Date, now: Date, limit: number) => Promise<readonly Posted[]>;
  readonly period: (through: string) => Promise<ClosedPeriod | null>;
  readonly closedThrough: () => Promise<string | null>;
  readonly closePeriod: (period: ClosedPeriod) => Promise<void>;
  /** Those that have no place in the queue for the chain, oldest first. */
  readonly uncommittedDisbursements: (limit: number) => Promise<readonly Posted[]>;
}

export interface TransactionFilter {
  readonly userId?: string;
  /** Only those of loans. */
  readonly ofLoans?: true;
  readonly loanId?: string;
  readonly kind?: TransactionKind;
  readonly status?: TransactionStatus;
  readonly batchId?: string;
  /** Effective days, both included, `YYYY-MM-DD`. */
  readonly from?: string;
  readonly to?: string;
}

export interface JournalFilter {
  readonly accountId?: string;
  readonly transactionId?: string;
  readonly loanId?: string;
  readonly from?: string;
  readonly to?: string;
}

/** Which entries count in a balance: all that are not excluded. */
export interface AsOf {
  /** Effective on that day or earlier, `YYYY-MM-DD`. */
  readonly asOf?: string;
  /** Written by that moment. */
  readonly knownAt?: Date;
}

/** A place in an account's statement: after this entry. */
export interface StatementPlace {
  readonly effectiveOn: string;
  readonly transactionId: string;
  readonly position: number;
}

/** Of which account, and of what there was of it, a statement tells. */
export interface StatementScope {
  readonly accountId: string;
  /** Written by that moment. */
  readonly knownAt?: Date;
  /** What the books held at the look that gave it, and nothing that came later. */
  readonly look?: string;
}

/** Entries of an account in the order in which they count, both days included. */
export interface StatementRange extends StatementScope {
  readonly from: string;
  readonly to: string;
  readonly after?: StatementPlace;
  readonly limit: number;
}

/** What stood on an account before days and after them, seen by one look. */
export interface StatementEnds {
  readonly opening: Standing;
  readonly closing: Standing;
  /** Names the look, so that what is read later is what it would have seen. */
  readonly look: string;
}

/** The books, to read. Ids of the wrong form find nothing. */
export interface BookReader {
  readonly accounts: (ids?: readonly string[]) => Promise<readonly Account[]>;
  /** By account id; accounts on which nothing moved may be missing. */
  readonly standings: (
    accountIds: readonly string[],
    asOf?: AsOf,
  ) => Promise<ReadonlyMap<string, Standing>>;
  /** Days are both included, `YYYY-MM-DD`. */
  readonly statementEnds: (
    scope: Omit<StatementScope, 'look'> & { readonly from: string; readonly to: string },
  ) => Promise<StatementEnds>;
  /** What was posted on an account up to a place of its statement. */
  readonly standingAfter: (scope: StatementScope, place: StatementPlace) => Promise<Standing>;
  /** Posted entries only, the earliest first. */
  readonly statementEntries: (range: StatementRange) => Promise<readonly JournalEntry[]>;
  readonly transactions: (ids: readonly string[]) => Promise<readonly LedgerTransaction[]>;
  /** What became of held ones, each with `resolves`. */
  readonly resolutions: (ids: readonly string[]) => Promise<readonly LedgerTransaction[]>;
  readonly reversals: (ids: readonly string[]) => Promise<readonly LedgerTransaction[]>;
  readonly transactionPage: (
    filter: TransactionFilter,
    page: PageRequest,
  ) => Promise<readonly LedgerTransaction[]>;
  /** Ordered by transaction and position. */
  readonly entriesOf: (transactionIds: readonly string[]) => Promise<readonly JournalEntry[]>;
  /** Posted entries only. */
  readonly journalPage: (
    filter: JournalFilter,
    page: PageRequest,
  ) => Promise<readonly JournalEntry[]>;
  readonly closedPeriods: (limit: number) => Promise<readonly ClosedPeriod[]>;
}

/** Balances that are kept. */
export interface BookKeeping {
  /** Adds about so many of the oldest transactions to the sums of days; tells how many they were. */
  readonly fold: (atMost: number) => Promise<number>;
}
