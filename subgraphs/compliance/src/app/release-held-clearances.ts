import { serviceCaller } from '@blockscore/caller';
import type { ScreeningIndex } from '../domain/matching/screen.ts';
import { isFresh } from '../domain/screening.ts';
import { staleLists } from './list-alerts.ts';
import type { Ports, UserId } from './ports.ts';
import { reassessKyc } from './reassess-kyc.ts';
import { screenSubject } from './screen-subject.ts';
import { type Place, tendEach } from './tend-each.ts';

/**
 * Answers the clearances that wait for lists that can be relied on, once there are such and this process
 * holds them: each person is first compared with what came meanwhile.
 *
 * @param place where the last round ended
 * @throws AggregateError of those whose clearances could not be answered
 */
export async function releaseHeldClearances(ports: Ports, place: Place<UserId>): Promise<void> {
  const isDue = await ports.transact(async (work) => {
    const isAnyHeld = (await work.clearances.held(undefined, 1)).length > 0;
    return isAnyHeld && (await staleLists(work, ports)).length === 0;
  });
  if (!isDue) return;
  // After the look at how old they are: what made them new is in the index then, for a rebuild that was
  // under way is followed by another one.
  await ports.lists.refresh();
  const index = ports.lists.current();
  if (index === undefined) return;
  await tendEach(
    place,
    (after, limit) => ports.transact((work) => work.clearances.held(after, limit)),
    (userId) => answerOne(ports, index, userId),
    'people whose clearance was held could not be answered.',
  );
}

async function answerOne(ports: Ports, index: ScreeningIndex, userId: UserId): Promise<void> {
  const actor = serviceCaller('compliance');
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
