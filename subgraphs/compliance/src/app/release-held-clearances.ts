import { serviceCaller } from '@blockscore/caller';
import type { ScreeningIndex } from '../domain/matching/screen.ts';
import { isFresh } from '../domain/screening.ts';
import { staleLists } from './list-alerts.ts';
import type { Ports, UserId, Work } from './ports.ts';
import { reassessKyc } from './reassess-kyc.ts';
import { screenSubject } from './screen-subject.ts';
import { type Place, tendEach } from './tend-each.ts';

type Waiting = (work: Work, after: UserId | undefined, limit: number) => Promise<readonly UserId[]>;

/**
 * Answers the clearances that wait for lists that can be relied on, once there are such and this process
 * holds them: each person is first compared with what came meanwhile.
 *
 * @param place where the last round ended
 * @throws AggregateError of those whose clearances could not be answered
 */
export async function releaseHeldClearances(ports: Ports, place: Place<UserId>): Promise<void> {
  const held: Waiting = (work, after, limit) => work.clearances.held(after, limit);
  await release(ports, place, held, 'people whose clearance was held could not be answered.');
}

/** The same of who waits to be approved: nobody is by a rule while lists are too old. */
export async function releaseHeldVerifications(ports: Ports, place: Place<UserId>): Promise<void> {
  const held: Waiting = (work, after, limit) => work.kyc.waitingForLists(after, limit);
  await release(ports, place, held, 'people who waited for newer lists could not be judged.');
}

async function release(
  ports: Ports,
  place: Place<UserId>,
  waiting: Waiting,
  failure: string,
): Promise<void> {
  const isDue = await ports.transact(async (work) => {
    const isAnyHeld = (await waiting(work, undefined, 1)).length > 0;
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
    (after, limit) => ports.transact((work) => waiting(work, after, limit)),
    (userId) => answerOne(ports, index, userId),
    failure,
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
