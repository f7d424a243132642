import { serviceCaller } from '@blockscore/caller';
import { type Id, newId } from '@blockscore/ids';
import { CiphertextInvalid, UnwrapRefused } from '@blockscore/vault';
import { behaviourSince } from '../domain/behaviour-inputs.ts';
import type { SubmittedProfile } from '../domain/credit-score.ts';
import { decidingModels } from './active-models.ts';
import { composeScore, type ScoringPorts, scoreCalculated } from './append-score.ts';
import { isReadable } from './calculate-credit-score.ts';
import type { Ports, ScoreRecord, Work } from './ports.ts';
import type { ScoreRefresh } from './refresh-ports.ts';
import { assertUnchanged } from './register-models.ts';
import { isSameOutcome } from './same-score.ts';

const ACTOR = serviceCaller('credit');

/** People of one transaction: enough for set-based statements, few enough to redo after a failure. */
const BATCH = 500;

/** Somebody who could not be scored. */
export interface RefreshFailure {
  readonly userId: Id<'user'>;
  readonly error: unknown;
}

export interface RefreshListener {
  progressed(refresh: ScoreRefresh): void;
  failed(failure: RefreshFailure): void;
}

export interface RefreshOptions {
  /** Stops it after the batch under way. */
  readonly signal?: AbortSignal;
  /** One that began earlier and was left open is ended where it is, and another one begins. */
  readonly notBefore?: Date;
}

/**
 * Rescores everybody by the champions of the moment, and appends a score where it comes out
 * differently from the person's latest: where an input, a month of repayment or the model changed.
 * Each batch and the place that it reached are written in one transaction, so that whoever goes on
 * after a stop, here or in another process, begins where the last one ended, and nobody is scored
 * twice or left out. Who cannot be scored is counted and told of, and stops nobody else.
 *
 * @returns the refresh, which is finished unless the signal stopped it
 */
export function refreshScores(ports: ScoringPorts & Pick<Ports, 'transact'>, batch = BATCH) {
  return async (
    listener: RefreshListener,
    { signal, notBefore }: RefreshOptions = {},
  ): Promise<ScoreRefresh> => {
    let refresh = await ports.transact((work) => openRefresh(ports, work, notBefore));
    listener.progressed(refresh);
    while (refresh.finishedAt === null && signal?.aborted !== true) {
      const { id } = refresh;
      const next = await ports.transact(async (work) => {
        const open = await work.refreshes.lockOpen();
        return open?.id === id
          ? await refreshBatch(ports, work, open, batch)
          : { refresh: await finishedElsewhere(work, id), failures: [] };
      });
      refresh = next.refresh;
      for (const failure of next.failures) listener.failed(failure);
      listener.progressed(refresh);
    }
    return refresh;
  };
}

async function openRefresh(
  ports: Pick<Ports, 'clock' | 'models'>,
  work: Work,
  notBefore: Date | undefined,
): Promise<ScoreRefresh> {
  // A command runs beside the service, on files that may have been changed since that started.
  assertUnchanged(ports.models, await work.models.registered());
  const open = await work.refreshes.lockOpen();
  if (open && (notBefore === undefined || open.startedAt >= notBefore)) return open;
  if (open) await save(work, { ...open, finishedAt: ports.clock() });
  return await work.refreshes.begin({
    id: newId('refresh'),
    startedAt: ports.clock(),
    finishedAt: null,
    cursor: null,
    total: await work.refreshes.countPeople(),
    done: 0,
    appended: 0,
    failed: 0,
  });
}

/** What became of a refresh that another process finished meanwhile. */
async function finishedElsewhere(work: Work, id: ScoreRefresh['id']): Promise<ScoreRefresh> {
  const refresh = await work.refreshes.find(id);
  if (refresh?.finishedAt) return refresh;
  throw new Error(`${id} is neither open nor finished: was its row in score_refreshes changed?`);
}

interface BatchDone {
  readonly refresh: ScoreRefresh;
  readonly failures: readonly RefreshFailure[];
}

async function refreshBatch(
  ports: ScoringPorts,
  work: Work,
  refresh: ScoreRefresh,
  size: number,
): Promise<BatchDone> {
  const userIds = await work.refreshes.nextPeople(refresh.cursor, size);
  const last = userIds.at(-1);
  if (!last) {
    const finished = await save(work, { ...refresh, finishedAt: ports.clock() });
    return { refresh: finished, failures: [] };
  }
  // Nobody states anything between the reading and the writing, or the latest score would be of
  // what they had stated before.
  await work.profiles.lockPeople(userIds);
  const { records, failures } = await rescore(ports, work, userIds);
  await work.scores.insertAll(records);
  await work.events.recordAll(records.map((record) => scoreCalculated(record, ACTOR)));
  const next = await save(work, {
    ...refresh,
    cursor: last,
    done: refresh.done + userIds.length,
    appended: refresh.appended + records.length,
    failed: refresh.failed + failures.length,
  });
  return { refresh: next, failures };
}

/** The scores that come out differently now, and who could not be scored. */
async function rescore(ports: ScoringPorts, work: Work, userIds: readonly Id<'user'>[]) {
  const { profiles, failures } = await readProfiles(work, userIds);
  const latest = await work.refreshes.latestOutcomes(userIds);
  const months = await work.loanMonths.since(userIds, behaviourSince(ports.clock()));
  const active = await decidingModels(ports, work);
  const records: ScoreRecord[] = [];
  for (const [i, profile] of profiles.entries()) {
    // Nothing can be said any more of a person whose data was erased.
    if (!isReadable(profile)) continue;
    try {
      const record = composeScore(ports, active, profile, months[i] ?? [], 'REFRESH');
      if (!isSameOutcome(latest.get(profile.userId), record.score)) records.push(record);
    } catch (error) {
      failures.push({ userId: profile.userId, error });
    }
  }
  return { records, failures };
}

interface ProfilesRead {
  /** In the order of the people; undefined where it could not be read. */
  readonly profiles: readonly (SubmittedProfile | undefined)[];
  readonly failures: RefreshFailure[];
}

/** All at once; one by one where one of them cannot be read, to find out which. */
async function readProfiles(work: Work, userIds: readonly Id<'user'>[]): Promise<ProfilesRead> {
  try {
    return { profiles: await work.profiles.latest(userIds), failures: [] };
  } catch (error) {
    if (!isOfOnePerson(error)) throw error;
  }
  const profiles: (SubmittedProfile | undefined)[] = [];
  const failures: RefreshFailure[] = [];
  for (const userId of userIds) {
    try {
      profiles.push(...(await work.profiles.latest([userId])));
    } catch (error) {
      if (!isOfOnePerson(error)) throw error;
      profiles.push(undefined);
      failures.push({ userId, error });
    }
  }
  return { profiles, failures };
}

/** Not where the database or the key service is away, which is over for everybody at once. */
function isOfOnePerson(error: unknown): boolean {
  return [CiphertextInvalid, UnwrapRefused, SyntaxError].some((kind) => error instanceof kind);
}

async function save(work: Work, refresh: ScoreRefresh): Promise<ScoreRefresh> {
  await work.refreshes.save(refresh);
  return refresh;
}
