import { serviceCaller } from '@blockscore/caller';
import { isFresh } from '../domain/screening.ts';
import { staleLists } from './list-alerts.ts';
import type { Ports } from './ports.ts';
import { reassessKyc } from './reassess-kyc.ts';
import { screenSubject } from './screen-subject.ts';

const AT_ONCE = 100;

/**
 * Answers the clearances that wait for lists that can be relied on, once there are such and this process
 * holds them: each person is first compared with what came meanwhile.
 */
export async function releaseHeldClearances(ports: Ports): Promise<void> {
  const held = await ports.transact(async (work) => {
    const users = await work.clearances.held(AT_ONCE);
    return users.length === 0 || (await staleLists(work, ports)).length > 0 ? [] : users;
  });
  if (held.length === 0) return;
  // After the look at how old they are: what made them new is in the index then, for a rebuild that was
  // under way is followed by another one.
  await ports.lists.refresh();
  const index = ports.lists.current();
  if (index === undefined) return;
  const actor = serviceCaller('compliance');
  for (const userId of held) {
    await ports.transact(async (work) => {
      await work.kyc.lock(userId);
      const now = ports.clock();
      const facts = (await work.subjects.find(userId))?.facts;
      const latest = await work.screenings.latest(userId);
      if (facts != null && (latest === undefined || !isFresh(latest, index.versionIds, now))) {
        await screenSubject(work, index, userId, facts, 'CLEARANCE', actor, now);
      }
      await reassessKyc(work, ports, userId, actor);
    });
  }
}
