import type { Caller } from '@blockscore/caller';
import { newId } from '@blockscore/ids';
import { fail, type Outcome, ok } from '@blockscore/result';
import type { AlertFact, AlertSource } from '../domain/alerts/alert.ts';
import { resolvedAlert } from '../domain/alerts/resolve-alert.ts';
import type { ComplianceErrorCode } from '../domain/errors.ts';
import type { UserId, Work } from './ports.ts';
import type { OfficerProposal } from './proposal-ports.ts';
import { raiseAlert } from './raise-alert.ts';
import { saveResolved } from './save-resolved.ts';
import { voidSince } from './void-since.ts';

/** So long another officer has to agree. */
const STANDS_MS = 7 * 86_400_000;

export interface Proposing extends Pick<OfficerProposal, 'act' | 'about'> {
  readonly subject: UserId | null;
  /** When what it is about last changed: words of before are about something else, and count for nothing. */
  readonly since?: Date | null;
  readonly reason: string;
  /** What tells the other officers of it; null where it stands in a list that they work through. */
  readonly alert: { readonly source: AlertSource; readonly facts: readonly AlertFact[] } | null;
  readonly by: Caller;
  readonly at: Date;
  readonly path: readonly string[];
}

/**
 * Four eyes. The first officer's word is kept, and the others are told of it; the word of another one
 * about the same has it done, and resolves the alert that told them. The word of somebody whom the person concerns by now,
 * or who was suspended or no officer since, counts as none.
 *
 * @returns the proposal that waits for another officer; null where this is the second one
 */
export async function joinProposal(
  work: Work,
  { act, about, subject, since = null, reason, alert, by, at, path }: Proposing,
): Promise<Outcome<OfficerProposal | null, ComplianceErrorCode>> {
  const standing = await standingNow(work, { act, about, subject, since, at });
  if (standing?.proposedBy === by.id) {
    const message = `You proposed it, so another officer has to say the same until ${standing.expiresAt.toISOString()}.`;
    return fail('SECOND_OFFICER_REQUIRED', message, path);
  }
  if (standing !== undefined) {
    await work.proposals.carryOut(standing.id, by.id, at);
    if (alert !== null) await settleAlert(work, { source: alert.source, act, by, at }, standing);
    return ok(null);
  }
  const proposal: OfficerProposal = {
    ...{ id: newId('proposal'), act, about, subject, reason },
    ...{ proposedBy: by.id, proposedAt: at, expiresAt: new Date(at.getTime() + STANDS_MS) },
    ...{ carriedOutBy: null, carriedOutAt: null },
  };
  await work.proposals.insert(proposal);
  await work.events.record({
    type: 'compliance.proposal.made',
    aggregate: { type: 'officer_proposal', id: proposal.id, version: 1 },
    audience: { scopes: ['compliance:read'] },
    actor: by,
    data: { proposalId: proposal.id, act, about, ...(subject !== null && { userId: subject }) },
  });
  if (alert !== null) {
    await raiseAlert(work, {
      ...{ source: alert.source, rule: proposalRule(act), ruleVersion: '1', severity: 'HIGH', at },
      ...{ subject, dedupeKey: proposal.id },
      facts: [
        ...alert.facts,
        { name: 'proposed by', value: by.id },
        { name: 'reason', value: reason },
        { name: 'until', value: proposal.expiresAt.toISOString() },
      ],
    });
  }
  return ok(proposal);
}

/** The rule of alerts that tell of it. */
export const proposalRule = (act: OfficerProposal['act']) => `${act}_PROPOSED` as const;

interface Settled extends Pick<Proposing, 'act' | 'by' | 'at'> {
  readonly source: AlertSource;
}

/** Nobody is to look any more at what was proposed and is done; what officers took into a case stays there. */
async function settleAlert(
  work: Work,
  { source, act, by, at }: Settled,
  { id }: OfficerProposal,
): Promise<void> {
  const told = await work.alerts.findUnresolved(source, proposalRule(act), id);
  const alert = told && (await work.alerts.lock(told.id));
  if (alert?.status !== 'OPEN') return;
  const reason = 'Another officer said the same, and it was done.';
  const resolved = resolvedAlert(alert, { resolution: 'NO_ACTION', reason, by: by.id, at });
  if (resolved.ok) await saveResolved(work, by, resolved.value);
}

/** The proposal that another officer may join. */
async function standingNow(
  work: Work,
  {
    act,
    about,
    subject,
    since = null,
    at,
  }: Pick<Proposing, 'act' | 'about' | 'subject' | 'since' | 'at'>,
): Promise<OfficerProposal | undefined> {
  const found = await work.proposals.standing(act, about, at);
  if (found === undefined) return undefined;
  const { proposedBy, proposedAt } = found;
  if (since !== null && proposedAt < since) return undefined;
  const word = { by: proposedBy, at: proposedAt };
  return (await voidSince(work, word, subject)) === null ? found : undefined;
}
