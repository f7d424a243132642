import type { SubgraphContext as BaseContext } from '@blockscore/service';
import type { calculateCreditScore } from '../app/calculate-credit-score.ts';
import type { calibrateScores } from '../app/calibrate-scores.ts';
import type { compareShadows } from '../app/compare-shadows.ts';
import type { measureFairness } from '../app/fairness/measure-fairness.ts';
import type { listCreditScores } from '../app/list-credit-scores.ts';
import type { listDrift } from '../app/list-drift.ts';
import type { listModelPromotions } from '../app/list-model-promotions.ts';
import type { listScoreRefreshes } from '../app/list-score-refreshes.ts';
import type { listScoreReviews } from '../app/list-score-reviews.ts';
import type { ScoringModels } from '../app/model-ports.ts';
import type { replayOneScore } from '../app/replay-one-score.ts';
import type { requestScoreReview } from '../app/request-score-review.ts';
import type { resolveScoreReview } from '../app/resolve-score-review.ts';
import type { simulateScore } from '../app/simulate-score.ts';
import type { submitFinancialProfile } from '../app/submit-financial-profile.ts';
import type { Loaders } from './loaders.ts';

/** What resolvers may call. */
export interface UseCases {
  readonly submitFinancialProfile: ReturnType<typeof submitFinancialProfile>;
  readonly calculateCreditScore: ReturnType<typeof calculateCreditScore>;
  readonly listCreditScores: ReturnType<typeof listCreditScores>;
  readonly replayOneScore: ReturnType<typeof replayOneScore>;
  readonly listModelPromotions: ReturnType<typeof listModelPromotions>;
  readonly compareShadows: ReturnType<typeof compareShadows>;
  readonly listScoreRefreshes: ReturnType<typeof listScoreRefreshes>;
  readonly simulateScore: ReturnType<typeof simulateScore>;
  readonly requestScoreReview: ReturnType<typeof requestScoreReview>;
  readonly resolveScoreReview: ReturnType<typeof resolveScoreReview>;
  readonly listScoreReviews: ReturnType<typeof listScoreReviews>;
  readonly listDrift: ReturnType<typeof listDrift>;
  readonly calibrateScores: ReturnType<typeof calibrateScores>;
  readonly measureFairness: ReturnType<typeof measureFairness>;
}

export interface SubgraphContext extends BaseContext {
  readonly useCases: UseCases;
  readonly models: ScoringModels;
  readonly loaders: Loaders;
}
