import { actorOf, type Caller } from '@blockscore/caller';
import type { EventData } from '@blockscore/events';
import { newId } from '@blockscore/ids';
import { fail, type Outcome, ok } from '@blockscore/result';
import type { Posted } from '../domain/draft.ts';
import type { LedgerErrorCode } from '../domain/errors.ts';
import { endOf, type JournalProposal, type ProposableMutation } from '../domain/proposal.ts';
import type { Approved, Call } from './once.ts';
import type { Work } from './ports.ts';
import { writerOf } from './writer-of.ts';

/** Of one person: more than anybody leaves open, and no more to look through than a day has room for. */
const MAX_OPEN = 50;

interface Asked {
  readonly mutation: ProposableMutation;
  /** The mutation's input, with the days that it left open. */
  readonly content: object;
  /** What would be written; none of it is there. */
  readonly drafts: readonly Posted[];
}

/** Writes what was asked for, or proposes it where it takes a second person. */
export async function writeOrPropose<T>(
  call: Call,
  asked: Asked,
  write: () => Promise<Outcome<T, LedgerErrorCode>>,
): Promise<Outcome<T | JournalProposal, LedgerErrorCode>> {
  const proposal = await proposeAbove(call, asked);
  if (!proposal.ok) return proposal;
  return proposal.value === null ? await write() : ok(proposal.value);
}

/**
 * Keeps what was asked for as a proposal where it comes to more than one person may post alone; null
 * where it does not, or where a second one has approved it. Whoever asks has checked that the books would
 * take it.
 */
async function proposeAbove(
  { ports, work, caller, now, approved }: Call,
  { mutation, content, drafts }: Asked,
): Promise<Outcome<JournalProposal | null, LedgerErrorCode>> {
  const { journalApprovalAbove: most, currency } = ports;
  const amountMinor = drafts.reduce((sum, { transaction }) => sum + transaction.amountMinor, 0n);
  if (approved !== undefined || most === null || amountMinor <= most) return ok(null);
  if ((await work.proposals.lockOpenOf(caller.id, now)) >= MAX_OPEN) {
    const message = `${MAX_OPEN} of your proposals wait for a second person: have some approved, or withdraw them by rejectJournal.`;
    return fail('TOO_MANY_PROPOSALS', message, ['input']);
  }
  const proposal: JournalProposal = {
    ...{ id: newId('proposal'), mutation, content: JSON.stringify(content), amountMinor, currency },
    ...{ proposedBy: writerOf(caller), proposedAt: now, expiresAt: endOf(now), decision: null },
  };
  await work.proposals.add(proposal);
  await recordProposal(work, caller, proposal, 'PROPOSED');
  return ok(proposal);
}

/** Who signs what somebody else has approved, and the proposal that it comes of. */
export function signedBy(approved: Approved | undefined) {
  if (approved === undefined) return {};
  return { askedBy: approved.proposedBy, proposalId: approved.proposalId };
}

/** Tells staff, and so the audit trail, what became of a proposal. */
export async function recordProposal(
  work: Pick<Work, 'events'>,
  caller: Caller,
  { id, mutation }: JournalProposal,
  change: EventData['ledger.proposal.changed']['change'],
): Promise<void> {
  await work.events.record({
    type: 'ledger.proposal.changed',
    aggregate: { type: 'JournalProposal', id, version: change === 'PROPOSED' ? 1 : 2 },
    audience: { scopes: ['ledger:read'] },
    actor: actorOf(caller),
    data: { proposalId: id, mutation, change },
  });
}
