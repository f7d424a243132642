import type { Caller } from '@blockscore/caller';
import { newId } from '@blockscore/ids';
import type { ScoreCause } from '../domain/credit-score.ts';
import type { NewProfile, NewScore, Ports, Work } from './ports.ts';
import { rateProfile } from './rate-profile.ts';

/** A day's scores of one person; beyond it somebody is trying inputs out. */
const DAILY_LIMIT = 100;
const DAY_MS = 24 * 60 * 60 * 1000;

export async function isOverDailyLimit(
  work: Work,
  userId: NewScore['userId'],
  now: Date,
): Promise<boolean> {
  const since = new Date(now.getTime() - DAY_MS);
  return (await work.scores.countSince(userId, since)) >= DAILY_LIMIT;
}

export const LIMIT_MESSAGE = `No more than ${DAILY_LIMIT} scores a day are calculated for one person: try again tomorrow.`;

/** Scores a profile by the champion and appends the score, with its event. */
export async function appendScore(
  ports: Pick<Ports, 'models' | 'clock'>,
  work: Work,
  actor: Pick<Caller, 'kind' | 'id'>,
  profile: NewProfile,
  cause: ScoreCause,
): Promise<NewScore> {
  const { userId } = profile;
  const appended: NewScore = {
    id: newId('score'),
    userId,
    profileId: profile.id,
    cause,
    ...rateProfile(ports.models, profile.statement),
    commitment: null,
    calculatedAt: ports.clock(),
  };
  await work.scores.insert(appended);
  await work.events.record({
    type: 'credit.score.calculated',
    aggregate: { type: 'score', id: appended.id, version: 1 },
    audience: { subject: userId, scopes: ['scores:read'] },
    actor,
    data: {
      userId,
      scoreId: appended.id,
      modelId: appended.modelId,
      modelVersion: String(appended.modelVersion),
      cause,
    },
  });
  return appended;
}
