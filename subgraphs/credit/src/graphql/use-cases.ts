import { calculateCreditScore } from '../app/calculate-credit-score.ts';
import { calibrateScores } from '../app/calibrate-scores.ts';
import { compareShadows } from '../app/compare-shadows.ts';
import { measureFairness } from '../app/fairness/measure-fairness.ts';
import type { FairnessPorts } from '../app/fairness/ports.ts';
import { listCreditScores } from '../app/list-credit-scores.ts';
import { listDrift } from '../app/list-drift.ts';
import { listModelPromotions } from '../app/list-model-promotions.ts';
import { listScoreRefreshes } from '../app/list-score-refreshes.ts';
import { listScoreReviews } from '../app/list-score-reviews.ts';
import type { Ports } from '../app/ports.ts';
import { replayOneScore } from '../app/replay-one-score.ts';
import { requestScoreReview } from '../app/request-score-review.ts';
import { resolveScoreReview } from '../app/resolve-score-review.ts';
import { simulateScore } from '../app/simulate-score.ts';
import { submitFinancialProfile } from '../app/submit-financial-profile.ts';
import type { UseCases } from './context.ts';

/** Everything that resolvers may call, on the given ports. */
export function createUseCases(ports: Ports, fairness: FairnessPorts): UseCases {
  return {
    submitFinancialProfile: submitFinancialProfile(ports),
    calculateCreditScore: calculateCreditScore(ports),
    listCreditScores: listCreditScores(ports),
    replayOneScore: replayOneScore(ports),
    listModelPromotions: listModelPromotions(ports),
    compareShadows: compareShadows(ports),
    listScoreRefreshes: listScoreRefreshes(ports),
    simulateScore: simulateScore(ports),
    requestScoreReview: requestScoreReview(ports),
    resolveScoreReview: resolveScoreReview(ports),
    listScoreReviews: listScoreReviews(ports),
    listDrift: listDrift(ports),
    calibrateScores: calibrateScores(ports),
    measureFairness: measureFairness(fairness),
  };
}
