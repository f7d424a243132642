import { bandOf } from '../domain/bands.ts';
import type { CreditScore, ScoreExplanation } from '../domain/credit-score.ts';
import type { FinancialProfile } from '../domain/financial-profile.ts';
import { type Inputs, inputsOfProfile } from '../domain/profile-inputs.ts';
import type { ActiveModels, Contest, PreparedModel } from './model-ports.ts';
import type { ShadowScore } from './ports.ts';

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

/** What models read of one person. */
export interface RatingInputs {
  readonly application: Inputs;
  /** Null where the person has not been on the platform long enough. */
  readonly behaviour: Inputs | null;
}

/** The models that a score is of. */
export interface RatingModels {
  readonly application: PreparedModel;
  readonly behaviour: PreparedModel | null;
}

export interface ChallengerFailure {
  readonly modelId: string;
  readonly error: unknown;
}

/** What the challengers would have said, and which of them failed to say anything. */
export interface Challenge {
  readonly shadows: readonly ShadowScore[];
  readonly failures: readonly ChallengerFailure[];
}

/** Rates a stated profile by the champions. */
export function rateProfile(active: ActiveModels, statement: FinancialProfile): Rating {
  const models = {
    application: active.application.champion,
    behaviour: active.behaviour?.champion ?? null,
  };
  return rateInputs(models, { application: inputsOfProfile(statement), behaviour: null });
}

/** Rates what the champions read by the challengers. */
export function challengeRating(active: ActiveModels, { explanation }: Rating): Challenge {
  const [application, behaviour] = [
    challenge(active.application, explanation.inputs),
    challenge(active.behaviour, explanation.behaviour?.inputs ?? null),
  ];
  return {
    shadows: [...application.shadows, ...behaviour.shadows],
    failures: [...application.failures, ...behaviour.failures],
  };
}

/**
 * Rates inputs: pure, and the same to the last bit each time, so that a stored score can be
 * recomputed from its stored inputs.
 */
export function rateInputs(models: RatingModels, inputs: RatingInputs): Rating {
  const { model, score } = models.application;
  const { value, probabilityOfDefault, factors, reasons } = score(inputs.application);
  return {
    modelId: model.id,
    modelVersion: model.version,
    value,
    band: bandOf(value),
    probabilityOfDefault: probabilityOfDefault.toFixed(6),
    behaviourModelId: null,
    behaviourValue: null,
    overallValue: value,
    overallBand: bandOf(value),
    matrixVersion: null,
    explanation: { inputs: inputs.application, factors, reasons, behaviour: null },
  };
}

/** A challenger that throws is told of and left out: it must not stop the champion. */
function challenge(contest: Contest | null, inputs: Inputs | null): Challenge {
  const shadows: ShadowScore[] = [];
  const failures: ChallengerFailure[] = [];
  if (inputs === null) return { shadows, failures };
  for (const { model, rate } of contest?.challengers ?? []) {
    try {
      const { value, probabilityOfDefault } = rate(inputs);
      shadows.push({
        modelId: model.id,
        value,
        probabilityOfDefault: probabilityOfDefault.toFixed(6),
      });
    } catch (error) {
      failures.push({ modelId: model.id, error });
    }
  }
  return { shadows, failures };
}
