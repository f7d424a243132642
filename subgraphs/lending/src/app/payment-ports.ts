import type { Id } from '@blockscore/ids';
import type { Money } from '@blockscore/money';
import type { Payment, PaymentFailure, PaymentMethod } from '../domain/loan.ts';
import type { CallbackOutcome, PaymentCallback } from '../domain/payment-callback.ts';
import type { PayoutAccount } from '../domain/payout-account.ts';
import type { Page } from './ports.ts';

/** Money to be moved. The provider does it once for a payment's id, however often it is told. */
export interface PaymentOrder {
  readonly id: Id<'pay'>;
  readonly direction: Payment['direction'];
  readonly method: PaymentMethod;
  readonly amount: Money;
  /** The borrower's account: letters and digits. */
  readonly account: string;
}

/** `ACCEPTED`: what comes of it is told by a callback, or on being asked. */
export type PaymentResult =
  | { readonly status: 'ACCEPTED'; readonly reference: string }
  | {
      readonly status: 'SETTLED';
      readonly reference: string;
      /** Left out: now. */
      readonly occurredAt?: Date;
    }
  | {
      readonly status: 'FAILED';
      readonly code: PaymentFailure;
      /** In the provider's words. */
      readonly reason: string;
    };

/** What became of an order. `UNKNOWN`: it was never given; it may be given now. */
export type PaymentInquiry =
  | PaymentResult
  | { readonly status: 'UNKNOWN' }
  | {
      readonly status: 'RETURNED';
      readonly reference: string;
      readonly settledAt: Date;
      readonly occurredAt: Date;
      readonly code: PaymentFailure;
      readonly reason: string;
    };

/** A question whether an account is the person's and takes money. */
export interface AccountOrder {
  readonly id: Id<'bank'>;
  readonly account: string;
  readonly holderName: string | null;
}

/** `PENDING`: the answer comes by a callback, or on asking again. */
export type AccountResult =
  | { readonly status: 'PENDING' }
  | { readonly status: 'VERIFIED' }
  | { readonly status: 'REFUSED'; readonly reason: string };

/**
 * Whoever moves the money: docs/payments.md. Each call ends within half a minute, is safe to repeat,
 * and throws where it cannot be told what came of it.
 */
export interface PaymentProvider {
  submit(order: PaymentOrder): Promise<PaymentResult>;
  inquire(order: PaymentOrder & { readonly reference: string }): Promise<PaymentInquiry>;
  /** Asked again about the same id, it answers what it knows by then. */
  verifyAccount(order: AccountOrder): Promise<AccountResult>;
}

export interface PayoutAccountRepository {
  /** Lets nobody else add or remove accounts of the person until the transaction ends. */
  lockOf(userId: Id<'user'>): Promise<void>;
  find(id: Id<'bank'>): Promise<PayoutAccount | undefined>;
  findMany(ids: readonly Id<'bank'>[]): Promise<readonly PayoutAccount[]>;
  /** Keeps others from changing it until the transaction ends. */
  lock(id: Id<'bank'>): Promise<PayoutAccount | undefined>;
  /** The one of that number which the person has not removed. */
  findByAccount(userId: Id<'user'>, account: string): Promise<PayoutAccount | undefined>;
  /** All that the person has not removed, in the order in which they were added. */
  listOf(userId: Id<'user'>): Promise<readonly PayoutAccount[]>;
  insert(account: PayoutAccount, askAgainAt: Date): Promise<void>;
  /** Saves its status and what belongs to it, its version one higher than what was read. */
  save(account: PayoutAccount): Promise<void>;
  /** Whether a loan that is not at its end, or a payment on its way, goes to it or comes from it. */
  isInUse(id: Id<'bank'>): Promise<boolean>;
  /** Pending ones whose time to be asked about has come; it is set to `next` for them. */
  takeUnanswered(now: Date, next: Date, limit: number): Promise<readonly Id<'bank'>[]>;
}

export interface PaymentCallbackRepository {
  /** False where there is one of that id already: then nothing is stored. */
  insert(
    callback: PaymentCallback & { readonly userId: Id<'user'>; readonly outcome: CallbackOutcome },
    receivedAt: Date,
  ): Promise<boolean>;
  /** The return that was told of a payment before its settlement. */
  waitingReturn(paymentId: Id<'pay'>): Promise<PaymentCallback | undefined>;
}

/** Payments that the provider has not answered for good. */
export interface PendingPaymentRepository {
  /** Those begun before `begunBefore` and not asked about since `askedBefore`, the oldest first. */
  toAskAbout(begunBefore: Date, askedBefore: Date, limit: number): Promise<readonly Payment[]>;
  /** Those begun before then, newest first. */
  list(begunBefore: Date, page: Page): Promise<readonly Payment[]>;
}
