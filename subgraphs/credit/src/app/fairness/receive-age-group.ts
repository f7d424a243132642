import type { EventData } from '@blockscore/events';
import { openSealed } from '@blockscore/vault';
import { isAgeGroup } from '../../domain/group-fairness.ts';
import type { FairnessWork } from './ports.ts';

/**
 * Opens what identity sealed, keeps it encrypted and destroys the key. An answer to a question that is
 * closed, or that was about somebody else, changes nothing.
 *
 * @throws Error where it cannot be opened or read: the event is put aside for an operator
 */
export async function receiveAgeGroup(
  work: FairnessWork,
  { requestId, userId, sealed }: EventData['identity.age_group.disclosed'],
): Promise<void> {
  const request = await work.ageGroups.lockOpen(requestId);
  if (request === undefined || request.userId !== userId) return;
  const opened = await openSealed(request.privateKey, sealed, { requestId });
  if (!opened.ok) throw new Error(opened.error.message);
  const group = (opened.value as Readonly<Record<string, unknown>>)['ageGroup'];
  if (!isAgeGroup(group)) {
    throw new Error(`The answer to ${requestId} holds no age group that is known here.`);
  }
  await work.ageGroups.answer(request, group);
}
