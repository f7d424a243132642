import { serviceCaller } from '@blockscore/caller';
import { type Id, newId } from '@blockscore/ids';
import { newSealKeyPair } from '@blockscore/vault';
import type { FairnessPorts, FairnessWork } from './ports.ts';

const DAY_MS = 86_400_000;
/** People grow older: what is known is asked again after a year, what was not answered after a day. */
const ASK_AGAIN_MS = { known: 365 * DAY_MS, unknown: DAY_MS };

/**
 * Asks identity for the age group of somebody who was decided on, unless it is known. The answer will
 * be readable by the key that is made here, and by no other.
 */
export function askAgeGroup({ clock }: Pick<FairnessPorts, 'clock'>) {
  return async (work: FairnessWork, userId: Id<'user'>): Promise<void> => {
    const now = clock();
    const asked = await work.ageGroups.asked(userId);
    const wait = asked?.isKnown ? ASK_AGAIN_MS.known : ASK_AGAIN_MS.unknown;
    if (asked && now.getTime() - asked.at.getTime() < wait) return;
    const requestId = newId('req');
    const { publicKey, privateKey } = await newSealKeyPair();
    const request = { requestId, userId, privateKey, requestedAt: now };
    if (!(await work.ageGroups.ask(request))) return;
    await work.events.record({
      type: 'credit.age_group.requested',
      aggregate: { type: 'age_group', id: requestId, version: 1 },
      audience: { scopes: [] },
      actor: serviceCaller('credit'),
      data: { requestId, userId, publicKey },
    });
  };
}
