import type { EventData } from '@blockscore/events';
import type { FairnessWork } from './ports.ts';

/** An erased person is in no group any more: what was measured with them stays as it was measured. */
export async function forgetAgeGroups(
  work: FairnessWork,
  { userId }: Pick<EventData['compliance.erasure.ordered'], 'userId'>,
): Promise<void> {
  await work.ageGroups.forget(userId);
}
