import { serviceCaller } from '@blockscore/caller';
import { newId } from '@blockscore/ids';
import { newSealKeyPair } from '@blockscore/vault';
import { dayOf } from '../../domain/week.ts';
import type { Decision } from '../outcome-ports.ts';
import type { FairnessPorts, FairnessWork } from './ports.ts';

/**
 * Asks identity in which age group somebody was on the day of a decision, once: what was measured of a
 * period stays as people grow older. Of a referred application the officer's decision will ask. The
 * answer will be readable by the key that is made here, and by no other.
 */
export function askAgeGroup({ clock }: Pick<FairnessPorts, 'clock'>) {
  return async (work: FairnessWork, decision: Decision): Promise<void> => {
    const { applicationId, userId, outcome, decidedAt } = decision;
    const asOf = dayOf(decidedAt);
    if (outcome === 'REFERRED' || (await work.ageGroups.askedAsOf(applicationId)) === asOf) return;
    const requestId = newId('req');
    const { publicKey, privateKey } = await newSealKeyPair();
    const request = { requestId, applicationId, userId, asOf, privateKey, requestedAt: clock() };
    if (!(await work.ageGroups.ask(request))) return;
    await work.events.record({
      type: 'credit.age_group.requested',
      aggregate: { type: 'age_group', id: requestId, version: 1 },
      audience: { scopes: [] },
      actor: serviceCaller('credit'),
      data: { requestId, userId, publicKey, asOf },
    });
  };
}
