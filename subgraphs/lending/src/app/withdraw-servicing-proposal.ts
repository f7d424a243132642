import { type Caller, isSelf } from '@blockscore/caller';
import { isId } from '@blockscore/ids';
import { err, fail, type Outcome, ok } from '@blockscore/result';
import { inputError, type LendingErrorCode, notFound } from '../domain/errors.ts';
import type { Loan } from '../domain/loan.ts';
import { isProposable, PROPOSABLE_MUTATIONS } from '../domain/servicing/proposed.ts';
import { isOpen, recordProposal } from './join-proposal.ts';
import type { Ports } from './ports.ts';

export interface WithdrawServicingProposalInput {
  readonly loanId: string;
  /** Which of the loan's proposals. */
  readonly mutation: string;
}

/**
 * Ends a proposal that waits for a second officer: whoever made it withdraws it, and each other officer
 * declines it. [loans:service] Nobody does so of their own loan.
 */
export function withdrawServicingProposal({ transact, clock }: Pick<Ports, 'transact' | 'clock'>) {
  return async (
    caller: Caller,
    { loanId, mutation }: WithdrawServicingProposalInput,
  ): Promise<Outcome<Loan, LendingErrorCode>> => {
    if (!isProposable(mutation)) {
      const message = `Name one of ${PROPOSABLE_MUTATIONS.join(', ')}.`;
      return err([inputError('INPUT_INVALID', 'mutation', message)]);
    }
    return await transact(async (work) => {
      const loan = isId('loan', loanId) ? await work.loans.lock(loanId) : undefined;
      if (loan === undefined) return notFound('loan', 'loanId');
      if (isSelf(caller, loan.userId)) {
        return fail('OWN_APPLICATION', 'Nobody services their own loan.', ['input', 'loanId']);
      }
      const proposal = await work.proposals.find(loan.id, mutation);
      if (proposal === undefined || !isOpen(proposal, clock())) {
        return notFound('proposal that waits for a second officer', 'mutation');
      }
      await work.proposals.remove(loan.id, mutation);
      const change = proposal.officerId === caller.id ? 'WITHDRAWN' : 'DECLINED';
      await recordProposal(work, caller, loan, { mutation, change });
      return ok(loan);
    });
  };
}
