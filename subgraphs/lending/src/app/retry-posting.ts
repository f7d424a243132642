import { type Caller, isSelf } from '@blockscore/caller';
import { isId } from '@blockscore/ids';
import { fail, type Outcome, ok } from '@blockscore/result';
import { invalidState, type LendingErrorCode, notFound } from '../domain/errors.ts';
import type { Loan, Payment } from '../domain/loan.ts';
import type { Ports, Work } from './ports.ts';
import { retryRefused } from './retry-refused-posting.ts';

/**
 * Asks the ledger again to post a payment that has moved and that it refused. [loans:disburse] The
 * posting gets a new id, since the ledger answers the old one as it did; a second call finds nothing
 * refused any more, so that the payment is never posted twice.
 */
export function retryPosting(ports: Pick<Ports, 'transact' | 'clock' | 'rules'>) {
  return async (
    caller: Caller,
    input: { readonly paymentId: string },
  ): Promise<Outcome<Payment, LendingErrorCode>> =>
    await ports.transact(async (work) => {
      const known = isId('pay', input.paymentId)
        ? await work.payments.find(input.paymentId)
        : undefined;
      const loan = known === undefined ? undefined : await work.loans.lock(known.loanId);
      const payment = known === undefined ? undefined : await work.payments.find(known.id);
      if (loan === undefined || payment === undefined) return notFound('payment', 'paymentId');
      if (isSelf(caller, loan.userId)) {
        return fail('OWN_APPLICATION', 'Nobody posts payments of their own loan.');
      }
      return await retry(ports, work, caller, { loan, payment });
    });
}

async function retry(
  ports: Pick<Ports, 'clock' | 'rules'>,
  work: Work,
  caller: Caller,
  { loan, payment }: { readonly loan: Loan; readonly payment: Payment },
): Promise<Outcome<Payment, LendingErrorCode>> {
  const { postingId, postingRejection } = payment;
  const refused =
    postingId === null || postingRejection === null
      ? undefined
      : await work.refusedPostings.lock(postingId);
  if (payment.status !== 'SETTLED' || refused === undefined) {
    const message = `This payment is ${payment.status} and its posting was not refused.`;
    return invalidState(message, 'paymentId');
  }
  await retryRefused(ports, work, caller, { refused, loan });
  const retried = await work.payments.find(payment.id);
  return retried === undefined ? notFound('payment', 'paymentId') : ok(retried);
}
