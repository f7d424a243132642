import type { Caller } from '@blockscore/caller';
import { newId } from '@blockscore/ids';
import type { Loan, Payment } from '../domain/loan.ts';
import { audienceOf } from './access.ts';
import type { Work } from './ports.ts';

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

/** Has the consumer of lending's own events give the order to the payment provider. */
export async function requestPayment(
  work: Work,
  caller: Caller,
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
}
