import type { SubgraphContext as BaseContext } from '@blockscore/service';
import type { calculateCreditScore } from '../app/calculate-credit-score.ts';
import type { compareShadows } from '../app/compare-shadows.ts';
import type { listCreditScores } from '../app/list-credit-scores.ts';
import type { listModelPromotions } from '../app/list-model-promotions.ts';
import type { ScoringModels } from '../app/model-ports.ts';
import type { replayOneScore } from '../app/replay-one-score.ts';
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
  readonly simulateScore: ReturnType<typeof simulateScore>;
}

export interface SubgraphContext extends BaseContext {
  readonly useCases: UseCases;
  readonly models: ScoringModels;
  readonly loaders: Loaders;
}
