import type { Id } from '@blockscore/ids';
import type { PaymentCheck } from '../domain/payment-check.ts';

/** How payments are checked before they move. */
export interface PaymentCheckRules {
  /** Whether compliance is asked at all. */
  readonly enabled: boolean;
  /** After so long without an answer a collection goes on. */
  readonly collectionPatienceMs: number;
  /** After so long a payout goes on waiting, and operators are told. */
  readonly payoutPatienceMs: number;
}

export interface PaymentCheckRepository {
  insert(check: PaymentCheck): Promise<void>;
  /** Undefined of a payment that nobody asked about. */
  find(paymentId: Id<'pay'>): Promise<PaymentCheck | undefined>;
  /** Waits for whoever else decides it, until the transaction ends. */
  lock(paymentId: Id<'pay'>): Promise<PaymentCheck | undefined>;
  decide(check: Pick<PaymentCheck, 'paymentId' | 'status' | 'decidedAt'>): Promise<void>;
  /** Those that are ASKED and whose patience has ended by then, the oldest first. */
  overdue(
    by: Date,
    directions: readonly PaymentCheck['direction'][],
    limit: number,
  ): Promise<readonly PaymentCheck[]>;
  /**
   * Of these, those that it is time to ask about again: after patience has ended, and then after as long
   * as it has taken so far, a day at the most.
   */
  toAskAgain(
    by: Date,
    directions: readonly PaymentCheck['direction'][],
    limit: number,
  ): Promise<readonly PaymentCheck[]>;
  noteAskedAgain(paymentId: Id<'pay'>, at: Date): Promise<void>;
  countOverdue(by: Date, directions: readonly PaymentCheck['direction'][]): Promise<number>;
}
