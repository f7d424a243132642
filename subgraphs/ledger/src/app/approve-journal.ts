import type { Caller } from '@blockscore/caller';
import { newId } from '@blockscore/ids';
import { err, fail, type Outcome, ok } from '@blockscore/result';
import type { LedgerErrorCode } from '../domain/errors.ts';
import type { JournalProposal } from '../domain/proposal.ts';
import { decidedBy, endedProblem, lockProposal, PROPOSAL } from './decide-proposal.ts';
import type { Call } from './once.ts';
import type { PostingPorts } from './ports.ts';
import { type PostPendingInput, postOfPending } from './post-pending.ts';
import { type JournalInput, postJournals } from './post-transactions.ts';
import { recordProposal } from './propose-journal.ts';
import { type ReverseTransactionInput, reversalOf } from './reverse-transaction.ts';
import { writerOf } from './writer-of.ts';

export interface ApproveJournalInput {
  readonly proposalId: string;
}

/**
 * Posts what somebody else proposed, all of it, as theirs. The books are asked anew: what they refuse
 * meanwhile, as for a day that was closed, is told, and the proposal stays open.
 */
export function approveJournal(ports: PostingPorts) {
  return async (
    caller: Caller,
    { proposalId }: ApproveJournalInput,
  ): Promise<Outcome<JournalProposal, LedgerErrorCode>> =>
    await ports.transact(async (work) => {
      // Before anything is locked: whoever has the books alone must never wait for this one.
      await work.books.share([]);
      const found = await lockProposal(work, proposalId);
      if (!found.ok) return found;
      const proposal = found.value;
      if (decidedBy(proposal, caller, 'APPROVED')) return found;
      const now = ports.clock();
      const ended = endedProblem(proposal, now);
      if (ended !== null) return ended;
      if (proposal.proposedBy.id === caller.id) {
        const message = 'You asked for it yourself: somebody else has to approve it.';
        return fail('SECOND_PERSON_REQUIRED', message, PROPOSAL);
      }
      const decision = {
        outcome: 'APPROVED',
        by: writerOf(caller),
        at: now,
        reason: null,
      } as const;
      const { id, proposedBy } = proposal;
      const approved = { proposalId: id, proposedBy };
      const written = await perform({ ports, work, caller, now, approved }, proposal);
      // Where the input of the proposal is wrong, it is the proposal that is.
      if (!written.ok) return err(written.error.map((error) => ({ ...error, path: PROPOSAL })));
      await work.proposals.decide(id, decision);
      await recordProposal(work, caller, proposal, 'APPROVED');
      return ok({ ...proposal, decision });
    });
}

/** Does what was asked for, as it was asked for. */
async function perform(
  call: Omit<Call, 'id'>,
  { mutation, content }: JournalProposal,
): Promise<Outcome<unknown, LedgerErrorCode>> {
  switch (mutation) {
    case 'postTransactions': {
      const { transactions } = JSON.parse(content) as { readonly transactions: Kept[] };
      const id = newId('batch');
      return await postJournals({ ...call, id }, { transactions: transactions.map(journalOf) });
    }
    case 'postPendingTransaction': {
      const input = JSON.parse(content) as Omit<PostPendingInput, 'idempotencyKey'>;
      return await postOfPending({ ...call, id: newId('txn') }, input);
    }
    case 'reverseTransaction': {
      const input = JSON.parse(content) as Omit<ReverseTransactionInput, 'idempotencyKey'>;
      return await reversalOf({ ...call, id: newId('txn') }, input);
    }
  }
}

/** As JSON has it. */
type Kept = Omit<JournalInput, 'expiresAt'> & { readonly expiresAt?: string | null };

function journalOf({ expiresAt, ...journal }: Kept): JournalInput {
  return { ...journal, expiresAt: expiresAt == null ? null : new Date(expiresAt) };
}
