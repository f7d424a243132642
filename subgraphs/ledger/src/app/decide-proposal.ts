import type { Caller } from '@blockscore/caller';
import { isId } from '@blockscore/ids';
import { fail, type Outcome, ok } from '@blockscore/result';
import type { LedgerErrorCode } from '../domain/errors.ts';
import { type JournalProposal, statusOf } from '../domain/proposal.ts';
import type { Work } from './ports.ts';

export const PROPOSAL = ['input', 'proposalId'];

/** A proposal that is there, locked until the end of the database transaction. */
export async function lockProposal(
  work: Pick<Work, 'proposals'>,
  id: string,
): Promise<Outcome<JournalProposal, LedgerErrorCode>> {
  const found = isId('proposal', id) ? await work.proposals.lock(id) : null;
  return found === null ? fail('NOT_FOUND', 'There is no such proposal.', PROPOSAL) : ok(found);
}

/** Whether the caller is the one who decided so: asked again, they get the same answer. */
export function decidedBy(
  { decision }: JournalProposal,
  caller: Caller,
  ...outcomes: readonly string[]
): boolean {
  return decision?.by.id === caller.id && outcomes.includes(decision.outcome);
}

/** Why nobody decides on it any more; null where it is open. */
export function endedProblem(proposal: JournalProposal, now: Date) {
  const status = statusOf(proposal, now);
  if (status === 'OPEN') return null;
  const since = proposal.decision?.at ?? proposal.expiresAt;
  const message = `It is ${status} since ${since.toISOString()}: ask for the same anew if it is still to be posted.`;
  return fail('PROPOSAL_ENDED', message, PROPOSAL);
}
