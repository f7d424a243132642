import type { Id } from '@blockscore/ids';
import type { BookState, DifferenceKind, ReconciliationScope } from '../domain/reconciliation.ts';
import type { ChainTransaction } from './chain-ports.ts';
import type { PageRequest } from './ports.ts';

/** One time of going through all that is compared. */
export interface Reconciliation {
  readonly id: Id<'recon'>;
  readonly scope: ReconciliationScope;
  readonly startedAt: Date;
  readonly finishedAt: Date | null;
  /** What was compared last, in its order; empty at the beginning. */
  readonly place: string;
  readonly compared: number;
}

/** What lending told of a loan's books, or of what is of many loans together. */
export interface ToldBooks extends BookState {
  /** A loan's id, or `TOGETHER`. */
  readonly subject: string;
  /** `ASKED`: lending is to tell again. `WAITING`: not all of it is in the books. */
  readonly state: 'AGREES' | 'ASKED' | 'WAITING' | 'DIFFERS';
  /** Since when it is in that state. */
  readonly since: Date;
}

export interface Difference {
  readonly id: Id<'diff'>;
  readonly scope: ReconciliationScope;
  readonly kind: DifferenceKind;
  /** A loan, a transaction or an anchor, or `TOGETHER`. */
  readonly subject: string;
  readonly expected: string;
  readonly found: string;
  readonly firstSeenAt: Date;
  /** When it was found right again. */
  readonly resolvedAt: Date | null;
}

/** What is confirmed, and must be held by a registry. */
export interface Confirmed {
  readonly transaction: ChainTransaction;
  /** Of the contract that holds it. */
  readonly address: string;
  /** False where the loan that it moves was moved on by another that was signed for the same contract. */
  readonly newest: boolean;
  /** One of the scores that it attests or revokes: the contract has taken all of them, or none. */
  readonly attested: Attested | null;
}

/** A score as an AttestationRegistry must hold it. */
export interface Attested {
  readonly attester: string;
  readonly commitment: string;
  readonly expiresAt: Date;
}

export interface ReconciliationRecords {
  readonly begin: (run: Reconciliation) => Promise<void>;
  /** The oldest one that is under way, nobody else's until the transaction ends. */
  readonly lock: (scope: ReconciliationScope) => Promise<Reconciliation | null>;
  readonly latest: (scope: ReconciliationScope) => Promise<Reconciliation | null>;
  readonly save: (run: Reconciliation) => Promise<void>;

  /** Locked, in order of their subjects. */
  readonly told: (subjects: readonly string[]) => Promise<readonly ToldBooks[]>;
  /** The next ones of loans, likewise. */
  readonly toldAfter: (after: string, limit: number) => Promise<readonly ToldBooks[]>;
  /** Those that wait for postings, likewise. */
  readonly waiting: (limit: number) => Promise<readonly ToldBooks[]>;
  readonly keepTold: (told: readonly ToldBooks[]) => Promise<void>;
  /** Loans that are in the books and were never told of. */
  readonly untold: (limit: number) => Promise<readonly string[]>;
  /** What the books hold of these: loans, or `TOGETHER`. */
  readonly found: (subjects: readonly string[]) => Promise<ReadonlyMap<string, BookState>>;

  /** The open ones of these subjects. */
  readonly open: (subjects: readonly string[]) => Promise<readonly Difference[]>;
  readonly openOf: (scope: ReconciliationScope, limit: number) => Promise<readonly Difference[]>;
  /** Leaves out those that are open already; gives the others. */
  readonly add: (differences: readonly Difference[]) => Promise<readonly Difference[]>;
  readonly resolve: (ids: readonly Difference['id'][], at: Date) => Promise<void>;

  /** What that life of a chain is said to hold, after that id. */
  readonly confirmed: (
    chain: string,
    after: string,
    limit: number,
  ) => Promise<readonly Confirmed[]>;
  /** The same of these transactions of the chain. */
  readonly confirmedOf: (ids: readonly string[]) => Promise<readonly Confirmed[]>;
}

/** What may be read of it. */
export interface ReconciliationReader {
  readonly runs: (page: PageRequest) => Promise<readonly Reconciliation[]>;
  readonly differences: (
    filter: { readonly open: boolean | null },
    page: PageRequest,
  ) => Promise<readonly Difference[]>;
  /** How many are open, by kind. */
  readonly openCounts: () => Promise<ReadonlyMap<DifferenceKind, number>>;
}
