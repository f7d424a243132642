import { newId } from '@blockscore/ids';
import type { Loan, Payment } from '../domain/loan.ts';
import { audienceOf } from './access.ts';
import { askAboutPayment, tellPayment } from './ask-about-payment.ts';
import type { Call } from './once.ts';
import { otherEndOf } from './other-end.ts';

/** A payment that has not moved yet. */
export function pendingPayment(
  loan: Loan,
  order: Pick<Payment, 'direction' | 'method' | 'amount' | 'excess'>,
  now: Date,
): Payment {
  return {
    ...order,
    id: newId('pay'),
    version: 1,
    loanId: loan.id,
    userId: loan.userId,
    status: 'PENDING',
    interest: null,
    principal: null,
    fee: null,
    penalty: null,
    recovered: null,
    credit: null,
    reference: null,
    payoutAccountId: loan.payoutAccountId,
    failureReason: null,
    recordedBy: null,
    postingRejection: null,
    effectiveOn: null,
    postingId: null,
    transactionId: null,
    returnedOn: null,
    inquiries: 0,
    inquiredAt: null,
    createdAt: now,
  };
}

/**
 * Has the consumer of lending's own events give the order to the payment provider, once compliance has
 * let it through. Where checks are off, compliance is only told of it.
 */
export async function requestPayment(
  { work, caller, ports, now }: Call,
  loan: Loan,
  payment: Payment,
): Promise<void> {
  await work.payments.insert(payment);
  await work.events.record({
    type: 'lending.payment.requested',
    aggregate: { type: 'payment', id: payment.id, version: payment.version },
    audience: audienceOf(loan),
    actor: caller,
    data: { paymentId: payment.id, loanId: loan.id, direction: payment.direction },
  });
  const end = await otherEndOf(work, loan, payment);
  const { paymentChecks } = ports.rules;
  if (paymentChecks.enabled) await askAboutPayment(work, paymentChecks, payment, end, now);
  else await tellPayment(work, payment, end);
}
