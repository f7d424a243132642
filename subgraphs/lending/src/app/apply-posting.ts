import type { EventData } from '@blockscore/events';
import { Decimal } from '@blockscore/money';
import { isSettled } from '../domain/allocation.ts';
import { type Loan, type Payment, plannedInstalments } from '../domain/loan.ts';
import { monthEnd } from '../domain/performance.ts';
import { monthlyTerms } from '../domain/quote.ts';
import { buildSchedule } from '../domain/schedule.ts';
import { moveLoan } from './change-status.ts';
import type { Transact, Work } from './ports.ts';

const LENDING = { kind: 'SERVICE', id: 'lending' } as const;

/**
 * A payment is in the books: now, and not before, the loan changes. A payout makes it ACTIVE, with
 * its schedule dated from the disbursement; a repayment is counted, and the last one pays it off.
 * The same posting told twice changes nothing.
 */
export function applyPosting(ports: { readonly transact: Transact }) {
  return async (event: EventData['ledger.transaction.posted']): Promise<void> =>
    await ports.transact(async (work) => {
      if (event.loanId === undefined || event.paymentId === undefined) return;
      const loan = await work.loans.lock(event.loanId);
      const payment = await work.payments.find(event.paymentId);
      if (loan === undefined || payment === undefined || payment.loanId !== loan.id) return;
      if (payment.status !== 'SETTLED' || payment.postingId !== event.postingId) return;
      const { transactionId } = event;
      if (payment.direction === 'PAYOUT') await activate(work, loan, payment);
      else await countRepayment(work, loan, payment);
      await work.payments.save({ ...payment, status: 'POSTED', transactionId });
    });
}

async function activate(work: Work, loan: Loan, payment: Payment): Promise<void> {
  const { effectiveOn } = payment;
  if (effectiveOn === null) throw new Error(`Payout ${payment.id} was posted without a day.`);
  const { principal, annualRate, dayCount, method, termMonths } = loan;
  const terms = {
    principal: principal.minor,
    annualRate: new Decimal(annualRate),
    dayCount,
    method,
  };
  const rows = buildSchedule(monthlyTerms(terms, termMonths, effectiveOn));
  const plan = plannedInstalments(rows);
  await work.loans.insertInstalments(loan.id, plan);
  const firstMonthEndsOn = monthEnd({ disbursedOn: effectiveOn, plan }, 1);
  await moveLoan(work, LENDING, loan, 'ACTIVE', { disbursedOn: effectiveOn, firstMonthEndsOn });
}

async function countRepayment(work: Work, loan: Loan, payment: Payment): Promise<void> {
  await work.loans.addPaid(loan.id, await work.payments.allocationsOf(payment.id));
  const instalments = (await work.loans.instalments([loan.id])).get(loan.id) ?? [];
  if (instalments.every(isSettled)) await moveLoan(work, LENDING, loan, 'PAID_OFF');
}

/**
 * The ledger refused a posting. The money has moved, so the payment stays SETTLED and the loan as it
 * is; the refusal is kept with the payment for the officer who clears it up and has it posted again.
 */
export function noteRejectedPosting(ports: { readonly transact: Transact }) {
  return async (event: EventData['ledger.posting.rejected']): Promise<void> =>
    await ports.transact(async (work) => {
      if (event.loanId === undefined || event.paymentId === undefined) return;
      await work.loans.lock(event.loanId);
      const payment = await work.payments.find(event.paymentId);
      if (payment?.status !== 'SETTLED' || payment.postingId !== event.postingId) return;
      const said = event.message === undefined ? '' : `: ${event.message}`;
      const failureReason = `Not posted (${event.code})${said}`.slice(0, 300);
      await work.payments.save({ ...payment, failureReason, postingRejection: event.code });
    });
}
