import { serviceCaller } from '@blockscore/caller';
import type { EventData } from '@blockscore/events';
import { retentionOf } from '../domain/retention.ts';
import type { Clock, LendingRules, Transact } from './ports.ts';

const LENDING = serviceCaller('lending');

export interface EraseNeeds {
  readonly transact: Transact;
  readonly clock: Clock;
  readonly rules: Pick<LendingRules, 'retention'>;
}

/**
 * Erases a person from lending, which knows no name: what no law asks for goes, and what is kept of
 * applications and loans is readable under the retention key alone, until its term ends. Where nothing is
 * to be kept that key is destroyed at once. Done again, it does what is left to do.
 */
export function erasePerson({ transact, clock, rules }: EraseNeeds) {
  return ({ erasureId, userId }: EventData['compliance.erasure.ordered']): Promise<void> =>
    transact(async (work) => {
      const now = clock();
      await work.exposures.lock(userId);
      const { kept, until } = retentionOf(await work.privacy.fileOf(userId), rules.retention, now);
      await work.privacy.erase(userId, now);
      if (until === null) await work.privacy.destroyRetention(userId);
      await work.events.record({
        type: 'lending.erasure.done',
        aggregate: { type: 'erasure', id: erasureId, version: 1 },
        audience: { scopes: ['compliance:read'] },
        actor: LENDING,
        data: { erasureId, userId, kept, keptUntil: until },
      });
    });
}

/** The term of what was kept is over. */
export function endRetention({ transact }: Pick<EraseNeeds, 'transact'>) {
  return (data: EventData['compliance.retention.ended']): Promise<void> =>
    transact(async (work) => {
      if (data.subgraph !== 'lending') return;
      const { erasureId, userId } = data;
      await work.privacy.destroyRetention(userId);
      await work.events.record({
        type: 'lending.retention.destroyed',
        aggregate: { type: 'erasure', id: erasureId, version: 2 },
        audience: { scopes: ['compliance:read'] },
        actor: LENDING,
        data: { erasureId, userId },
      });
    });
}
