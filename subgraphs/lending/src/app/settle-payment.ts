import type { LocalDate } from '../domain/calendar.ts';
import type { Loan, Payment } from '../domain/loan.ts';
import { audienceOf } from './access.ts';
import { moveLoan } from './change-status.ts';
import type { PaymentResult } from './payment-ports.ts';
import type { Work } from './ports.ts';
import { type NewEntry, recordEntry } from './record-entry.ts';
import { postPayout } from './request-posting.ts';
import { tellOfFailure } from './tell-status.ts';

const LENDING = { kind: 'SERVICE', id: 'lending' } as const;

/**
 * A payment has moved, and the books are asked to post it. A repayment counts now, whatever it comes
 * to: what is over all that was owed is the borrower's credit. Of a payout the loan begins once it is in
 * the books.
 */
export async function settle(
  work: Work,
  loan: Loan,
  payment: Payment,
  { reference, effectiveOn }: { readonly reference: string; readonly effectiveOn: LocalDate },
  now: Date,
): Promise<void> {
  const moved = { ...payment, status: 'SETTLED', reference, effectiveOn } as const;
  await work.payments.save(moved);
  if (payment.direction === 'PAYOUT') await postPayout(work, LENDING, loan, moved, now);
  else await recordEntry(work, LENDING, loan, entryOf(moved, effectiveOn), now);
}

function entryOf(payment: Payment, effectiveOn: LocalDate): NewEntry {
  if (payment.direction === 'COLLECTION') return repaid(payment, effectiveOn);
  const { id: paymentId, amount } = payment;
  return { body: { kind: 'REFUNDED', paymentId, amount: amount.minor }, effectiveOn };
}

/** The entry of a repayment whose money has moved. */
export function repaid({ id, amount, excess }: Payment, effectiveOn: LocalDate): NewEntry {
  const use = excess ?? 'IN_ADVANCE';
  return {
    body: { kind: 'REPAID', paymentId: id, amount: amount.minor, excess: use },
    effectiveOn,
  };
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
