import { commitmentOf } from '../domain/commitment.ts';
import type { CreditScore, ScoreExplanation } from '../domain/credit-score.ts';
import type { FinancialProfile } from '../domain/financial-profile.ts';
import { findPolicyMatrix, POLICY_MATRIX } from '../domain/policy-matrix.ts';
import { inputsOfProfile } from '../domain/profile-inputs.ts';
import { differencesOf, type ScoreDifference } from '../domain/replay.ts';
import type { Ports } from './ports.ts';
import { type RatingInputs, type RatingModels, rateInputs } from './rate-profile.ts';

/** A score with what was kept beside it. */
export interface KeptScore {
  readonly score: CreditScore;
  /** What the person had stated; null once erased. */
  readonly statement: FinancialProfile | null;
  /** Null once erased, and where there never was a commitment. */
  readonly salt: string | null;
}

/**
 * Whether the commitment was recomputed too. `NONE`: the score is of before there were any. `ERASED`:
 * its salt or its inputs are gone, so that nobody can tell any more what was committed to.
 */
export type ReplayedCommitment = 'CHECKED' | 'NONE' | 'ERASED';

export interface Replay {
  /** `ERASED`: the inputs are gone with the person's data. */
  readonly outcome: 'REPRODUCED' | 'DIFFERENT' | 'ERASED';
  readonly commitment: ReplayedCommitment;
  /** None but where the outcome is `DIFFERENT`. */
  readonly differences: readonly ScoreDifference[];
}

/** Recomputes a score from its stored inputs by the models that it names, and compares all of it. */
export function replayScore(ports: Pick<Ports, 'models' | 'sha256'>, kept: KeptScore): Replay {
  const { score } = kept;
  const inputs = score.explanation && inputsOf(score.explanation, kept.statement);
  if (score.explanation === null || inputs === null) {
    const commitment = score.commitment === null ? 'NONE' : 'ERASED';
    return { outcome: 'ERASED', commitment, differences: [] };
  }
  const models = modelsOf(ports, score);
  const differences = [
    ...('missing' in models
      ? [different('model', models.missing, 'no such model or policy matrix here')]
      : ratingDifferences(score, score.explanation, models, inputs)),
    ...commitmentDifferences(ports, kept),
  ];
  return {
    outcome: differences.length === 0 ? 'REPRODUCED' : 'DIFFERENT',
    commitment: checkOf(kept),
    differences,
  };
}

function checkOf({ score, salt }: KeptScore): ReplayedCommitment {
  if (score.commitment === null) return 'NONE';
  return salt === null ? 'ERASED' : 'CHECKED';
}

/** Scores of before inputs were kept are recomputed from what the person had stated. */
function inputsOf(
  { inputs, behaviour, conduct }: ScoreExplanation,
  statement: FinancialProfile | null,
): RatingInputs | null {
  const application = inputs ?? (statement && inputsOfProfile(statement));
  return application && { application, behaviour: behaviour?.inputs ?? null, conduct };
}

function modelsOf(
  { models }: Pick<Ports, 'models'>,
  { modelId, behaviourModelId, matrixVersion }: CreditScore,
): RatingModels | { readonly missing: string } {
  const application = models.prepared.get(modelId);
  if (!application) return { missing: modelId };
  // Where nothing was borrowed here no matrix has a say.
  const matrix = matrixVersion === null ? POLICY_MATRIX : findPolicyMatrix(matrixVersion);
  if (!matrix) return { missing: matrixVersion ?? POLICY_MATRIX.version };
  if (behaviourModelId === null) return { application, behaviour: null, matrix };
  const behaviour = models.prepared.get(behaviourModelId);
  return behaviour ? { application, behaviour, matrix } : { missing: behaviourModelId };
}

function ratingDifferences(
  score: CreditScore,
  explanation: ScoreExplanation,
  models: RatingModels,
  inputs: RatingInputs,
): readonly ScoreDifference[] {
  const { explanation: why, ...rating } = rateInputs(models, inputs);
  const stored = Object.fromEntries(
    Object.keys(rating).map((field) => [field, score[field as keyof typeof rating]]),
  );
  const { factors, reasons, behaviour } = explanation;
  // Before inputs were kept, reasons of nearly the same weight were told in another order.
  const compared = explanation.inputs === null ? { factors } : { factors, reasons, behaviour };
  return [
    ...differencesOf(stored, rating),
    ...differencesOf(compared, {
      factors: why.factors,
      reasons: why.reasons,
      behaviour: why.behaviour,
    }),
  ];
}

/** None where there is nothing to compare: `checkOf` says so. */
function commitmentDifferences(
  { sha256 }: Pick<Ports, 'sha256'>,
  { score, salt }: KeptScore,
): readonly ScoreDifference[] {
  if (score.commitment === null || salt === null) return [];
  return differencesOf(
    { commitment: score.commitment },
    { commitment: commitmentOf(score, salt, sha256) },
  );
}

function different(field: string, stored: string, recomputed: string): ScoreDifference {
  return { field, stored, recomputed };
}
