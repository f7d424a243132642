import { serviceCaller } from '@blockscore/caller';
import { addMonths, dayOf } from '../domain/privacy/month.ts';
import type { Ports, Work } from './ports.ts';
import type { NumberedEntry, RegisterEntry } from './privacy-ports.ts';

const COMPLIANCE = serviceCaller('compliance');
const BATCH = 100;

/**
 * Orders every day that what was kept of erased people be destroyed where its term is over: of all of them, those
 * whose term ended first before the others, and again until that is done. The term begins anew with each case
 * about the person that is closed and each report that is filed, and is not over while officers look at something.
 *
 * @returns for how many the term had ended
 */
export function endRetention(ports: Pick<Ports, 'transact' | 'clock' | 'retentionMonths'>) {
  return async (signal?: AbortSignal): Promise<number> => {
    const now = ports.clock();
    const since = wantedSince(ports, now);
    let ended = 0;
    let last: NumberedEntry | undefined;
    do {
      signal?.throwIfAborted();
      const after = last;
      const entries = await ports.transact(async (work) => {
        const found = await work.register.ended(dayOf(now), since, after, BATCH);
        for (const entry of found) await order(work, entry);
        return found;
      });
      ended += entries.length;
      last = entries.length < BATCH ? undefined : entries.at(-1);
    } while (last !== undefined);
    return ended;
  };
}

async function order(work: Work, { erasureId, userId, holder }: RegisterEntry): Promise<void> {
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

/** What officers dealt with on that day, `YYYY-MM-DD`, or later is kept. */
export function wantedSince(
  { retentionMonths }: Pick<Ports, 'retentionMonths'>,
  now: Date,
): string {
  return dayOf(addMonths(now, -retentionMonths));
}
