import { dayOf, type LocalDate } from '../domain/calendar.ts';
import type { Loan, Payment } from '../domain/loan.ts';
import type { PaymentCallback } from '../domain/payment-callback.ts';
import { countedEntries, type LoanEntry } from '../domain/servicing/entries.ts';
import { audienceOf } from './access.ts';
import { moveLoan } from './change-status.ts';
import { dropProposals } from './join-proposal.ts';
import type { Work } from './ports.ts';
import { type NewEntry, recordEntries } from './record-entry.ts';
import { unpostPayout } from './request-posting.ts';
import { tellOfFailure } from './tell-status.ts';

const LENDING = { kind: 'SERVICE', id: 'lending' } as const;

/** Money that had moved went back. The caller holds the lock of the loan. */
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
  if (payment.direction === 'PAYOUT' && loan.status === 'DISBURSING') {
    const unposted = await unpostPayout(work, LENDING, loan, { ...payment, returnedOn }, now);
    await moveLoan(work, LENDING, unposted, 'PENDING_DISBURSEMENT');
    return;
  }
  const entries = countedEntries((await work.servicing.entries([loan.id])).get(loan.id) ?? []);
  const undone =
    payment.direction === 'PAYOUT' ? entries.filter(isOfPayout) : ofPayment(entries, payment);
  if (undone.length === 0) return;
  if (payment.direction === 'PAYOUT') await dropProposals(work, loan);
  await recordEntries(
    work,
    LENDING,
    loan,
    undone.map((entry) => reversalOf(entry, returnedOn)),
    now,
  );
}

/**
 * Without its payout nothing happened to a loan but that money came in and went back: interest was not
 * earned, fees were not owed, and what was agreed on was of a loan that there is not.
 */
function isOfPayout({ body }: LoanEntry): boolean {
  return body.kind !== 'REPAID' && body.kind !== 'REFUNDED';
}

/** A repayment that the payer's bank took back never counted, nor did a refund that came back. */
function ofPayment(entries: readonly LoanEntry[], { id }: Payment): readonly LoanEntry[] {
  return entries.filter(
    ({ body }) => (body.kind === 'REPAID' || body.kind === 'REFUNDED') && body.paymentId === id,
  );
}

function reversalOf({ sequence, effectiveOn: day }: LoanEntry, returnedOn: LocalDate): NewEntry {
  // Nothing is taken back on a day on which it had not happened.
  const effectiveOn = returnedOn < day ? day : returnedOn;
  return { body: { kind: 'REVERSED', sequence, cause: 'CHARGEBACK' }, effectiveOn };
}
