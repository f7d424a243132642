import type { Id } from '@blockscore/ids';
import type { Money } from '@blockscore/money';
import type { LocalDate } from './calendar.ts';
import type { DayCount } from './day-count.ts';
import type { LoanStatus, PaymentStatus } from './lifecycle.ts';
import type { PricingBand } from './product.ts';
import type { RepaymentMethod } from './schedule.ts';
import type { LoanBooks } from './servicing/books.ts';
import type { ExcessUse, LoanContract } from './servicing/contract.ts';

export interface Loan {
  readonly id: Id<'loan'>;
  readonly version: number;
  readonly applicationId: Id<'app'>;
  readonly userId: Id<'user'>;
  readonly partnerId: Id<'partner'> | null;
  readonly productId: Id<'prod'>;
  /** The product's version that the loan was made under. */
  readonly productVersion: number;
  readonly principal: Money;
  /** Percent a year. */
  readonly annualRate: string;
  readonly termMonths: number;
  /** The class of risk that it was decided in; null where nobody knew one. */
  readonly pricingBand: PricingBand | null;
  readonly dayCount: DayCount;
  readonly method: RepaymentMethod;
  readonly status: LoanStatus;
  /** The day that interest runs from; null until the loan is paid out. */
  readonly disbursedOn: LocalDate | null;
  /** The day on which it was given up; null of all that are not CHARGED_OFF. */
  readonly chargedOffOn: LocalDate | null;
  /** Where its money goes; null of loans of before accounts were verified. */
  readonly payoutAccountId: Id<'bank'> | null;
  /** All that its life follows from, with its entries. */
  readonly contract: LoanContract;
  /** What the ledger was asked to hold of it so far. */
  readonly booked: LoanBooks;
  /** The day as of which that was worked out from its entries; null until it is paid out. */
  readonly bookedThrough: LocalDate | null;
  /** Whether what is kept of it was worked out by rules that hold no more: all of it is told anew. */
  readonly isOutdated: boolean;
  readonly createdAt: Date;
}

export const PAYMENT_METHODS = ['BANK_TRANSFER', 'DIRECT_DEBIT', 'CARD', 'CASH', 'CHEQUE'] as const;
export type PaymentMethod = (typeof PAYMENT_METHODS)[number];

/** Why money did not move, or went back: what events tell, in place of the provider's free text. */
export const PAYMENT_FAILURES = [
  'ACCOUNT_REFUSED',
  'COLLECTION_REFUSED',
  'INSUFFICIENT_FUNDS',
  'ACCOUNT_CLOSED',
  'DISPUTED',
  'OTHER',
] as const;
export type PaymentFailure = (typeof PAYMENT_FAILURES)[number];

export interface Payment {
  readonly id: Id<'pay'>;
  readonly version: number;
  readonly loanId: Id<'loan'>;
  readonly userId: Id<'user'>;
  /** A `REFUND` goes to the borrower and is what was paid beyond all that was owed. */
  readonly direction: 'PAYOUT' | 'COLLECTION' | 'REFUND';
  readonly method: PaymentMethod;
  readonly amount: Money;
  readonly status: PaymentStatus;
  /** What a repayment beyond what is due is to do; null of a payout. */
  readonly excess: ExcessUse | null;
  /** The parts of a repayment, minor units; null until it settled, and of a payout. */
  readonly interest: bigint | null;
  readonly principal: bigint | null;
  readonly fee: bigint | null;
  readonly penalty: bigint | null;
  /** Of a loan that had been given up. */
  readonly recovered: bigint | null;
  /** Beyond all that was owed: the borrower's. */
  readonly credit: bigint | null;
  readonly reference: string | null;
  /**
   * The account that it goes to or comes from: the loan's when it was requested, whatever is chosen since, for
   * compliance judged that one. Null of payments that had ended before it was kept, which are told by the loan's of now; of
   * what an officer took down it tells nothing.
   */
  readonly payoutAccountId: Id<'bank'> | null;
  /** In the words of the provider or of the books; null once the person's data was erased. */
  readonly failureReason: string | null;
  /** The officer who took it down, where it was received elsewhere. */
  readonly recordedBy: string | null;
  /** The ledger's code, where it refused the latest posting. */
  readonly postingRejection: string | null;
  /** The day from which it counts; null until it settled. */
  readonly effectiveOn: LocalDate | null;
  /** What the ledger was asked to post, and what it posted. */
  readonly postingId: string | null;
  readonly transactionId: Id<'txn'> | null;
  /** The day on which the money went back; null of all that are not RETURNED. */
  readonly returnedOn: LocalDate | null;
  /** How often it was looked into what became of it, and when last. */
  readonly inquiries: number;
  readonly inquiredAt: Date | null;
  readonly createdAt: Date;
}

/**
 * The reference as it is shown: of money that has moved. What the provider was never told of has none,
 * and whoever reads of it is not to see that.
 */
export function shownReference({
  status,
  reference,
}: Pick<Payment, 'status' | 'reference'>): string | null {
  return status === 'PENDING' || status === 'FAILED' ? null : reference;
}
