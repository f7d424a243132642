import { type Caller, hasScope, isSelf } from '@blockscore/caller';
import { type Id, isId, newId } from '@blockscore/ids';
import { err, fail, type Outcome, ok, under } from '@blockscore/result';
import type { CreditErrorCode } from '../domain/errors.ts';
import type { FinancialProfile } from '../domain/financial-profile.ts';
import { changeProfile, isSameProfile, type ProfileChanges } from '../domain/profile-changes.ts';
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
      if (isSelf(caller, review.userId)) {
        return fail('OWN_REVIEW', 'Another officer has to look at your own score.', REVIEW);
      }
      if (review.status !== 'OPEN') {
        return fail('REVIEW_RESOLVED', 'The review was resolved meanwhile.', REVIEW);
      }
      const corrected = await correctedProfile(ports, work, review, resolution);
      if (!corrected.ok) return corrected;
      const score =
        corrected.value && (await rescore(ports, work, caller, review, corrected.value));
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

/** What the person's finances should have been stated as; null where the score stands. */
async function correctedProfile(
  ports: Pick<Ports, 'currency'>,
  work: Work,
  { userId }: ScoreReview,
  { outcome, correction }: ReviewResolution,
): Promise<Outcome<FinancialProfile | null, CreditErrorCode>> {
  if (outcome === 'UPHELD') {
    if (correction === undefined) return ok(null);
    return fail('INPUT_INVALID', 'A score that stands has no correction.', CORRECTION);
  }
  // Of the latest profile and not of the one that was scored: what the person has stated since is
  // not taken back by correcting a field.
  const [profile] = await work.profiles.latest([userId]);
  if (!isReadable(profile)) {
    return fail(
      'NO_PROFILE',
      'The person’s data has been erased: nothing can be corrected.',
      REVIEW,
    );
  }
  const changed = changeProfile(profile.statement, correction ?? {}, ports.currency);
  if (!changed.ok) return err(under(CORRECTION, changed.error));
  if (!isSameProfile(changed.value, profile.statement)) return changed;
  return fail('INPUT_INVALID', 'State what was wrong: this corrects nothing.', CORRECTION);
}

async function rescore(
  ports: ScoringPorts,
  work: Work,
  caller: Caller,
  { id: reviewId, userId }: ScoreReview,
  statement: FinancialProfile,
): Promise<NewScore> {
  const id: Id<'prof'> = newId('prof');
  const profile: NewProfile = { id, userId, statement, reviewId, submittedAt: ports.clock() };
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
