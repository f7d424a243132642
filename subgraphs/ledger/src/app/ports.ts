import type { EventRecorder } from '@blockscore/events';
import type { CurrencyCode } from '@blockscore/money';
import type { Account, Turnover } from '../domain/account.ts';
import type { TransactionKind } from '../domain/posting.ts';
import type { Entry, JournalEntry, LedgerTransaction } from '../domain/transaction.ts';
import type { AnchorReader, AnchorRecords } from './anchor-ports.ts';
import type { ChainReader, ChainRecords } from './chain-ports.ts';
import type { Posted } from './enqueue-commitments.ts';

export type Clock = () => Date;

/** SHA-256 over the parts one after the other, texts in UTF-8; 64 hex digits. */
export type Sha256 = (...parts: readonly (string | Uint8Array)[]) => string;

/** A page by keyset, newest first. Repositories answer up to `size + 1` rows, to tell if more follow. */
export interface PageRequest {
  readonly size: number;
  readonly backward: boolean;
  readonly after?: string;
  readonly before?: string;
}

/** The books, to write in. */
export interface Books {
  /** The whole chart by code; it is small. */
  readonly chart: () => Promise<ReadonlyMap<string, Account>>;
  /** Adds those whose code is not there yet. */
  readonly addAccounts: (accounts: readonly Account[], now: Date) => Promise<void>;
  /**
   * Adds a transaction with its entries. False, and nothing is added, when its posting id is taken;
   * one that is being taken at this moment is waited for.
   */
  readonly add: (transaction: LedgerTransaction, entries: readonly Entry[]) => Promise<boolean>;
  readonly byPostingId: (postingId: string) => Promise<LedgerTransaction | null>;
  /** Those that have no place in the queue for the chain, oldest first. */
  readonly uncommittedDisbursements: (limit: number) => Promise<readonly Posted[]>;
}

/** What one transaction of the database holds together. */
export interface Work {
  readonly books: Books;
  readonly chain: ChainRecords;
  readonly anchors: AnchorRecords;
  readonly events: EventRecorder;
}

export interface TransactionFilter {
  readonly userId?: string;
  readonly loanId?: string;
  readonly kind?: TransactionKind;
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

/** The books, to read. Ids of the wrong form find nothing. */
export interface BookReader {
  readonly accounts: (ids?: readonly string[]) => Promise<readonly Account[]>;
  /** By account id; of transactions effective on `asOf` or earlier, or of all. */
  readonly turnovers: (
    accountIds: readonly string[],
    asOf?: string,
  ) => Promise<ReadonlyMap<string, Turnover>>;
  readonly transactions: (ids: readonly string[]) => Promise<readonly LedgerTransaction[]>;
  readonly transactionPage: (
    filter: TransactionFilter,
    page: PageRequest,
  ) => Promise<readonly LedgerTransaction[]>;
  /** Ordered by transaction and position. */
  readonly entriesOf: (transactionIds: readonly string[]) => Promise<readonly JournalEntry[]>;
  readonly journalPage: (
    filter: JournalFilter,
    page: PageRequest,
  ) => Promise<readonly JournalEntry[]>;
}

export type Transact = <T>(action: (work: Work) => Promise<T>) => Promise<T>;

/** Tells the operator. */
export type Warn = (message: string, details: Readonly<Record<string, string | number>>) => void;

export interface PostingPorts {
  readonly transact: Transact;
  readonly clock: Clock;
  readonly sha256: Sha256;
  /** 32 random bytes. */
  readonly newSalt: () => Uint8Array;
  /** Null while the chain is switched off: nothing is meant for it then. */
  readonly chain: { readonly requiredConfirmations: number } | null;
  readonly warn: Warn;
}

/** Everything that the ledger needs from outside, but for the chain itself: see `ChainPorts`. */
export interface Ports extends PostingPorts {
  readonly currency: CurrencyCode;
  readonly books: BookReader;
  readonly commitments: ChainReader;
  readonly anchors: AnchorReader;
}
