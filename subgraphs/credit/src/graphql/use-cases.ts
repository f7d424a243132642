import { calculateCreditScore } from '../app/calculate-credit-score.ts';
import { listCreditScores } from '../app/list-credit-scores.ts';
import type { Ports } from '../app/ports.ts';
import { submitFinancialProfile } from '../app/submit-financial-profile.ts';
import type { UseCases } from './context.ts';

/** Everything that resolvers may call, on the given ports. */
export function createUseCases(ports: Ports): UseCases {
  return {
    submitFinancialProfile: submitFinancialProfile(ports),
    calculateCreditScore: calculateCreditScore(ports),
    listCreditScores: listCreditScores(ports),
  };
}
