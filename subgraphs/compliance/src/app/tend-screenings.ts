import { serviceCaller } from '@blockscore/caller';
import type { ScreeningIndex } from '../domain/matching/screen.ts';
import { sameVersions } from '../domain/rescreening.ts';
import type { ScreeningReason } from '../domain/screening.ts';
import { openCase } from './open-case.ts';
import { openRescreening } from './open-rescreening.ts';
import type { OutdatedSubject, Ports, UserId } from './ports.ts';
import { reassessKyc } from './reassess-kyc.ts';
import { screenSubject } from './screen-subject.ts';
import { type Place, tendAll, tendEach } from './tend-each.ts';

/** How far the clocks of processes may be apart. */
const CLOCKS_APART_MS = 10_000;

interface Places {
  readonly outdated: Place<OutdatedSubject>;
  readonly unscreened: Place<UserId>;
  readonly screenedOtherwise: Place<UserId>;
}

/**
 * Sees to it that everybody is compared with the lists of now: begins a comparison of all customers
 * where a list has changed, screens who was never screened, or was by a process that held older lists,
 * and asks identity again about those whose data have changed. Safe to run in several processes; one who
 * cannot be dealt with keeps no other waiting.
 *
 * @throws AggregateError of those who could not be
 */
export function tendScreenings(ports: Ports) {
  const places: Places = { outdated: {}, unscreened: {}, screenedOtherwise: {} };
  return async (): Promise<void> => {
    await tendAll(
      [() => askAgain(ports, places.outdated), () => screenDue(ports, places)],
      'of questions to identity and screenings could not be tended.',
    );
  };
}

async function screenDue(ports: Ports, places: Places): Promise<void> {
  const index = ports.lists.current();
  if (index === undefined) return;
  const since = await ports.transact((work) => beginWhereDue(ports, work, index));
  const screenNew = () =>
    tendEach(
      places.unscreened,
      (after, limit) => ports.transact((work) => work.subjects.unscreened(after, limit)),
      (userId) => screenOne(ports, index, userId, 'ONBOARDING'),
      'new customers could not be screened.',
    );
  if (since === undefined) return await screenNew();
  const screenAgain = () =>
    tendEach(
      places.screenedOtherwise,
      (after, limit) =>
        ports.transact((work) =>
          work.rescreenings.screenedOtherwise(since, index.versionIds, after, limit),
        ),
      (userId) => screenOne(ports, index, userId, 'LIST_DELTA'),
      'customers could not be screened by the lists of now.',
    );
  await tendAll([screenNew, screenAgain], 'of screenings could not be done for all.');
}

/** @returns since when screenings are to be of these versions; undefined where these are not current */
async function beginWhereDue(
  ports: Pick<Ports, 'clock'>,
  work: Parameters<Parameters<Ports['transact']>[0]>[0],
  { versionIds }: ScreeningIndex,
): Promise<Date | undefined> {
  const next = await openRescreening(work, 'LIST_DELTA', versionIds, ports.clock());
  if (next === 'OUTDATED') return undefined;
  if (next?.isNew === true) await work.jobs.enqueue('screen-list-changes', {});
  const latest = next?.run ?? (await work.rescreenings.latestFinished());
  return latest && new Date(latest.beganAt.getTime() - CLOCKS_APART_MS);
}

async function screenOne(
  ports: Ports,
  index: ScreeningIndex,
  userId: UserId,
  reason: ScreeningReason,
): Promise<void> {
  const actor = serviceCaller('compliance');
  await ports.transact(async (work) => {
    await work.kyc.lock(userId);
    const facts = (await work.subjects.find(userId))?.facts;
    const latest = await work.screenings.latest(userId);
    // By a process of the release before, which did not note it.
    if (latest !== undefined) await work.subjects.markScreened(userId, latest.screenedAt);
    const isDone = latest !== undefined && sameVersions(latest.versionIds, index.versionIds);
    if (facts == null || isDone) return;
    await screenSubject(work, index, userId, facts, reason, actor, ports.clock());
    await reassessKyc(work, ports, userId, actor);
  });
}

/** Identity may have been down, or there was no list when it answered. */
async function askAgain(ports: Ports, place: Place<OutdatedSubject>): Promise<void> {
  await tendEach(
    place,
    (after, limit) => ports.transact((work) => work.subjects.outdated(after, limit)),
    async ({ userId }) => {
      await ports.transact((work) => openCase(work, userId, ports.clock()));
    },
    'customers could not be asked about again.',
  );
}
