import { serviceCaller } from '@blockscore/caller';
import type { EventData } from '@blockscore/events';
import type { Work } from './ports.ts';

const CREDIT = serviceCaller('credit');

/**
 * Erases what a person stated and what their scores were made of, by destroying the keys. What is left
 * are figures by which models are measured. Done again, it does what is left to do.
 */
export async function erasePerson(
  work: Work,
  { erasureId, userId }: EventData['compliance.erasure.ordered'],
): Promise<void> {
  // Whoever is scoring the person comes first or finds no key.
  await work.profiles.lockPeople([userId]);
  const hasFigures = await work.privacy.erase(userId);
  await work.events.record({
    type: 'credit.erasure.done',
    aggregate: { type: 'erasure', id: erasureId, version: 1 },
    audience: { scopes: ['compliance:read'] },
    actor: CREDIT,
    data: { erasureId, userId, kept: hasFigures ? ['SCORE_FIGURES'] : [], keptUntil: null },
  });
}
