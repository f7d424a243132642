import type { Caller } from '@blockscore/caller';
import type { NewEvent } from '@blockscore/events';
import { newId } from '@blockscore/ids';
import { behaviourSince, type LoanMonth } from '../domain/behaviour-inputs.ts';
import { commitmentOf } from '../domain/commitment.ts';
import type { ScoreCause } from '../domain/credit-score.ts';
import { decidingModels } from './active-models.ts';
import type { ActiveModels } from './model-ports.ts';
import type { NewProfile, NewScore, Ports, ScoreRecord, Work } from './ports.ts';
import { challengeRating, rateProfile } from './rate-profile.ts';

/** A day's scores of one person; beyond it somebody is trying inputs out. */
const DAILY_LIMIT = 100;
const DAY_MS = 24 * 60 * 60 * 1000;

/** What scoring needs from outside. */
export type ScoringPorts = Pick<Ports, 'models' | 'clock' | 'shadowMonitor' | 'sha256' | 'newSalt'>;

export async function isOverDailyLimit(
  work: Work,
  userId: NewScore['userId'],
  now: Date,
): Promise<boolean> {
  const since = new Date(now.getTime() - DAY_MS);
  return (await work.scores.countSince(userId, since)) >= DAILY_LIMIT;
}

export const LIMIT_MESSAGE = `No more than ${DAILY_LIMIT} scores a day are calculated for one person: try again tomorrow.`;

/** Scores a profile by the champions of this moment and appends the score, with its event. */
export async function appendScore(
  ports: ScoringPorts,
  work: Work,
  actor: Pick<Caller, 'kind' | 'id'>,
  profile: NewProfile,
  cause: ScoreCause,
): Promise<NewScore> {
  return await writeScore(work, actor, await composeCurrent(ports, work, profile, cause));
}

/** The score that a profile gets at this moment. */
export async function composeCurrent(
  ports: ScoringPorts,
  work: Work,
  profile: NewProfile,
  cause: ScoreCause,
): Promise<ScoreRecord> {
  const active = await decidingModels(ports, work);
  const [months = []] = await work.loanMonths.since(
    [profile.userId],
    behaviourSince(ports.clock()),
  );
  return composeScore(ports, active, profile, months, cause);
}

/** Appends a score, with its event. */
export async function writeScore(
  work: Work,
  actor: Pick<Caller, 'kind' | 'id'>,
  record: ScoreRecord,
): Promise<NewScore> {
  await work.scores.insert(record);
  await work.events.record(scoreCalculated(record, actor));
  return record.score;
}

/**
 * A score as it is about to be appended, with its salted commitment and its shadows.
 * @param months of all the person's loans since `behaviourSince`
 */
export function composeScore(
  ports: ScoringPorts,
  active: ActiveModels,
  profile: NewProfile,
  months: readonly LoanMonth[],
  cause: ScoreCause,
): ScoreRecord {
  const rating = rateProfile(active, profile.statement, months);
  const { shadows, failures } = challengeRating(active, rating);
  for (const failure of failures) ports.shadowMonitor.failed(failure);
  const score = {
    id: newId('score'),
    userId: profile.userId,
    profileId: profile.id,
    cause,
    ...rating,
    calculatedAt: ports.clock(),
  };
  const salt = ports.newSalt();
  return {
    score: { ...score, commitment: commitmentOf(score, salt, ports.sha256) },
    salt,
    statedAt: profile.submittedAt,
    shadows,
  };
}

/** Tells that there is a new score, not what it is. */
export function scoreCalculated(
  { score, statedAt }: Pick<ScoreRecord, 'score' | 'statedAt'>,
  actor: Pick<Caller, 'kind' | 'id'>,
): NewEvent<'credit.score.calculated'> {
  const { id, userId, modelId, modelVersion, cause, commitment } = score;
  return {
    type: 'credit.score.calculated',
    aggregate: { type: 'score', id, version: 1 },
    audience: { subject: userId, scopes: ['scores:read'] },
    actor,
    data: {
      ...{ userId, scoreId: id, modelId, modelVersion: String(modelVersion) },
      ...{ cause, commitment, statedAt: statedAt.toISOString() },
    },
  };
}
