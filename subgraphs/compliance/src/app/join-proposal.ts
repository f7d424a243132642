import type { Caller } from '@blockscore/caller';
import { newId } from '@blockscore/ids';
import { fail, type Outcome, ok } from '@blockscore/result';
import type { AlertFact, AlertSource } from '../domain/alerts/alert.ts';
import type { ComplianceErrorCode } from '../domain/errors.ts';
import type { Work } from './ports.ts';
import type { OfficerProposal } from './proposal-ports.ts';
import { raiseAlert } from './raise-alert.ts';

/** So long another officer has to agree. */
const STANDS_MS = 7 * 86_400_000;

export interface Proposing extends Pick<OfficerProposal, 'act' | 'about' | 'reason'> {
  readonly source: AlertSource;
  /** What the other officers read of it. */
  readonly facts: readonly AlertFact[];
  readonly by: Caller;
  readonly at: Date;
  readonly path: readonly string[];
}

/**
 * Four eyes on what weakens the watch. The first officer's word is kept, and an alert of severity HIGH
 * tells the others of it; the word of another one about the same has it done.
 *
 * @returns the proposal that waits for another officer; null where this is the second one
 */
export async function joinProposal(
  work: Work,
  { act, about, reason, source, facts, by, at, path }: Proposing,
): Promise<Outcome<OfficerProposal | null, ComplianceErrorCode>> {
  const standing = await work.proposals.standing(act, about, at);
  if (standing?.proposedBy === by.id) {
    const message = `You proposed it, so another officer has to say the same until ${standing.expiresAt.toISOString()}.`;
    return fail('SECOND_OFFICER_REQUIRED', message, path);
  }
  if (standing !== undefined) {
    await work.proposals.carryOut(standing.id, by.id, at);
    return ok(null);
  }
  const proposal: OfficerProposal = {
    ...{ id: newId('proposal'), act, about, reason },
    ...{ proposedBy: by.id, proposedAt: at, expiresAt: new Date(at.getTime() + STANDS_MS) },
  };
  await work.proposals.insert(proposal);
  await work.events.record({
    type: 'compliance.proposal.made',
    aggregate: { type: 'officer_proposal', id: proposal.id, version: 1 },
    audience: { scopes: ['compliance:read'] },
    actor: by,
    data: { proposalId: proposal.id, act, about },
  });
  await raiseAlert(work, {
    ...{ source, rule: `${act}_PROPOSED`, ruleVersion: '1', subject: null, severity: 'HIGH', at },
    dedupeKey: proposal.id,
    facts: [
      ...facts,
      { name: 'proposed by', value: by.id },
      { name: 'reason', value: reason },
      { name: 'until', value: proposal.expiresAt.toISOString() },
    ],
  });
  return ok(proposal);
}
