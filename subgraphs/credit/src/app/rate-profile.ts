import { bandOf } from '../domain/bands.ts';
import type { CreditScore, ScoreExplanation } from '../domain/credit-score.ts';
import type { FinancialProfile } from '../domain/financial-profile.ts';
import { inputsOfProfile } from '../domain/profile-inputs.ts';
import type { ScoringModels } from './ports.ts';

/** Everything of a score that follows from the inputs and the models, and from nothing else. */
export type Rating = Pick<
  CreditScore,
  | 'modelId'
  | 'modelVersion'
  | 'value'
  | 'band'
  | 'probabilityOfDefault'
  | 'behaviourModelId'
  | 'behaviourValue'
  | 'overallValue'
  | 'overallBand'
  | 'matrixVersion'
> & { readonly explanation: ScoreExplanation };

/** Rates a stated profile by the champion: pure, and the same to the last bit each time. */
export function rateProfile(
  { champion }: Pick<ScoringModels, 'champion'>,
  statement: FinancialProfile,
): Rating {
  const inputs = inputsOfProfile(statement);
  const { value, probabilityOfDefault, factors, reasons } = champion.score(inputs);
  return {
    modelId: champion.model.id,
    modelVersion: champion.model.version,
    value,
    band: bandOf(value),
    probabilityOfDefault: probabilityOfDefault.toFixed(6),
    behaviourModelId: null,
    behaviourValue: null,
    overallValue: value,
    overallBand: bandOf(value),
    matrixVersion: null,
    explanation: { inputs, factors, reasons, behaviour: null },
  };
}
