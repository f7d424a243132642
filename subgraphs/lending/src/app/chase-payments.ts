import type { Payment } from '../domain/loan.ts';
import type { PaymentInquiry, PaymentOrder } from './payment-ports.ts';
import { ASK_AGAIN_MS, verifyAccount } from './payout-account.ts';
import type { Ports } from './ports.ts';
import { returnPayment } from './return-payment.ts';
import { orderOf } from './submit-payment.ts';
import { takeDownResult } from './take-down-result.ts';

/** A payment that is PENDING for longer is asked about, and again after as long. */
export const CHASE_AFTER_MS = 3_600_000;
const AT_ONCE = 100;

/**
 * Asks the provider what became of payments and accounts that it did not tell of, so many in a round. One
 * that cannot be asked about does not keep the others; it is asked about again in the next hour.
 *
 * @returns how many were asked about
 */
export function chasePayments(ports: Ports) {
  return async (signal?: AbortSignal): Promise<number> => {
    const since = new Date(ports.clock().getTime() - CHASE_AFTER_MS);
    const payments = await ports.transact((work) =>
      work.pendingPayments.toAskAbout(since, since, AT_ONCE),
    );
    const accounts = await ports.transact((work) => {
      const now = ports.clock();
      const next = new Date(now.getTime() + ASK_AGAIN_MS);
      return work.payoutAccounts.takeUnanswered(now, next, AT_ONCE);
    });
    let asked = 0;
    for (const payment of payments) {
      if (signal?.aborted === true) return asked;
      if (await askAbout(ports, payment)) asked += 1;
    }
    for (const id of accounts) {
      if (signal?.aborted === true) return asked;
      const account = await ports.transact((work) => work.payoutAccounts.find(id));
      if (account !== undefined) await verifyAccount(ports, account);
      asked += 1;
    }
    return asked;
  };
}

/**
 * False of what is not pending any more, and of what compliance keeps back: the provider knows nothing of
 * that. It is counted like any other, so that nobody can tell from it what is kept back.
 */
async function askAbout(ports: Ports, { id, loanId }: Payment): Promise<boolean> {
  const asked = await ports.transact(async (work) => {
    await work.loans.lock(loanId);
    const payment = await work.payments.find(id);
    if (payment?.status !== 'PENDING') return undefined;
    const inquiries = payment.inquiries + 1;
    await work.payments.save({ ...payment, inquiries, inquiredAt: ports.clock() });
    const order = await orderOf(work, id);
    return order === undefined ? undefined : { order, reference: payment.reference };
  });
  if (asked === undefined) return false;
  let answer: PaymentInquiry;
  try {
    answer = await inquire(ports, asked.order, asked.reference);
  } catch (error) {
    ports.onProviderFault(error, id);
    return true;
  }
  await takeDown(ports, asked.order, answer);
  return true;
}

/** What has no reference, or is not known by it, was not taken: it is given to the provider again. */
async function inquire(
  { paymentProvider }: Ports,
  order: PaymentOrder,
  reference: string | null,
): Promise<PaymentInquiry> {
  const answer: PaymentInquiry =
    reference === null
      ? { status: 'UNKNOWN' }
      : await paymentProvider.inquire({ ...order, reference });
  return answer.status === 'UNKNOWN' ? await paymentProvider.submit(order) : answer;
}

async function takeDown(ports: Ports, order: PaymentOrder, answer: PaymentInquiry): Promise<void> {
  await ports.transact(async (work) => {
    const known = await work.payments.find(order.id);
    const loan = known === undefined ? undefined : await work.loans.lock(known.loanId);
    const payment = await work.payments.find(order.id);
    if (loan === undefined || payment?.status !== 'PENDING') return;
    if (answer.status === 'UNKNOWN') return;
    const now = ports.clock();
    if (answer.status !== 'RETURNED') {
      return await takeDownResult(work, loan, payment, answer, now);
    }
    const { reference, settledAt } = answer;
    const settled = { status: 'SETTLED', reference, occurredAt: settledAt } as const;
    await takeDownResult(work, loan, payment, settled, now);
    const moved = await work.payments.find(order.id);
    const [after] = await work.loans.findMany([loan.id]);
    if (moved?.status !== 'SETTLED' || after === undefined) return;
    await returnPayment(work, after, moved, answer, now);
  });
}
