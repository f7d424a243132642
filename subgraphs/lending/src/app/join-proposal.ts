import type { Caller } from '@blockscore/caller';
import type { EventData } from '@blockscore/events';
import { isId } from '@blockscore/ids';
import { fail, type Outcome, ok } from '@blockscore/result';
import { dayOf } from '../domain/calendar.ts';
import type { LendingErrorCode } from '../domain/errors.ts';
import type { Loan } from '../domain/loan.ts';
import { type ProposableMutation, proposedIn } from '../domain/servicing/proposed.ts';
import type { Call } from './once.ts';
import type { Work } from './ports.ts';
import type { ServicingProposal } from './proposal-ports.ts';

/** A proposal that nobody joined is forgotten after these many days. */
const PROPOSAL_DAYS = 7;

interface Asked extends Pick<ServicingProposal, 'content' | 'weight'> {
  readonly mutation: ProposableMutation;
}

/**
 * Whether another officer asked for the same before; keeps what this one asks for where nobody did. The
 * caller has locked the loan, and removes the proposal once it is carried out.
 */
export async function joinProposal(
  { work, caller, now }: Call,
  loan: Loan,
  asked: Asked,
): Promise<Outcome<boolean, LendingErrorCode>> {
  if (!isId('user', caller.id)) {
    return fail('SECOND_OFFICER_REQUIRED', 'Two officers have to ask for this, who are signed in.');
  }
  const { mutation, content } = asked;
  const found = await work.proposals.find(loan.id, mutation);
  if (found === undefined || !isOpen(found, now)) {
    const proposal = { ...asked, loanId: loan.id, officerId: caller.id, proposedAt: now };
    await work.proposals.put(proposal);
    await recordProposal(work, caller, loan, { mutation, change: 'PROPOSED' });
    return ok(false);
  }
  const isOwn = found.officerId === caller.id;
  if (found.content === content && !isOwn) return ok(true);
  if (found.content === content) {
    const message = 'You asked for this already: a second officer has to ask for the same.';
    return fail('SECOND_OFFICER_REQUIRED', message);
  }
  const proposed = proposedIn(found.content, loan.principal.currency);
  const message = isOwn
    ? `You asked for ${proposed}: withdraw that by withdrawServicingProposal before you ask for something else.`
    : `Another officer asked for ${proposed}. Ask for the same, decline it by withdrawServicingProposal, or wait: it is forgotten on ${dayOf(forgottenAt(found))}.`;
  return fail('TERMS_DIFFER', message);
}

function forgottenAt({ proposedAt }: ServicingProposal): Date {
  return new Date(proposedAt.getTime() + PROPOSAL_DAYS * 86_400_000);
}

/** Whether a second officer may still join it. */
export function isOpen(proposal: ServicingProposal, now: Date): boolean {
  return now < forgottenAt(proposal);
}

/** What an officer asked for waits for no second one any more: it was of the loan as it stood. */
export async function dropProposals(work: Work, { id }: Pick<Loan, 'id'>): Promise<void> {
  for (const { mutation } of await work.proposals.listOf([id])) {
    await work.proposals.remove(id, mutation);
  }
}

/** Tells staff, and so the audit trail, of a proposal; never the borrower. */
export async function recordProposal(
  work: Work,
  actor: Caller,
  loan: Loan,
  told: Pick<EventData['lending.proposal.changed'], 'mutation' | 'change'>,
): Promise<void> {
  await work.events.record({
    type: 'lending.proposal.changed',
    aggregate: { type: 'loan', id: loan.id, version: loan.version },
    audience: { scopes: ['loans:read'] },
    actor,
    data: { loanId: loan.id, userId: loan.userId, ...told },
  });
}
