import { ROLE_SCOPES, serviceCaller } from '@blockscore/caller';
import type { EventEnvelope } from '@blockscore/events';
import type { PostingPorts, Work } from './ports.ts';
import { recordProposal } from './propose-journal.ts';
import { writerOf } from './writer-of.ts';

type Told = EventEnvelope<'identity.role.changed'> | EventEnvelope<'identity.user.suspended'>;

const REASON = 'Whoever proposed it may not write in the books any more.';

/**
 * Ends what waits for a second person of somebody who may not ask for it any more: else another one's
 * approval would write it as theirs. What they asked for after that, with the right given back, stays.
 */
export async function hearOfLostRight(
  work: Work,
  { clock }: Pick<PostingPorts, 'clock'>,
  event: Told,
): Promise<void> {
  if (!isLost(event)) return;
  const { userId } = event.data;
  const until = new Date(event.occurredAt);
  await work.leaves.dropRequestsBy(userId, until);
  const ledger = serviceCaller('ledger');
  const at = clock();
  for (const proposal of await work.proposals.lockUndecidedOf(userId, until)) {
    const decision = { outcome: 'REJECTED', by: writerOf(ledger), at, reason: REASON } as const;
    await work.proposals.decide(proposal.id, decision);
    await recordProposal(work, ledger, proposal, 'REJECTED');
  }
}

function isLost({ type, data }: Told): boolean {
  if (type === 'identity.user.suspended') return true;
  if (!('change' in data) || data.change !== 'REVOKED') return false;
  return !data.roles.some((role) => ROLE_SCOPES[role].includes('ledger:write'));
}
