import { serviceCaller } from '@blockscore/caller';
import type { EventData } from '@blockscore/events';
import { addMonths, dayOf } from '../domain/privacy/month.ts';
import { wantedSince } from './end-retention.ts';
import type { Ports, Work } from './ports.ts';

const COMPLIANCE = serviceCaller('compliance');

export type EraseNeeds = Pick<Ports, 'clock' | 'retentionMonths'>;

/**
 * Erases what compliance knows of who somebody is. What was found in checking them, and how officers
 * decided, is kept under the retention key for as long as the law wants it. Done again, it does what is
 * left to do.
 */
export async function erasePerson(
  work: Work,
  { clock, retentionMonths }: EraseNeeds,
  { erasureId, userId }: EventData['compliance.erasure.ordered'],
): Promise<void> {
  const now = clock();
  // Whoever is screening the person comes first, or finds nobody.
  await work.kyc.lock(userId);
  const isKept = await work.erasures.erase(userId, now);
  if (!isKept) await work.erasures.destroyRetention(userId);
  await work.erasures.eraseAuditSalts(userId);
  await work.events.record({
    type: 'compliance.erasure.done',
    aggregate: { type: 'erasure', id: erasureId, version: 1 },
    audience: { scopes: ['compliance:read'] },
    actor: COMPLIANCE,
    data: {
      erasureId,
      userId,
      kept: ['AUDIT_TRAIL', ...(isKept ? (['IDENTITY_CHECKS'] as const) : [])],
      keptUntil: isKept ? dayOf(addMonths(now, retentionMonths)) : null,
    },
  });
}

/**
 * The term of what compliance kept is over, unless officers began to look at something since that was
 * ordered: then it is ordered again once they are done.
 */
export async function hearOfEndedTerm(
  work: Work,
  needs: EraseNeeds,
  ended: EventData['compliance.retention.ended'],
): Promise<void> {
  if (await work.register.isWanted(ended.userId, wantedSince(needs, needs.clock()))) return;
  await endOwnRetention(work, ended);
}

/** Destroys what compliance kept. */
export async function endOwnRetention(
  work: Work,
  { erasureId, userId, subgraph }: EventData['compliance.retention.ended'],
): Promise<void> {
  if (subgraph !== 'compliance') return;
  await work.erasures.destroyRetention(userId);
  await work.events.record({
    type: 'compliance.retention.destroyed',
    aggregate: { type: 'erasure', id: erasureId, version: 2 },
    audience: { scopes: ['compliance:read'] },
    actor: COMPLIANCE,
    data: { erasureId, userId },
  });
}
