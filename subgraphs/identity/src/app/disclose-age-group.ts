import type { EventData } from '@blockscore/events';
import { sealTo } from '@blockscore/vault';
import { ageGroupOn } from '../domain/age-group.ts';
import type { Ports, Work } from './ports.ts';

/**
 * Answers credit's question which age group a user was in on the day it names, by which it measures whether its scores are
 * fair: the group and not the age, sealed to the one-time key of the question. Of somebody whose data
 * has been erased there is no answer. Runs in the consumer's transaction.
 */
export function discloseAgeGroup({ clock }: Pick<Ports, 'clock'>) {
  return async (work: Work, request: EventData['credit.age_group.requested']): Promise<void> => {
    const { requestId, publicKey } = request;
    const user = await work.users.find(request.userId);
    if (user?.profile == null) return;
    const asOf = request.asOf ?? clock().toISOString().slice(0, 10);
    const ageGroup = ageGroupOn(user.profile.dateOfBirth, asOf);
    await work.events.record({
      type: 'identity.age_group.disclosed',
      aggregate: { type: 'user', id: user.id, version: user.version },
      audience: { scopes: [] },
      actor: { kind: 'SERVICE', id: 'identity' },
      data: {
        requestId,
        userId: user.id,
        sealed: await sealTo(publicKey, { ageGroup }, { requestId }),
      },
    });
  };
}
