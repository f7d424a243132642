import type { Id } from '@blockscore/ids';
import type { Payment, PaymentFailure } from './loan.ts';

/**
 * What compliance said of a payment before it moves. `ASKED`: nothing so far. `HELD`: an officer decides.
 * `PASSED`: it may move. `WENT_ON`: nobody answered in time, and it moved. `REFUSED`: it may not.
 */
export const PAYMENT_CHECK_STATUSES = ['ASKED', 'HELD', 'PASSED', 'WENT_ON', 'REFUSED'] as const;
export type PaymentCheckStatus = (typeof PAYMENT_CHECK_STATUSES)[number];

export interface PaymentCheck {
  readonly paymentId: Id<'pay'>;
  readonly loanId: Id<'loan'>;
  readonly direction: Payment['direction'];
  readonly status: PaymentCheckStatus;
  readonly askedAt: Date;
  /** Until when an answer is waited for, before a collection goes on and somebody looks at the others. */
  readonly patienceUntil: Date;
  readonly decidedAt: Date | null;
  /** When it was last asked about once more; null where once was enough. */
  readonly askedAgainAt: Date | null;
}

export type PaymentDecision = 'LET_THROUGH' | 'BLOCK' | 'REFUSE';

/** Whether the provider is told nothing of the payment. */
export function isKeptBack({ status }: Pick<PaymentCheck, 'status'>): boolean {
  return status === 'ASKED' || status === 'HELD' || status === 'REFUSED';
}

/**
 * What a decision makes of a check; undefined where it comes too late, or changes nothing. An officer
 * decides on what is held, and may do so before lending has heard that it is.
 */
export function decidedCheck(
  { status }: Pick<PaymentCheck, 'status'>,
  decision: PaymentDecision,
): PaymentCheckStatus | undefined {
  if (status !== 'ASKED' && status !== 'HELD') return undefined;
  if (decision === 'BLOCK') return status === 'ASKED' ? 'HELD' : undefined;
  return decision === 'REFUSE' ? 'REFUSED' : 'PASSED';
}

/** What the borrower is told of a payment that was refused: the same as where a provider says no more. */
export function refusalOf({ direction }: Pick<Payment, 'direction'>): {
  readonly code: PaymentFailure;
  readonly reason: string;
} {
  return direction === 'COLLECTION'
    ? { code: 'COLLECTION_REFUSED', reason: 'The payment was refused.' }
    : { code: 'OTHER', reason: 'The payment could not be made.' };
}

/** Whose account a payment comes from or goes to, as far as it is known. */
export const COUNTERPARTIES = ['OWN', 'OTHER', 'UNKNOWN'] as const;
export type Counterparty = (typeof COUNTERPARTIES)[number];

/** Money goes to, and direct debits come from, an account that the provider verified as the borrower's. */
export function counterpartyOf({
  direction,
  method,
}: Pick<Payment, 'direction' | 'method'>): Counterparty {
  return direction !== 'COLLECTION' || method === 'DIRECT_DEBIT' ? 'OWN' : 'UNKNOWN';
}
