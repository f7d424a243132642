import { type Caller, hasScope } from '@blockscore/caller';
import { isId } from '@blockscore/ids';
import type { ReviewStatus, ScoreReview } from '../domain/score-review.ts';
import { mayReadScores } from './list-credit-scores.ts';
import type { Ports } from './ports.ts';
import type { ReviewPage } from './review-ports.ts';

export interface ReviewQuery {
  /** Where it is left out: everybody for [scores:read], else the caller. */
  readonly userId?: string | undefined;
  readonly status?: ReviewStatus | undefined;
}

/** A page of reviews, oldest first, and one more where there is another page; none where not allowed. */
export function listScoreReviews(ports: Pick<Ports, 'transact'>) {
  return async (
    caller: Caller,
    query: ReviewQuery,
    page: ReviewPage,
  ): Promise<readonly ScoreReview[]> => {
    const userId = query.userId ?? (hasScope(caller, 'scores:read') ? undefined : caller.id);
    const status = query.status === undefined ? {} : { status: query.status };
    if (userId === undefined) {
      return await ports.transact((work) => work.reviews.list(status, page));
    }
    if (!isId('user', userId) || !mayReadScores(caller, userId)) return [];
    return await ports.transact((work) => work.reviews.list({ userId, ...status }, page));
  };
}
