import type { Posted } from '../domain/draft.ts';
import type { LedgerTransaction } from '../domain/transaction.ts';
import type { AnchorLeaf } from './anchor-ports.ts';

/** What a commitment to a transaction is salted with; null where there is none yet. */
export interface KeptSalt {
  readonly salt: Uint8Array | null;
  /** Whether the salts of the person were destroyed since it was posted: then none is kept again. */
  readonly destroyed: boolean;
}

/** A salt for a transaction, to be kept. */
export interface NewSalt {
  readonly transactionId: LedgerTransaction['id'];
  readonly salt: Uint8Array;
}

/** What one administrator asked for and another one has to ask for, too. */
export interface DestructionRequest {
  readonly userId: `user_${string}`;
  readonly askedBy: string;
  readonly askedAt: Date;
  /** From then on it is as if nobody had asked. */
  readonly expiresAt: Date;
}

export interface SaltDestruction {
  readonly userId: `user_${string}`;
  /** Somebody else than who destroyed them: the database refuses the same. */
  readonly askedBy: string;
  readonly destroyedAt: Date;
  readonly destroyedBy: string;
}

/** The transactions of the books as leaves of anchors, to write. */
export interface LeafRecords {
  /**
   * Transactions that every snapshot sees and that were not gone through for leaves, counted up to the
   * limit asked for. Right after the books came from a dump some of them may have leaves.
   */
  readonly waiting: (limit: number) => Promise<number>;
  /**
   * Keeps everybody else from making leaves, and from making or destroying salts of what was posted
   * before, until the end of the database transaction.
   *
   * @param busy what to do while somebody else has it; false is answered only where it is `SKIP`
   */
  readonly lock: (busy: 'WAIT' | 'SKIP') => Promise<boolean>;
  /**
   * Goes through the next transactions, in the order of the database transactions that wrote them and
   * of their ids, and tells those that have no leaf. Only for who has locked.
   */
  readonly next: (limit: number) => Promise<readonly Posted[]>;
  readonly salts: (transactionIds: readonly string[]) => Promise<ReadonlyMap<string, KeptSalt>>;
  readonly keepSalts: (salts: readonly NewSalt[]) => Promise<void>;
  readonly dropSalts: (transactionIds: readonly string[]) => Promise<void>;
  /** Ties transactions to their leaves, which are there already. */
  readonly add: (
    leaves: readonly {
      readonly transactionId: LedgerTransaction['id'];
      readonly commitment: string;
    }[],
  ) => Promise<void>;
  readonly hasTransactionsOf: (userId: string) => Promise<boolean>;
  /** Whether a loan of the person owes something by the books, is owed something, or has something held. */
  readonly hasOpenLoans: (userId: string) => Promise<boolean>;
  /** What was asked for and still waits. */
  readonly destructionRequest: (userId: string, now: Date) => Promise<DestructionRequest | null>;
  /** In place of what was asked for before. */
  readonly requestDestruction: (request: DestructionRequest) => Promise<void>;
  /** Of what that administrator asked for until then, nothing waits any more. */
  readonly dropRequestsBy: (askedBy: string, until: Date) => Promise<void>;
  /**
   * Destroys the salts of all transactions of a person, as was asked for, which waits no more. Only for who
   * has locked. Tells how many.
   */
  readonly destroySalts: (destruction: SaltDestruction) => Promise<number>;
}

/** The leaf of a transaction. */
export interface TransactionLeaf {
  readonly transactionId: LedgerTransaction['id'];
  /** 64 hex digits; null once it was destroyed. */
  readonly salt: string | null;
  readonly leaf: AnchorLeaf;
}

/** A transaction of the books that is under an anchor. */
export interface ProvenTransaction extends TransactionLeaf {
  readonly transaction: LedgerTransaction;
}
