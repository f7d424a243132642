import type { Id } from '@blockscore/ids';
import type { ReviewStatus, ScoreReview } from '../domain/score-review.ts';

export type NewReview = ScoreReview & { readonly reason: string };

export interface ReviewFilter {
  /** Everybody's where it is left out. */
  readonly userId?: Id<'user'>;
  readonly status?: ReviewStatus;
}

export interface ReviewPage {
  readonly size: number;
  readonly backward: boolean;
  readonly after?: string;
  readonly before?: string;
}

/** How much of a person's demands there is already. */
export interface ReviewCounts {
  /** Of the person, not resolved yet. */
  readonly open: number;
  readonly ofScore: number;
  readonly openOfScore: number;
}

export interface ReviewRepository {
  counts(userId: Id<'user'>, scoreId: Id<'score'>): Promise<ReviewCounts>;
  insert(review: NewReview): Promise<void>;
  /** Lets nobody else change it until the transaction ends. */
  lock(id: Id<'review'>): Promise<ScoreReview | undefined>;
  /**
   * Saves what came of a review, under the next version.
   * @throws Error where the version is no longer the one that was read
   */
  resolve(review: ScoreReview): Promise<void>;
  /** In the order of the ids; undefined where there is none. */
  findMany(ids: readonly Id<'review'>[]): Promise<readonly (ScoreReview | undefined)[]>;
  /** Of each score, the oldest first, in the order of the ids. */
  ofScores(ids: readonly Id<'score'>[]): Promise<readonly (readonly ScoreReview[])[]>;
  /** Oldest first; one row more than the page, to tell whether there is another. */
  list(filter: ReviewFilter, page: ReviewPage): Promise<readonly ScoreReview[]>;
}
