import type { EventData } from '@blockscore/events';
import type { Loan, Payment } from '../domain/loan.ts';
import type { Clock, Transact, Work } from './ports.ts';
import { recordEntry } from './record-entry.ts';

const LENDING = { kind: 'SERVICE', id: 'lending' } as const;

/**
 * A posting is in the books. Of a payout the loan begins now, and not before: it becomes ACTIVE, with its
 * schedule dated from the day that the money moved. A repayment counted when it settled and is marked
 * as POSTED. The same posting told twice changes nothing.
 */
export function applyPosting(ports: { readonly transact: Transact; readonly clock: Clock }) {
  return async (event: EventData['ledger.transaction.posted']): Promise<void> =>
    await ports.transact(async (work) => {
      const { postingId, transactionId } = event;
      const found = await lockPayment(work, event);
      await work.servicing.acceptPosting(postingId, transactionId);
      if (found === undefined) return;
      const { loan, payment } = found;
      await work.payments.save({ ...payment, status: 'POSTED', transactionId });
      if (payment.direction === 'PAYOUT') await beginLoan(work, loan, payment, ports.clock());
    });
}

interface Posted {
  readonly loan: Loan;
  readonly payment: Payment;
}

/** The payment that waits for this posting, with its loan locked; undefined where none does. */
async function lockPayment(
  work: Work,
  {
    loanId,
    paymentId,
    postingId,
  }: EventData['ledger.posting.rejected' | 'ledger.transaction.posted'],
): Promise<Posted | undefined> {
  if (loanId === undefined || paymentId === undefined) return undefined;
  const loan = await work.loans.lock(loanId);
  const payment = await work.payments.find(paymentId);
  if (loan === undefined || payment === undefined || payment.loanId !== loan.id) return undefined;
  return payment.status === 'SETTLED' && payment.postingId === postingId
    ? { loan, payment }
    : undefined;
}

/**
 * A loan begins: its schedule is dated from the day that its money moved. It begins once; a refund goes
 * out too, and begins none. The caller has locked the loan.
 */
export async function beginLoan(
  work: Work,
  loan: Loan,
  payment: Payment,
  now: Date,
): Promise<Loan> {
  const { id: paymentId, amount, effectiveOn } = payment;
  if (effectiveOn === null) throw new Error(`Payout ${paymentId} has settled on no day.`);
  if (loan.status !== 'DISBURSING') return loan;
  const body = { kind: 'DISBURSED', paymentId, amount: amount.minor } as const;
  return await recordEntry(work, LENDING, loan, { body, effectiveOn }, now);
}

/**
 * The ledger refused a posting. The money has moved, so the payment stays SETTLED and the loan as it
 * is; the refusal is kept with the payment for the officer who clears it up and has it posted again.
 */
export function noteRejectedPosting(ports: { readonly transact: Transact }) {
  return async (event: EventData['ledger.posting.rejected']): Promise<void> =>
    await ports.transact(async (work) => {
      const { postingId, code, message } = event;
      const found = await lockPayment(work, event);
      await work.servicing.rejectPosting(postingId, code);
      if (found === undefined) return;
      const said = message === undefined ? '' : `: ${message}`;
      const failureReason = `Not posted (${code})${said}`.slice(0, 300);
      await work.payments.save({ ...found.payment, failureReason, postingRejection: code });
    });
}
