import type { EventData } from '@blockscore/events';
import type { Clock, Work } from './ports.ts';

/** Compliance tells that somebody's data may be kept and not used, or used again. */
export async function restrictPerson(
  work: Work,
  { clock }: { readonly clock: Clock },
  { userId, restricted }: EventData['compliance.restriction.changed'],
): Promise<void> {
  await work.profiles.lockPeople([userId]);
  await work.privacy.restrict(userId, restricted, clock());
}
