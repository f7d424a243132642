import { serviceCaller } from '@blockscore/caller';
import { newId } from '@blockscore/ids';
import { behaviourSince } from '../domain/behaviour-inputs.ts';
import { activeModels } from './active-models.ts';
import { composeScore, type ScoringPorts, scoreCalculated } from './append-score.ts';
import type { NewProfile, Ports, ScoreRecord, Work } from './ports.ts';
import type { ScoreRefresh } from './refresh-ports.ts';
import { isSameOutcome } from './same-score.ts';

const ACTOR = serviceCaller('credit');

/** People of one transaction: enough for set-based statements, few enough to redo after a failure. */
const BATCH = 500;

type Progress = (refresh: ScoreRefresh) => void;

/**
 * Rescores everybody by the champions of the moment, and appends a score where it comes out
 * differently from the person's latest: where an input, a month of repayment or the model changed.
 * Each batch and the place that it reached are written in one transaction, so that whoever goes on
 * after a stop, here or in another process, begins where the last one ended, and nobody is scored
 * twice or left out.
 *
 * @returns the refresh, which is finished unless the signal stopped it
 */
export function refreshScores(ports: ScoringPorts & Pick<Ports, 'transact'>, batch = BATCH) {
  return async (progress: Progress, signal?: AbortSignal): Promise<ScoreRefresh> => {
    let refresh = await ports.transact((work) => openRefresh(ports, work));
    progress(refresh);
    while (refresh.finishedAt === null && signal?.aborted !== true) {
      const { id } = refresh;
      const next = await ports.transact(async (work) => {
        const open = await work.refreshes.lockOpen();
        // Another process has finished it meanwhile.
        if (open?.id !== id) return null;
        return await refreshBatch(ports, work, open, batch);
      });
      if (next === null) return { ...refresh, finishedAt: ports.clock() };
      refresh = next;
      progress(refresh);
    }
    return refresh;
  };
}

async function openRefresh(ports: Pick<Ports, 'clock'>, work: Work): Promise<ScoreRefresh> {
  const open = await work.refreshes.lockOpen();
  if (open) return open;
  return await work.refreshes.begin({
    id: newId('refresh'),
    startedAt: ports.clock(),
    finishedAt: null,
    cursor: null,
    total: await work.refreshes.countPeople(),
    done: 0,
    appended: 0,
  });
}

async function refreshBatch(
  ports: ScoringPorts,
  work: Work,
  refresh: ScoreRefresh,
  size: number,
): Promise<ScoreRefresh> {
  const profiles = await work.refreshes.nextProfiles(refresh.cursor, size);
  const last = profiles.at(-1);
  if (!last) return await save(work, { ...refresh, finishedAt: ports.clock() });
  const userIds = profiles.map(({ userId }) => userId);
  const latest = await work.refreshes.latestOutcomes(userIds);
  const months = await work.loanMonths.since(userIds, behaviourSince(ports.clock()));
  const active = await activeModels(ports, work);
  const records = profiles.flatMap((profile, i): readonly ScoreRecord[] => {
    // Nothing can be said any more of a person whose data was erased.
    if (profile.statement === null) return [];
    const readable: NewProfile = { ...profile, statement: profile.statement };
    const record = composeScore(ports, active, readable, months[i] ?? [], 'REFRESH');
    return isSameOutcome(latest.get(profile.userId), record.score) ? [] : [record];
  });
  await work.scores.insertAll(records);
  await work.events.recordAll(records.map(({ score }) => scoreCalculated(score, ACTOR)));
  return await save(work, {
    ...refresh,
    cursor: last.userId,
    done: refresh.done + profiles.length,
    appended: refresh.appended + records.length,
  });
}

async function save(work: Work, refresh: ScoreRefresh): Promise<ScoreRefresh> {
  await work.refreshes.save(refresh);
  return refresh;
}
