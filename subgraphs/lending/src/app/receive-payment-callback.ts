import { type Id, isId } from '@blockscore/ids';
import {
  ACCOUNT_CALLBACKS,
  accountOutcomeOf,
  type CallbackOutcome,
  outcomeOf,
  PAYMENT_CALLBACKS,
  type PaymentCallback,
} from '../domain/payment-callback.ts';
import type { PaymentResult } from './payment-ports.ts';
import { takeDownVerification } from './payout-account.ts';
import type { Ports, Work } from './ports.ts';
import { returnPayment } from './return-payment.ts';
import { takeDownResult } from './take-down-result.ts';

/** `DUPLICATE`: it was taken down before. `UNKNOWN`: it is about nothing of ours. */
export type CallbackReceipt = CallbackOutcome | 'DUPLICATE' | 'UNKNOWN';

/**
 * Takes down what the payment provider tells, once for each id: a repetition changes nothing. Callbacks
 * may come in any order. Who calls made sure that it is the provider who tells it.
 */
export function receivePaymentCallback(ports: Pick<Ports, 'transact' | 'clock'>) {
  return async (callback: PaymentCallback): Promise<CallbackReceipt> =>
    await ports.transact(async (work) => {
      const { orderId } = callback;
      const now = ports.clock();
      if (isId('pay', orderId)) return await aboutPayment(work, callback, orderId, now);
      if (isId('bank', orderId)) return await aboutAccount(work, callback, orderId, now);
      return 'UNKNOWN';
    });
}

async function aboutPayment(
  work: Work,
  callback: PaymentCallback,
  paymentId: Id<'pay'>,
  now: Date,
): Promise<CallbackReceipt> {
  const kind = PAYMENT_CALLBACKS.find((each) => each === callback.kind);
  const known = kind === undefined ? undefined : await work.payments.find(paymentId);
  // What an officer took down never went through the provider.
  if (kind === undefined || known === undefined || known.recordedBy !== null) return 'UNKNOWN';
  const loan = await work.loans.lock(known.loanId);
  const payment = await work.payments.find(paymentId);
  if (loan === undefined || payment === undefined) return 'UNKNOWN';
  const isOther = payment.reference !== null && payment.reference !== callback.reference;
  const outcome = isOther ? 'CONFLICT' : outcomeOf(kind, payment.status);
  const { userId } = payment;
  const isNew = await work.paymentCallbacks.insert({ ...callback, userId, outcome }, now);
  if (!isNew) return 'DUPLICATE';
  if (outcome !== 'APPLIED') return outcome;
  if (kind === 'RETURNED') await returnPayment(work, loan, payment, callback, now);
  else await takeDownResult(work, loan, payment, resultOf(callback), now);
  return outcome;
}

function resultOf({ kind, reference, occurredAt, code, reason }: PaymentCallback): PaymentResult {
  return kind === 'FAILED'
    ? { status: 'FAILED', code: code ?? 'OTHER', reason: reason ?? 'The payment failed.' }
    : { status: 'SETTLED', reference, occurredAt };
}

async function aboutAccount(
  work: Work,
  callback: PaymentCallback,
  accountId: Id<'bank'>,
  now: Date,
): Promise<CallbackReceipt> {
  const kind = ACCOUNT_CALLBACKS.find((each) => each === callback.kind);
  const account = kind === undefined ? undefined : await work.payoutAccounts.lock(accountId);
  if (kind === undefined || account === undefined) return 'UNKNOWN';
  const outcome = accountOutcomeOf(kind, account.status);
  const { userId } = account;
  const isNew = await work.paymentCallbacks.insert({ ...callback, userId, outcome }, now);
  if (!isNew) return 'DUPLICATE';
  if (outcome !== 'APPLIED') return outcome;
  const reason = callback.reason ?? 'The account was refused.';
  const result =
    kind === 'ACCOUNT_VERIFIED'
      ? ({ status: 'VERIFIED' } as const)
      : ({ status: 'REFUSED', reason } as const);
  await takeDownVerification(work, account, result, now);
  return outcome;
}
