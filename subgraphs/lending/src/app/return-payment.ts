import { dayOf } from '../domain/calendar.ts';
import type { Loan, Payment } from '../domain/loan.ts';
import type { PaymentCallback } from '../domain/payment-callback.ts';
import { audienceOf } from './access.ts';
import { moveLoan } from './change-status.ts';
import type { Work } from './ports.ts';

const LENDING = { kind: 'SERVICE', id: 'lending' } as const;

/**
 * Whether money that comes back can be taken down without anybody deciding: of a payout only before the
 * loan is in the books, for afterwards it has a life of its own.
 */
export function isReturnable(loan: Loan, payment: Payment): boolean {
  return payment.direction === 'COLLECTION' || loan.status === 'DISBURSING';
}

/** Money that had moved went back. The caller holds the lock of the loan and asked {@link isReturnable}. */
export async function returnPayment(
  work: Work,
  loan: Loan,
  payment: Payment,
  back: Pick<PaymentCallback, 'occurredAt' | 'code' | 'reason'>,
  now: Date,
): Promise<void> {
  const returnedOn = dayOf(back.occurredAt < now ? back.occurredAt : now);
  const code = back.code ?? 'OTHER';
  const failureReason = back.reason?.slice(0, 300) ?? null;
  await work.payments.save({ ...payment, status: 'RETURNED', returnedOn, failureReason });
  await work.events.record({
    type: 'lending.payment.returned',
    aggregate: { type: 'payment', id: payment.id, version: payment.version + 1 },
    audience: audienceOf(loan),
    actor: LENDING,
    data: {
      paymentId: payment.id,
      loanId: loan.id,
      direction: payment.direction,
      returnedOn,
      code,
    },
  });
  if (payment.direction === 'PAYOUT') await moveLoan(work, LENDING, loan, 'PENDING_DISBURSEMENT');
}
