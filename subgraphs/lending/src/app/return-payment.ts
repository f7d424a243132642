import { dayOf, type LocalDate } from '../domain/calendar.ts';
import type { Loan, Payment } from '../domain/loan.ts';
import type { PaymentCallback } from '../domain/payment-callback.ts';
import { countedEntries } from '../domain/servicing/entries.ts';
import { audienceOf } from './access.ts';
import { moveLoan } from './change-status.ts';
import type { Work } from './ports.ts';
import { recordEntry } from './record-entry.ts';
import { unpostPayout } from './request-posting.ts';
import { tellOfFailure } from './tell-status.ts';

const LENDING = { kind: 'SERVICE', id: 'lending' } as const;

/**
 * Whether money that comes back can be taken down without anybody deciding: of a payout only before the
 * loan is in the books, for afterwards it has a life of its own.
 */
export function isReturnable(loan: Loan, payment: Payment): boolean {
  return payment.direction !== 'PAYOUT' || loan.status === 'DISBURSING';
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
  await tellOfFailure(work, loan, payment, code);
  if (payment.direction !== 'PAYOUT') {
    await takeBack(work, loan, payment, returnedOn, now);
    return;
  }
  const unposted = await unpostPayout(work, LENDING, loan, { ...payment, returnedOn }, now);
  await moveLoan(work, LENDING, unposted, 'PENDING_DISBURSEMENT');
}

/** A repayment that the payer's bank took back never counted, nor did a refund that came back. */
async function takeBack(
  work: Work,
  loan: Loan,
  payment: Payment,
  returnedOn: LocalDate,
  now: Date,
): Promise<void> {
  const entries = (await work.servicing.entries([loan.id])).get(loan.id) ?? [];
  const entry = countedEntries(entries).find(
    ({ body }) =>
      (body.kind === 'REPAID' || body.kind === 'REFUNDED') && body.paymentId === payment.id,
  );
  if (entry === undefined) return;
  // Nothing is taken back on a day on which it had not happened.
  const effectiveOn = returnedOn < entry.effectiveOn ? entry.effectiveOn : returnedOn;
  const body = { kind: 'REVERSED', sequence: entry.sequence, cause: 'CHARGEBACK' } as const;
  await recordEntry(work, LENDING, loan, { body, effectiveOn }, now);
}
