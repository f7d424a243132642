import { isId } from '@blockscore/ids';
import { fail, type Outcome, ok } from '@blockscore/result';
import type { LendingErrorCode } from '../domain/errors.ts';
import type { Loan } from '../domain/loan.ts';
import type { Call } from './once.ts';
import type { ServicingProposal } from './proposal-ports.ts';

/** A proposal that nobody joined is forgotten after these many days. */
const PROPOSAL_DAYS = 7;

/**
 * Whether another officer asked for the same before; keeps what this one asks for where nobody did. The
 * caller has locked the loan, and removes the proposal once it is carried out.
 */
export async function joinProposal(
  { work, caller, now }: Call,
  loan: Loan,
  asked: Pick<ServicingProposal, 'content' | 'mutation' | 'weight'>,
): Promise<Outcome<boolean, LendingErrorCode>> {
  if (!isId('user', caller.id)) {
    return fail('SECOND_OFFICER_REQUIRED', 'Two officers have to ask for this, who are signed in.');
  }
  const { mutation, content } = asked;
  const found = await work.proposals.find(loan.id, mutation);
  const open = found !== undefined && isOpen(found, now) ? found : undefined;
  if (open === undefined || (open.officerId === caller.id && open.content !== content)) {
    await work.proposals.put({
      ...asked,
      loanId: loan.id,
      officerId: caller.id,
      proposedAt: now,
    });
    return ok(false);
  }
  if (open.officerId === caller.id) {
    const message = 'You asked for this already: a second officer has to ask for the same.';
    return fail('SECOND_OFFICER_REQUIRED', message);
  }
  if (open.content === content) return ok(true);
  const message = `Another officer asked for something else: ${open.content}. Ask for the same, or wait until it is forgotten.`;
  return fail('TERMS_DIFFER', message);
}

/** Whether a second officer may still join it. */
export function isOpen({ proposedAt }: ServicingProposal, now: Date): boolean {
  return now.getTime() - proposedAt.getTime() < PROPOSAL_DAYS * 86_400_000;
}
