import { type Caller, isSelf } from '@blockscore/caller';
import { isId, newId } from '@blockscore/ids';
import { fail, type Outcome, ok } from '@blockscore/result';
import type { CreditErrorCode } from '../domain/errors.ts';
import {
  MAXIMUM_OPEN_REVIEWS,
  MAXIMUM_REVIEWS_OF_A_SCORE,
  readReviewText,
  type ScoreReview,
} from '../domain/score-review.ts';
import type { Ports } from './ports.ts';
import type { NewReview, ReviewCounts } from './review-ports.ts';

export interface ReviewRequest {
  readonly scoreId: string;
  readonly reason: string;
}

const PATH = ['input', 'scoreId'];

/** Asks for a human to look at one's own score, now or long after it was calculated. */
export function requestScoreReview(ports: Pick<Ports, 'transact' | 'clock'>) {
  return async (
    caller: Caller,
    { scoreId, reason }: ReviewRequest,
  ): Promise<Outcome<ScoreReview, CreditErrorCode>> => {
    const text = readReviewText(reason);
    if (!text.ok) return fail('INPUT_INVALID', text.error, ['input', 'reason']);
    if (!isId('score', scoreId)) return notFound();
    return await ports.transact(async (work) => {
      const [score] = await work.scores.findMany([scoreId]);
      if (!score?.explanation || !isSelf(caller, score.userId)) return notFound();
      const { userId } = score;
      await work.profiles.lockPeople([userId]);
      const refusal = refusalOf(await work.reviews.counts(userId, scoreId));
      if (refusal) return refusal;
      const review: NewReview = {
        ...{ id: newId('review'), userId, scoreId, status: 'OPEN', reason: text.value },
        ...{ note: null, requestedAt: ports.clock(), resolvedAt: null, resolvedBy: null },
        ...{ newScoreId: null, version: 1 },
      };
      await work.reviews.insert(review);
      await work.events.record({
        type: 'credit.review.requested',
        aggregate: { type: 'review', id: review.id, version: review.version },
        audience: { subject: userId, scopes: ['scores:read'] },
        actor: caller,
        data: { userId, reviewId: review.id, scoreId },
      });
      return ok(review);
    });
  };
}

const notFound = () => fail('NOT_FOUND', 'There is no such score of yours.', PATH);

function refusalOf({ open, ofScore, openOfScore }: ReviewCounts) {
  if (openOfScore > 0) {
    return fail('REVIEW_OPEN', 'A review of this score is open already: wait for it.', PATH);
  }
  if (ofScore >= MAXIMUM_REVIEWS_OF_A_SCORE) {
    return fail(
      'LIMIT_REACHED',
      `This score was reviewed ${MAXIMUM_REVIEWS_OF_A_SCORE} times: it will not be again.`,
      PATH,
    );
  }
  if (open >= MAXIMUM_OPEN_REVIEWS) {
    return fail(
      'LIMIT_REACHED',
      `No more than ${MAXIMUM_OPEN_REVIEWS} of your reviews are open at a time: wait for one of them.`,
    );
  }
  return undefined;
}
