import { serviceCaller } from '@blockscore/caller';
import { isId } from '@blockscore/ids';
import type { AlertSource } from '../domain/alerts/alert.ts';
import { resolvedAlert } from '../domain/alerts/resolve-alert.ts';
import { contentThatWaits } from './accept-sanctions-list.ts';
import { proposalRule } from './join-proposal.ts';
import type { Ports, Work } from './ports.ts';
import type { OfficerProposal, ProposedAct } from './proposal-ports.ts';
import { saveResolved } from './save-resolved.ts';
import { voidSince } from './void-since.ts';

/** What an alert tells the other officers of, by the source of such alerts; they are about nobody. */
const TOLD: readonly (readonly [AlertSource, readonly ProposedAct[]])[] = [
  ['MONITORING', ['RETIRE_RULE', 'GO_BACK_TO_RULE']],
  ['LISTS', ['ACCEPT_LIST', 'RETIRE_LIST']],
];

/**
 * Resolves open alerts that tell of what an officer proposed and that another one can agree with no more, and says
 * why. None that officers took into a case is resolved.
 */
export async function settleProposalAlerts(
  work: Work,
  { clock }: Pick<Ports, 'clock'>,
): Promise<void> {
  const [by, at] = [serviceCaller('compliance'), clock()];
  for (const [source, acts] of TOLD) {
    const open = await work.alerts.lockOpenAboutNobody(source, acts.map(proposalRule));
    for (const alert of open) {
      const [proposal] = isId('proposal', alert.dedupeKey)
        ? await work.proposals.findMany([alert.dedupeKey])
        : [];
      const reason = proposal && (await whyNoMore(work, proposal, at));
      if (reason === undefined) continue;
      const done = { resolution: 'NO_ACTION', reason, by: by.id, at } as const;
      const resolved = resolvedAlert(alert, done);
      if (resolved.ok) await saveResolved(work, by, resolved.value);
    }
  }
}

/** Undefined while another officer may agree. */
async function whyNoMore(
  work: Work,
  proposal: OfficerProposal,
  at: Date,
): Promise<string | undefined> {
  const { proposedBy, proposedAt, subject, expiresAt } = proposal;
  if (expiresAt <= at) {
    return `No other officer said the same until ${expiresAt.toISOString()}: it is to be proposed anew.`;
  }
  if (await isGone(work, proposal)) {
    return 'The content that was to be accepted does not wait any more: another one came, or was taken over.';
  }
  const since = await voidSince(work, { by: proposedBy, at: proposedAt }, subject);
  return since === null
    ? undefined
    : `The word of ${proposedBy} counts no more since ${since.toISOString()}: it is to be proposed anew.`;
}

/** Whether what was proposed is about a list's content that nobody can accept any more. */
async function isGone(work: Work, { act, about }: OfficerProposal): Promise<boolean> {
  if (act !== 'ACCEPT_LIST') return false;
  const lists = await work.lists.all();
  return !lists.some((list) => contentThatWaits(list) === about);
}
