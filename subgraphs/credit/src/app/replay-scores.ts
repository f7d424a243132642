import type { Id } from '@blockscore/ids';
import type { ScoreDifference } from '../domain/replay.ts';
import type { Ports, ReplayFilter } from './ports.ts';
import { assertUnchanged } from './register-models.ts';
import { type Replay, replayScore } from './replay-score.ts';

/** People's keys are loaded at most a thousand at a time. */
const BATCH = 500;

export interface ReplaySummary {
  readonly total: number;
  /** Scores looked at so far. */
  readonly done: number;
  readonly reproduced: number;
  readonly different: number;
  readonly erased: number;
  /** Recomputed, but for their commitment, whose salt was erased. */
  readonly unproven: number;
}

export interface ReplayListener {
  different(scoreId: Id<'score'>, differences: readonly ScoreDifference[]): void;
  progressed(summary: ReplaySummary): void;
}

/**
 * Recomputes all scores that the filter lets through, oldest first, batch by batch. Each batch is a
 * transaction of its own, which only reads.
 * @throws Error where a model's file is not the one that was registered
 */
export function replayScores(ports: Pick<Ports, 'transact' | 'models' | 'sha256'>) {
  return async (filter: ReplayFilter, listener: ReplayListener): Promise<ReplaySummary> => {
    const total = await ports.transact(async (work) => {
      assertUnchanged(ports.models, await work.models.registered());
      return await work.scores.countMatching(filter);
    });
    const counts = { total, done: 0, reproduced: 0, different: 0, erased: 0, unproven: 0 };
    let after: Id<'score'> | undefined;
    do {
      const kept = await readBatch(ports, filter, after);
      for (const one of kept) {
        const replay = replayScore(ports, one);
        count(counts, replay);
        if (replay.outcome === 'DIFFERENT') {
          listener.different(one.score.id, replay.differences);
        }
      }
      counts.done += kept.length;
      after = kept.length < BATCH ? undefined : kept.at(-1)?.score.id;
      listener.progressed({ ...counts });
    } while (after !== undefined);
    return counts;
  };
}

type Counts = { -readonly [K in keyof ReplaySummary]: number };

function count(counts: Counts, { outcome, commitment }: Replay): void {
  if (outcome === 'ERASED') {
    counts.erased++;
    return;
  }
  if (outcome === 'REPRODUCED') counts.reproduced++;
  else counts.different++;
  if (commitment === 'ERASED') counts.unproven++;
}

function readBatch(
  { transact }: Pick<Ports, 'transact'>,
  filter: ReplayFilter,
  after: Id<'score'> | undefined,
) {
  return transact(async (work) => {
    const scores = await work.scores.batch(filter, after, BATCH);
    const salts = await work.scores.salts(scores.map(({ id }) => id));
    // Only scores of before inputs were kept need the profile.
    const old = scores.filter(({ explanation }) => explanation?.inputs === null);
    const profiles = await work.profiles.findMany(old.map(({ profileId }) => profileId));
    const statements = new Map(profiles.map((profile) => [profile?.id, profile?.statement]));
    return scores.map((score, i) => ({
      score,
      statement: statements.get(score.profileId) ?? null,
      salt: salts[i] ?? null,
    }));
  });
}
