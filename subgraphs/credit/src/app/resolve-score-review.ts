import { type Caller, hasScope, isSelf } from '@blockscore/caller';
import { isId, newId } from '@blockscore/ids';
import { err, fail, type Outcome, ok, under } from '@blockscore/result';
import type { CreditErrorCode } from '../domain/errors.ts';
import { changeProfile, isScoredAlike, type ProfileChanges } from '../domain/profile-changes.ts';
import { type ReviewOutcome, readReviewText, type ScoreReview } from '../domain/score-review.ts';
import { appendScore, type ScoringPorts } from './append-score.ts';
import { isReadable } from './calculate-credit-score.ts';
import type { NewProfile, NewScore, Ports, Work } from './ports.ts';

export interface ReviewResolution {
  readonly reviewId: string;
  readonly outcome: ReviewOutcome;
  readonly note: string;
  /** What the inputs should have been; with `CORRECTED` and only then. */
  readonly correction?: ProfileChanges | undefined;
}

const REVIEW = ['input', 'reviewId'];
const CORRECTION = ['input', 'correction'];
const ERASED = 'The person’s data has been erased: nothing can be corrected.';
const SUPERSEDED =
  'The person’s finances were stated anew or corrected since this score was calculated: answer this review with UPHELD, and correct the newer score where the person asks for a review of that one.';
const CORRECTS_NOTHING =
  'State what was wrong: this corrects nothing that is scored. The score stands where only other fields were wrong.';

/**
 * An officer's answer to a review. A correction becomes another profile, and that another score, in
 * the same transaction; the score that was reviewed stays as it is.
 */
export function resolveScoreReview(ports: ScoringPorts & Pick<Ports, 'transact' | 'currency'>) {
  return async (
    caller: Caller,
    resolution: ReviewResolution,
  ): Promise<Outcome<ScoreReview, CreditErrorCode>> => {
    const { reviewId, outcome } = resolution;
    const officer = caller.id;
    const mayResolve = hasScope(caller, 'scores:calculate') && isId('user', officer);
    if (!isId('review', reviewId) || !mayResolve) return notFound();
    const note = readReviewText(resolution.note);
    if (!note.ok) return fail('INPUT_INVALID', note.error, ['input', 'note']);
    return await ports.transact(async (work) => {
      const review = await work.reviews.lock(reviewId);
      if (!review) return notFound();
      await work.profiles.lockPeople([review.userId]);
      if (isSelf(caller, review.userId)) {
        return fail('OWN_REVIEW', 'Another officer has to look at your own score.', REVIEW);
      }
      if (review.status !== 'OPEN') {
        return fail('REVIEW_RESOLVED', 'The review was resolved meanwhile.', REVIEW);
      }
      const corrected = await correctedProfile(ports, work, review, resolution);
      if (!corrected.ok) return corrected;
      const score = corrected.value && (await rescore(ports, work, caller, corrected.value));
      const resolved: ScoreReview = {
        ...{ ...review, status: outcome, note: note.value, resolvedAt: ports.clock() },
        ...{ resolvedBy: officer, newScoreId: score?.id ?? null, version: review.version + 1 },
      };
      await work.reviews.resolve(resolved);
      await recordResolved(work, caller, resolved, outcome);
      return ok(resolved);
    });
  };
}

const notFound = () => fail('NOT_FOUND', 'There is no such review.', REVIEW);

/**
 * The profile of the reviewed score as it should have been stated; null where the score stands. What
 * the person stated since is no officer's to vouch for: nobody has looked at it.
 */
async function correctedProfile(
  ports: Pick<Ports, 'currency'>,
  work: Work,
  { id: reviewId, userId, scoreId }: ScoreReview,
  { outcome, correction }: ReviewResolution,
): Promise<Outcome<NewProfile | null, CreditErrorCode>> {
  if (outcome === 'UPHELD') {
    if (correction === undefined) return ok(null);
    return fail('INPUT_INVALID', 'A score that stands has no correction.', CORRECTION);
  }
  const [score] = await work.scores.findMany([scoreId]);
  const [profile] = await work.profiles.latest([userId]);
  if (!isReadable(profile)) return fail('NO_PROFILE', ERASED, REVIEW);
  if (profile.id !== score?.profileId) return fail('PROFILE_SUPERSEDED', SUPERSEDED, REVIEW);
  const changed = changeProfile(profile.statement, correction ?? {}, ports.currency);
  if (!changed.ok) return err(under(CORRECTION, changed.error));
  const statement = changed.value;
  if (isScoredAlike(statement, profile.statement)) {
    return fail('INPUT_INVALID', CORRECTS_NOTHING, CORRECTION);
  }
  // Stated when the original was: correcting finances makes them no newer.
  const { submittedAt } = profile;
  return ok({ id: newId('prof'), userId, statement, reviewId, submittedAt });
}

async function rescore(
  ports: ScoringPorts,
  work: Work,
  caller: Caller,
  profile: NewProfile,
): Promise<NewScore> {
  const { id, userId } = profile;
  await work.profiles.insert(profile);
  await work.events.record({
    type: 'credit.profile.submitted',
    aggregate: { type: 'profile', id, version: 1 },
    audience: { subject: userId, scopes: ['scores:read'] },
    actor: caller,
    data: { userId, profileId: id },
  });
  return await appendScore(ports, work, caller, profile, 'REVIEW');
}

async function recordResolved(
  work: Work,
  actor: Caller,
  { id, userId, scoreId, newScoreId, version }: ScoreReview,
  outcome: ReviewOutcome,
): Promise<void> {
  await work.events.record({
    type: 'credit.review.resolved',
    aggregate: { type: 'review', id, version },
    audience: { subject: userId, scopes: ['scores:read'] },
    actor,
    data: { userId, reviewId: id, scoreId, outcome, ...(newScoreId && { newScoreId }) },
  });
}
