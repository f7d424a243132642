import type { CurrencyCode } from '@blockscore/money';
import type { Side } from './account.ts';
import type { TransactionKind } from './posting.ts';

/** The books' word on a transaction; the chain's is separate and never changes this one. */
export type TransactionStatus = 'PENDING' | 'POSTED' | 'VOIDED';

/**
 * What a row of the books is: one that was posted at once, one that only holds, or what became of a
 * held one: it was posted, perhaps with less, or let go.
 */
export type Phase = 'SINGLE' | 'PENDING' | 'POST' | 'VOID';

export type VoidReason = 'VOIDED' | 'EXPIRED';

/** Who did something: a user, a partner's key or a service, by its id. Nobody else writes in the books. */
export interface Actor {
  readonly kind: 'USER' | 'PARTNER' | 'SERVICE';
  readonly id: string;
}

/** A transaction of the books: written once, never changed. Amounts in minor units. */
export interface LedgerTransaction {
  readonly id: `txn_${string}`;
  readonly kind: TransactionKind;
  readonly postingId: string;
  readonly inputHash: string;
  readonly currency: CurrencyCode;
  readonly amountMinor: bigint;
  /** `YYYY-MM-DD`: the day on which it counts. */
  readonly effectiveOn: string;
  /** The day that was asked for, where that one was closed; null where it is the effective one. */
  readonly valueOn: string | null;
  readonly recordedAt: Date;
  /** Who wrote it, or asked lending for what it posts; null of what was written before this was kept. */
  readonly recordedBy: Actor | null;
  readonly phase: Phase;
  /** The held transaction of which it says what became. */
  readonly resolves: `txn_${string}` | null;
  readonly voidReason: VoidReason | null;
  /** Until when one that is held may be posted; null = for as long as it takes. */
  readonly expiresAt: Date | null;
  /** Of those that were written all or none. */
  readonly batchId: `batch_${string}` | null;
  /** Of the document behind it. */
  readonly reference: string | null;
  /** The proposal that it comes of, where it took two people. */
  readonly proposalId: `proposal_${string}` | null;
  readonly userId: `user_${string}` | null;
  readonly partnerId: `partner_${string}` | null;
  readonly loanId: `loan_${string}` | null;
  readonly paymentId: `pay_${string}` | null;
  /** The transaction that this one undoes. */
  readonly reverses: `txn_${string}` | null;
}

/** The books' word on a transaction; of one that only held, it needs what became of it. */
export function statusOf(
  { phase }: Pick<LedgerTransaction, 'phase'>,
  resolution: Pick<LedgerTransaction, 'phase'> | null,
): TransactionStatus {
  const last = phase === 'PENDING' ? resolution?.phase : phase;
  if (last === undefined) return 'PENDING';
  return last === 'VOID' ? 'VOIDED' : 'POSTED';
}

/** One side of a transaction on one account. `minor` > 0. */
export interface Entry {
  readonly id: `entry_${string}`;
  readonly transactionId: `txn_${string}`;
  readonly accountId: `acct_${string}`;
  readonly accountCode: string;
  /** Its place among the entries of its transaction, from 0. */
  readonly position: number;
  readonly side: Side;
  readonly minor: bigint;
  readonly currency: CurrencyCode;
}

/** An entry together with what it needs to stand alone in a journal. */
export interface JournalEntry extends Entry {
  readonly accountName: string;
  readonly effectiveOn: string;
  readonly recordedAt: Date;
  /** The borrower whose transaction it belongs to, if any. */
  readonly userId: `user_${string}` | null;
  readonly loanId: `loan_${string}` | null;
}
