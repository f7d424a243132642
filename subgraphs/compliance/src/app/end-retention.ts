import { serviceCaller } from '@blockscore/caller';
import { addMonths, dayOf } from '../domain/privacy/month.ts';
import type { Ports, UserId } from './ports.ts';

const COMPLIANCE = serviceCaller('compliance');
const BATCH = 100;

/**
 * Orders every day that what was kept of erased people be destroyed where its term is over, again until
 * that is done, and erases salts of entries of the audit trail that came or were sealed since. The term
 * begins anew with each case about the person that is closed and each report that is filed, and is not over
 * while officers look at something.
 *
 * @returns for how many the term had ended
 */
export function endRetention(ports: Pick<Ports, 'transact' | 'clock' | 'retentionMonths'>) {
  return async (signal?: AbortSignal): Promise<number> => {
    const ended = await ports.transact(async (work) => {
      const now = ports.clock();
      const since = wantedSince(ports, now);
      const entries = await work.register.ended(dayOf(now), since, BATCH);
      for (const { erasureId, userId, holder } of entries) {
        if (holder !== 'lending' && holder !== 'compliance') {
          throw new Error(`${holder} keeps nothing under a key, and said that it does.`);
        }
        await work.events.record({
          type: 'compliance.retention.ended',
          aggregate: { type: 'erasure', id: erasureId, version: 1 },
          audience: { scopes: ['compliance:read'] },
          actor: COMPLIANCE,
          data: { erasureId, userId, subgraph: holder },
        });
      }
      return entries.length;
    });
    await eraseSalts(ports, signal);
    return ended;
  };
}

/** What officers dealt with on that day, `YYYY-MM-DD`, or later is kept. */
export function wantedSince(
  { retentionMonths }: Pick<Ports, 'retentionMonths'>,
  now: Date,
): string {
  return dayOf(addMonths(now, -retentionMonths));
}

async function eraseSalts({ transact }: Pick<Ports, 'transact'>, signal: AbortSignal | undefined) {
  let people: readonly UserId[];
  let after: UserId | undefined;
  do {
    signal?.throwIfAborted();
    people = await transact(async (work) => {
      const batch = await work.erasures.erasedPeople(after, BATCH);
      for (const userId of batch) await work.erasures.eraseAuditSalts(userId);
      return batch;
    });
    after = people.at(-1);
  } while (people.length === BATCH);
}
