import { type Caller, isSelf } from '@blockscore/caller';
import { isId, newId } from '@blockscore/ids';
import { fail, type Outcome, ok } from '@blockscore/result';
import { invalidState, type LendingErrorCode, notFound } from '../domain/errors.ts';
import type { Payment } from '../domain/loan.ts';
import type { Ports } from './ports.ts';
import { requestPosting } from './request-posting.ts';

/**
 * Asks the ledger again to post a payment that has moved and that it refused. [loans:disburse] The
 * posting gets a new id, since the ledger answers the old one as it did; a second call finds nothing
 * refused any more, so that the payment is never posted twice.
 */
export function retryPosting(ports: Pick<Ports, 'transact'>) {
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
      if (payment.status !== 'SETTLED' || payment.postingRejection === null) {
        const message = `This payment is ${payment.status} and its posting was not refused.`;
        return invalidState(message, 'paymentId');
      }
      const change = { postingId: newId('req'), postingRejection: null, failureReason: null };
      await work.payments.save({ ...payment, ...change });
      const retried = { ...payment, ...change, version: payment.version + 1 };
      await requestPosting(work, caller, loan, retried);
      return ok(retried);
    });
}
