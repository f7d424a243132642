import type { SubgraphContext as BaseContext } from '@blockscore/service';
import type { calculateCreditScore } from '../app/calculate-credit-score.ts';
import type { listCreditScores } from '../app/list-credit-scores.ts';
import type { ScoringModels } from '../app/model-ports.ts';
import type { submitFinancialProfile } from '../app/submit-financial-profile.ts';
import type { Loaders } from './loaders.ts';

/** What resolvers may call. */
export interface UseCases {
  readonly submitFinancialProfile: ReturnType<typeof submitFinancialProfile>;
  readonly calculateCreditScore: ReturnType<typeof calculateCreditScore>;
  readonly listCreditScores: ReturnType<typeof listCreditScores>;
}

export interface SubgraphContext extends BaseContext {
  readonly useCases: UseCases;
  readonly models: ScoringModels;
  readonly loaders: Loaders;
}
