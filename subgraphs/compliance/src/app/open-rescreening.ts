import { newId } from '@blockscore/ids';
import { type Rescreening, type RescreeningCause, sameVersions } from '../domain/rescreening.ts';
import type { Work } from './ports.ts';

export interface NextRescreening {
  readonly run: Rescreening;
  readonly isNew: boolean;
}

async function supersede(work: Work, run: Rescreening, now: Date): Promise<void> {
  await work.rescreenings.save({
    ...run,
    version: run.version + 1,
    endedAt: now,
    end: 'SUPERSEDED',
  });
}

/**
 * The rescreening that is to be done next: the one under way, or a new one where one is due. One that
 * compares with versions that are not current any more is ended where it is. A list's change is
 * compared alone where everybody was compared with all that was there before.
 *
 * @param versionIds what the caller would compare with
 * @returns undefined where everything is done; OUTDATED where these are not the current versions
 */
export async function openRescreening(
  work: Work,
  cause: RescreeningCause,
  versionIds: readonly string[],
  now: Date,
): Promise<NextRescreening | 'OUTDATED' | undefined> {
  const lists = await work.lists.all();
  const current = lists.flatMap((list) => (list.active ? (list.current?.id ?? []) : []));
  if (!sameVersions(current, versionIds)) return 'OUTDATED';
  const open = await work.rescreenings.lockOpen();
  if (open !== undefined) {
    if (sameVersions(open.versionIds, versionIds)) return { run: open, isNew: false };
    await supersede(work, open, now);
  }
  const base = (await work.rescreenings.latestFinished())?.versionIds ?? null;
  const isChanged = base === null || !sameVersions(base, versionIds);
  const isDue = isChanged || (cause === 'DAILY' && !(await wasDoneToday(work, now)));
  if (!isDue) return undefined;
  // What has changed goes first, and fast; the daily one follows.
  const isDelta = isChanged && base !== null;
  const run = await work.rescreenings.begin({
    id: newId('rescreening'),
    version: 1,
    cause: isChanged ? 'LIST_DELTA' : 'DAILY',
    scope: isDelta ? 'DELTA' : 'FULL',
    versionIds,
    baseVersionIds: isDelta ? base : null,
    place: null,
    compared: 0,
    changed: 0,
    hits: 0,
    failed: 0,
    beganAt: now,
    endedAt: null,
    end: null,
  });
  return run && { run, isNew: true };
}

async function wasDoneToday(work: Work, now: Date): Promise<boolean> {
  const daily = await work.rescreenings.latestDaily();
  const day = (date: Date) => date.toISOString().slice(0, 10);
  return daily?.end === 'FINISHED' && day(daily.beganAt) === day(now);
}
