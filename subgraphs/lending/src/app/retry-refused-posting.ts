import { type Caller, isSelf } from '@blockscore/caller';
import { newId } from '@blockscore/ids';
import { fail, type Outcome, ok } from '@blockscore/result';
import { type LendingErrorCode, notFound } from '../domain/errors.ts';
import type { Loan } from '../domain/loan.ts';
import type { Ports, Work } from './ports.ts';
import type { RefusedPosting } from './posting-ports.ts';
import { askForPosting } from './request-posting.ts';

/**
 * Asks the ledger again for what it refused, once what was wrong there is mended. [loans:disburse] The
 * posting gets a new id, since the ledger answers the old one as it did; a second call finds nothing
 * refused any more.
 */
export function retryRefusedPosting(ports: Pick<Ports, 'transact' | 'clock' | 'rules'>) {
  return async (
    caller: Caller,
    { id }: { readonly id: string },
  ): Promise<Outcome<string, LendingErrorCode>> =>
    await ports.transact(async (work) => {
      const refused = id.length > 100 ? undefined : await work.refusedPostings.lock(id);
      if (refused === undefined) return notFound('refused posting');
      const loan = refused.loanId === null ? null : await work.loans.lock(refused.loanId);
      if (loan === undefined) throw new Error(`Loan ${refused.loanId} is not to be found.`);
      if (loan !== null && isSelf(caller, loan.userId)) {
        return fail('OWN_APPLICATION', 'Nobody posts for their own loan.', ['input', 'id']);
      }
      return ok(await retryRefused(ports, work, caller, { refused, loan }));
    });
}

/** Asks again; a payment that waits for it is under way to be posted so. Gives the new posting's id. */
export async function retryRefused(
  { clock, rules }: Pick<Ports, 'clock' | 'rules'>,
  work: Work,
  caller: Caller,
  { refused, loan }: { readonly refused: RefusedPosting; readonly loan: Loan | null },
): Promise<string> {
  const { id, paymentId, kind, effectiveOn, lines } = refused;
  const payment = paymentId === null ? undefined : await work.payments.find(paymentId);
  if (payment !== undefined && payment.postingId === id) {
    await work.payments.save({ ...payment, postingRejection: null, failureReason: null });
  }
  const postingId = newId('req');
  const posting = { postingId, loanId: refused.loanId, paymentId, kind, effectiveOn, lines };
  const currency = loan?.principal.currency ?? rules.currency;
  await askForPosting(work, caller, { posting, loan, currency }, clock());
  await work.refusedPostings.markAskedAgain(id, postingId);
  return postingId;
}
