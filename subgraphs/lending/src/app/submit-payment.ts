import type { EventData } from '@blockscore/events';
import { isKeptBack } from '../domain/payment-check.ts';
import type { PaymentOrder } from './payment-ports.ts';
import type { Ports, Transact, Work } from './ports.ts';
import { takeDownResult } from './take-down-result.ts';

/**
 * Gives a payment order to the provider and takes down what it answers. The order is given outside
 * the transaction, under the payment's id: if the process is killed in between, the event comes again
 * and the provider answers the same without moving money a second time. An order that it merely
 * accepted stays PENDING until a callback tells what came of it.
 *
 * @param finish the transaction in which the event is marked as done
 */
export function submitPayment(ports: Ports, finish: Transact = ports.transact) {
  return async (
    event: Pick<EventData['lending.payment.requested'], 'paymentId' | 'loanId'>,
  ): Promise<void> => {
    const order = await ports.transact((work) => orderOf(work, event.paymentId));
    if (order === undefined) return;
    const result = await ports.paymentProvider.submit(order);
    await finish(async (work) => {
      const loan = await work.loans.lock(event.loanId);
      const payment = await work.payments.find(event.paymentId);
      if (loan === undefined || payment?.status !== 'PENDING') return;
      await takeDownResult(work, loan, payment, result, ports.clock());
    });
  };
}

/**
 * What the provider is told of a payment that it has not answered for good; undefined of others, and of
 * what compliance has not let through.
 */
export async function orderOf(
  work: Work,
  paymentId: PaymentOrder['id'],
): Promise<PaymentOrder | undefined> {
  const payment = await work.payments.find(paymentId);
  if (payment?.status !== 'PENDING') return undefined;
  const check = await work.paymentChecks.find(paymentId);
  if (check !== undefined && isKeptBack(check)) return undefined;
  const [loan] = await work.loans.findMany([payment.loanId]);
  if (loan === undefined) return undefined;
  const { id, direction, method, amount } = payment;
  const payoutAccountId = payment.payoutAccountId ?? loan.payoutAccountId;
  const account = await work.loans.payoutAccount({ ...loan, payoutAccountId });
  return { id, direction, method, amount, account };
}
