import type { Caller } from '@blockscore/caller';
import { hasVisibleText } from '@blockscore/money';
import { fail, type Outcome, ok } from '@blockscore/result';
import type { LedgerErrorCode } from '../domain/errors.ts';
import type { JournalProposal } from '../domain/proposal.ts';
import { decidedBy, endedProblem, lockProposal } from './decide-proposal.ts';
import type { PostingPorts } from './ports.ts';
import { recordProposal } from './propose-journal.ts';
import { writerOf } from './writer-of.ts';

const MAX_REASON = 500;

export interface RejectJournalInput {
  readonly proposalId: string;
  /** Why, in a few words. */
  readonly reason?: string | null | undefined;
}

/** Ends a proposal: whoever made it withdraws it, and everybody else rejects it. Nothing is posted. */
export function rejectJournal(ports: Pick<PostingPorts, 'transact' | 'clock'>) {
  return async (
    caller: Caller,
    { proposalId, reason: given }: RejectJournalInput,
  ): Promise<Outcome<JournalProposal, LedgerErrorCode>> => {
    const reason = hasVisibleText(given ?? '') ? (given?.trim() ?? null) : null;
    if (reason !== null && !isReason(reason)) {
      const message = `Give at most ${MAX_REASON} characters, without control characters.`;
      return fail('INPUT_INVALID', message, ['input', 'reason']);
    }
    return await ports.transact(async (work) => {
      const found = await lockProposal(work, proposalId);
      if (!found.ok) return found;
      const proposal = found.value;
      if (decidedBy(proposal, caller, 'REJECTED', 'WITHDRAWN')) return found;
      const at = ports.clock();
      const ended = endedProblem(proposal, at);
      if (ended !== null) return ended;
      const outcome = proposal.proposedBy.id === caller.id ? 'WITHDRAWN' : 'REJECTED';
      const decision = { outcome, by: writerOf(caller), at, reason } as const;
      await work.proposals.decide(proposal.id, decision);
      await recordProposal(work, caller, proposal, outcome);
      return ok({ ...proposal, decision });
    });
  };
}

function isReason(text: string): boolean {
  return text.length <= MAX_REASON && text.isWellFormed() && !/\p{Cc}/u.test(text);
}
