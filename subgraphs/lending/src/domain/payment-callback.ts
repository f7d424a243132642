import type { PaymentStatus } from './lifecycle.ts';
import type { PaymentFailure } from './loan.ts';
import type { PayoutAccountStatus } from './payout-account.ts';

/** What a payment provider tells of a payment, and of an account that it was asked about. */
export const PAYMENT_CALLBACKS = ['SETTLED', 'FAILED', 'RETURNED'] as const;
export const ACCOUNT_CALLBACKS = ['ACCOUNT_VERIFIED', 'ACCOUNT_REFUSED'] as const;
export type PaymentCallbackKind = (typeof PAYMENT_CALLBACKS)[number];
export type AccountCallbackKind = (typeof ACCOUNT_CALLBACKS)[number];
export type CallbackKind = PaymentCallbackKind | AccountCallbackKind;

/**
 * `APPLIED`: it changed something. `WAITING`: a return of money that has not settled yet; it is applied
 * when that does. `KNOWN`: it says what was known before. `CONFLICT`: it contradicts what is known, and
 * somebody has to look.
 */
export type CallbackOutcome = 'APPLIED' | 'WAITING' | 'KNOWN' | 'CONFLICT';

export interface PaymentCallback {
  /** The provider's, the same whenever it sends it again. */
  readonly id: string;
  readonly kind: CallbackKind;
  /** What the order was given under: of a payment or a payout account. */
  readonly orderId: string;
  /** The provider's name of the order. */
  readonly reference: string;
  /** Why, of FAILED and RETURNED. */
  readonly code: PaymentFailure | null;
  readonly reason: string | null;
  readonly occurredAt: Date;
}

const SETTLED: readonly PaymentStatus[] = ['SETTLED', 'POSTED'];

/** What a callback means to a payment in that status. */
export function outcomeOf(kind: PaymentCallbackKind, status: PaymentStatus): CallbackOutcome {
  const hasSettled = SETTLED.includes(status);
  if (kind === 'RETURNED') {
    if (status === 'PENDING') return 'WAITING';
    if (status === 'RETURNED') return 'KNOWN';
    return hasSettled ? 'APPLIED' : 'CONFLICT';
  }
  if (status === 'PENDING') return 'APPLIED';
  if (kind === 'FAILED') return status === 'FAILED' ? 'KNOWN' : 'CONFLICT';
  return status === 'FAILED' ? 'CONFLICT' : 'KNOWN';
}

/** What the answer about an account means to one in that status. */
export function accountOutcomeOf(
  kind: AccountCallbackKind,
  status: PayoutAccountStatus,
): CallbackOutcome {
  if (status === 'PENDING') return 'APPLIED';
  const said = kind === 'ACCOUNT_VERIFIED' ? 'VERIFIED' : 'REFUSED';
  return status === said || status === 'REMOVED' ? 'KNOWN' : 'CONFLICT';
}
