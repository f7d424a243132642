export type { ScoreReview as ScoreReviewMapper } from '../../domain/score-review.ts';
