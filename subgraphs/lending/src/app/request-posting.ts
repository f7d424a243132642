import type { EventEnvelope } from '@blockscore/events';
import { isId, newId } from '@blockscore/ids';
import type { LocalDate } from '../domain/calendar.ts';
import { type Loan, type Payment, payoutLines, repaymentLines } from '../domain/loan.ts';
import { audienceOf } from './access.ts';
import type { Work } from './ports.ts';

/** A payment that has moved, and how it is split. */
export interface Settlement {
  readonly reference: string | null;
  readonly effectiveOn: LocalDate;
  /** Minor units; of a payout all is principal. */
  readonly principal: bigint;
  readonly interest: bigint;
}

/** The payment once it settled, with the posting that the books get. */
export function settled(payment: Payment, settlement: Settlement): Payment {
  const isPayout = payment.direction === 'PAYOUT';
  return {
    ...payment,
    status: 'SETTLED',
    reference: settlement.reference,
    effectiveOn: settlement.effectiveOn,
    principal: isPayout ? null : settlement.principal,
    interest: isPayout ? null : settlement.interest,
    postingId: newId('req'),
  };
}

/** Asks the ledger to post a settled payment: the loan changes once that is done, not before. */
export async function requestPosting(
  work: Work,
  actor: EventEnvelope['actor'],
  loan: Loan,
  payment: Payment,
): Promise<void> {
  const { postingId, effectiveOn, principal, interest } = payment;
  if (postingId === null || effectiveOn === null) {
    throw new Error(`Payment ${payment.id} has not settled and cannot be posted.`);
  }
  const isPayout = payment.direction === 'PAYOUT';
  const { partnerId } = loan;
  await work.events.record({
    type: 'lending.posting.requested',
    aggregate: { type: 'payment', id: payment.id, version: payment.version },
    audience: audienceOf(loan),
    actor,
    data: {
      postingId,
      userId: loan.userId,
      ...(partnerId !== null && isId('partner', partnerId) && { partnerId }),
      loanId: loan.id,
      paymentId: payment.id,
      kind: isPayout ? 'DISBURSEMENT' : 'REPAYMENT',
      currency: payment.amount.currency,
      effectiveOn,
      lines: isPayout
        ? payoutLines(payment.amount.minor)
        : repaymentLines(principal ?? 0n, interest ?? 0n),
    },
  });
}
