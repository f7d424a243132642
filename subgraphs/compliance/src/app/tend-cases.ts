import { serviceCaller } from '@blockscore/caller';
import type { Ports } from './ports.ts';
import { reassessKyc } from './reassess-kyc.ts';
import { releaseHeldClearances } from './release-held-clearances.ts';
import { screenSubject } from './screen-subject.ts';

const AT_ONCE = 100;

/**
 * What no event brings about: takes over lists that another process imported, screens people who
 * were disclosed while there was no list, and answers clearances whose patience has ended. Safe to
 * run in several processes; each person is dealt with under their own lock.
 */
export function tendCases(ports: Ports) {
  const actor = serviceCaller('compliance');
  return async (): Promise<void> => {
    await ports.lists.refresh();
    const index = ports.lists.current();
    const unscreened = await ports.transact((work) => work.subjects.unscreened(AT_ONCE));
    for (const userId of index === undefined ? [] : unscreened) {
      await ports.transact(async (work) => {
        await work.kyc.lock(userId);
        const facts = (await work.subjects.find(userId))?.facts;
        const known = await work.screenings.latest(userId);
        if (index === undefined || facts == null || known !== undefined) return;
        await screenSubject(work, index, userId, facts, 'ONBOARDING', actor, ports.clock());
        await reassessKyc(work, ports, userId, actor);
      });
    }
    await releaseHeldClearances(ports);
    const before = new Date(ports.clock().getTime() - ports.rules.clearancePatienceMs);
    const overdue = await ports.transact((work) => work.clearances.overdue(before, AT_ONCE));
    for (const userId of overdue) {
      await ports.transact((work) => reassessKyc(work, ports, userId, actor));
    }
  };
}
