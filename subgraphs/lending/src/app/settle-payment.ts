import type { EventData } from '@blockscore/events';
import { allocatePayment } from '../domain/allocation.ts';
import { dayOf } from '../domain/calendar.ts';
import type { Loan, Payment } from '../domain/loan.ts';
import { audienceOf } from './access.ts';
import { moveLoan } from './change-status.ts';
import type { PaymentResult, Ports, Transact, Work } from './ports.ts';
import { openInstalments } from './record-repayment.ts';
import { requestPosting, settled } from './request-posting.ts';
import { reviseSince } from './revise-performance.ts';
import { tellOfFailure } from './tell-status.ts';

const LENDING = { kind: 'SERVICE', id: 'lending' } as const;

/**
 * Gives a payment order to the provider and takes down what came of it. The order is given outside
 * the transaction, under the payment's id as idempotency key: if the process is killed in between,
 * the event comes again and the provider answers the same without moving money a second time.
 *
 * @param finish the transaction in which the event is marked as done
 */
export function settlePayment(ports: Ports, finish: Transact = ports.transact) {
  return async (event: EventData['lending.payment.requested']): Promise<void> => {
    const order = await ports.transact(async (work) => {
      const payment = await work.payments.find(event.paymentId);
      const [loan] = await work.loans.findMany([event.loanId]);
      if (payment?.status !== 'PENDING' || loan === undefined) return undefined;
      return { payment, account: await work.loans.payoutAccount(loan) };
    });
    if (order === undefined) return;
    const { id: idempotencyKey, direction, method, amount } = order.payment;
    const { account } = order;
    const result = await ports.paymentProvider.execute({
      idempotencyKey,
      direction,
      method,
      amount,
      account,
    });
    await finish(async (work) => {
      const loan = await work.loans.lock(event.loanId);
      const payment = await work.payments.find(event.paymentId);
      if (loan === undefined || payment?.status !== 'PENDING') return;
      if (result.status === 'FAILED') await fail(work, loan, payment, result);
      else await settle(work, loan, payment, result.reference, ports.clock());
    });
  };
}

async function settle(
  work: Work,
  loan: Loan,
  payment: Payment,
  reference: string,
  now: Date,
): Promise<void> {
  const isPayout = payment.direction === 'PAYOUT';
  const allocations = isPayout
    ? []
    : allocatePayment(await openInstalments(work, loan), payment.amount.minor);
  if (allocations === undefined) throw new Error(`Payment ${payment.id} is more than is owed.`);
  const interest = allocations.reduce((sum, part) => sum + part.interest, 0n);
  const principal = payment.amount.minor - interest;
  const effectiveOn = dayOf(now);
  const moved = settled(payment, { reference, effectiveOn, principal, interest });
  await work.payments.save(moved);
  await work.payments.insertAllocations(payment.id, allocations);
  await requestPosting(work, LENDING, loan, moved);
  await reviseSince(work, loan, effectiveOn);
}

async function fail(
  work: Work,
  loan: Loan,
  payment: Payment,
  { code, reason }: Extract<PaymentResult, { status: 'FAILED' }>,
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
