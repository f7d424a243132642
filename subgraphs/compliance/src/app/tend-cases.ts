import { serviceCaller } from '@blockscore/caller';
import type { Ports } from './ports.ts';
import { reassessKyc } from './reassess-kyc.ts';
import { releaseHeldClearances } from './release-held-clearances.ts';
import { tendScreenings } from './tend-screenings.ts';

const AT_ONCE = 100;

/**
 * What no event brings about: takes over lists that another process imported, sees to it that
 * everybody is compared with them, and answers clearances whose patience has ended. Safe to run in
 * several processes; each person is dealt with under their own lock.
 */
export function tendCases(ports: Ports) {
  const actor = serviceCaller('compliance');
  const screenings = tendScreenings(ports);
  return async (): Promise<void> => {
    await ports.lists.refresh();
    await screenings();
    await releaseHeldClearances(ports);
    const before = new Date(ports.clock().getTime() - ports.rules.clearancePatienceMs);
    const overdue = await ports.transact((work) => work.clearances.overdue(before, AT_ONCE));
    for (const userId of overdue) {
      await ports.transact((work) => reassessKyc(work, ports, userId, actor));
    }
  };
}
