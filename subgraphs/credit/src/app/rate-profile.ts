import { bandOf } from '../domain/bands.ts';
import { inputsOfMonths, type LoanMonth } from '../domain/behaviour-inputs.ts';
import { type Conduct, conductOf } from '../domain/conduct.ts';
import type {
  BehaviourExplanation,
  CreditScore,
  ScoreExplanation,
} from '../domain/credit-score.ts';
import type { FinancialProfile } from '../domain/financial-profile.ts';
import { overallReasons } from '../domain/overall-reasons.ts';
import {
  arrearsPoints,
  overallOf,
  POLICY_MATRIX,
  type PolicyMatrix,
} from '../domain/policy-matrix.ts';
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

/** What models and the policy read of one person. */
export interface RatingInputs {
  readonly application: Inputs;
  /** Null where the person has not been on the platform long enough. */
  readonly behaviour: Inputs | null;
  /** Null where nothing was borrowed here within the year. */
  readonly conduct: Conduct | null;
}

/** The models that a score is of. */
export interface RatingModels {
  readonly application: PreparedModel;
  readonly behaviour: PreparedModel | null;
  /** Joins the two where there are two, and holds down who is overdue here. */
  readonly matrix: PolicyMatrix;
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

/**
 * Rates a stated profile by the champions, and how the person repaid.
 * @param months of all the person's loans since `behaviourSince`
 */
export function rateProfile(
  active: ActiveModels,
  statement: FinancialProfile,
  months: readonly LoanMonth[],
): Rating {
  const models = {
    application: active.application.champion,
    behaviour: active.behaviour?.champion ?? null,
    matrix: POLICY_MATRIX,
  };
  return rateInputs(models, {
    application: inputsOfProfile(statement),
    behaviour: inputsOfMonths(months),
    conduct: conductOf(months),
  });
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
  const behaviour = rateBehaviour(models.behaviour, inputs.behaviour);
  const { conduct } = inputs;
  const behaviourValue = behaviour?.value ?? null;
  const overall = overallOf(models.matrix, value, { behaviourValue, conduct });
  const isWeak = overall.behaviourBand === 'WEAK' || overall.behaviourBand === 'POOR';
  return {
    modelId: model.id,
    modelVersion: model.version,
    value,
    band: bandOf(value),
    probabilityOfDefault: probabilityOfDefault.toFixed(6),
    behaviourModelId: behaviour?.modelId ?? null,
    behaviourValue,
    overallValue: overall.value,
    overallBand: overall.band,
    matrixVersion: behaviour || conduct ? models.matrix.version : null,
    explanation: {
      inputs: inputs.application,
      factors,
      reasons: overallReasons({
        application: reasons,
        behaviour: isWeak && behaviour ? behaviour.explanation.reasons : null,
        arrearsPoints: overall.arrears && arrearsPoints(overall.arrears, value),
      }),
      behaviour: behaviour?.explanation ?? null,
      conduct,
    },
  };
}

interface BehaviourRating {
  readonly modelId: string;
  readonly value: number;
  readonly explanation: BehaviourExplanation;
}

function rateBehaviour(
  prepared: PreparedModel | null,
  inputs: Inputs | null,
): BehaviourRating | null {
  if (prepared === null || inputs === null) return null;
  const { value, probabilityOfDefault, factors, reasons } = prepared.score(inputs);
  return {
    modelId: prepared.model.id,
    value,
    explanation: {
      inputs,
      // What Math.exp gives may differ in the last bit from one release of Node to another.
      probabilityOfDefault: Number(probabilityOfDefault.toFixed(6)),
      factors,
      reasons,
    },
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
