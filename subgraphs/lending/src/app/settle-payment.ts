import { allocatePayment } from '../domain/allocation.ts';
import type { LocalDate } from '../domain/calendar.ts';
import type { Loan, Payment } from '../domain/loan.ts';
import { audienceOf } from './access.ts';
import { moveLoan } from './change-status.ts';
import type { PaymentResult } from './payment-ports.ts';
import type { Work } from './ports.ts';
import { openInstalments } from './record-repayment.ts';
import { requestPosting, settled } from './request-posting.ts';
import { reviseSince } from './revise-performance.ts';
import { tellOfFailure } from './tell-status.ts';

const LENDING = { kind: 'SERVICE', id: 'lending' } as const;

/** A payment has moved: its parts are worked out, and the books are asked to post it. */
export async function settle(
  work: Work,
  loan: Loan,
  payment: Payment,
  reference: string,
  effectiveOn: LocalDate,
): Promise<void> {
  const isPayout = payment.direction === 'PAYOUT';
  const allocations = isPayout
    ? []
    : allocatePayment(await openInstalments(work, loan), payment.amount.minor);
  if (allocations === undefined) throw new Error(`Payment ${payment.id} is more than is owed.`);
  const interest = allocations.reduce((sum, part) => sum + part.interest, 0n);
  const principal = payment.amount.minor - interest;
  const moved = settled(payment, { reference, effectiveOn, principal, interest });
  await work.payments.save(moved);
  await work.payments.insertAllocations(payment.id, allocations);
  await requestPosting(work, LENDING, loan, moved);
  await reviseSince(work, loan, effectiveOn);
}

/** A payment has not moved and will not: a loan that waited for it waits to be paid out again. */
export async function failPayment(
  work: Work,
  loan: Loan,
  payment: Payment,
  { code, reason }: Pick<Extract<PaymentResult, { status: 'FAILED' }>, 'code' | 'reason'>,
): Promise<void> {
  const failureReason = reason.slice(0, 300);
  await work.payments.save({ ...payment, status: 'FAILED', failureReason });
  await work.events.record({
    type: 'lending.payment.failed',
    aggregate: { type: 'payment', id: payment.id, version: payment.version + 1 },
    audience: audienceOf(loan),
    actor: LENDING,
    data: { paymentId: payment.id, loanId: loan.id, code },
  });
  await tellOfFailure(work, loan, payment, code);
  if (payment.direction === 'PAYOUT') await moveLoan(work, LENDING, loan, 'PENDING_DISBURSEMENT');
}
