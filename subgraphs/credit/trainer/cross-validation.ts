import { probabilityOfDefault, type Scaling } from '../src/domain/scorecard.ts';
import type { ModelMetrics } from '../src/domain/scoring-model.ts';
import type { OutOfFold } from './figures.ts';
import { measure } from './metrics.ts';
import { at } from './numbers.ts';

export const FOLDS = 5;

/** How models of any kind are fitted and scored. */
export interface Validated<M> {
  /** 1 for a bad applicant, 0 for a good one. */
  readonly bad: Uint8Array;
  readonly scaling: Scaling;
  /** Fits a model on the rows for which `isIncluded`. */
  fit(isIncluded: (row: number) => boolean): M;
  /** The rounded and clamped score of a row. */
  score(model: M, row: number): number;
}

export interface CrossValidation<M> {
  readonly outOfFold: ModelMetrics;
  readonly foldAucs: readonly number[];
  /** Row by row, for the figures of the model's card. */
  readonly rows: OutOfFold;
  /** Scores each row in another way, by the same model that has not seen it. */
  rescore(score: (model: M, row: number) => number): OutOfFold;
}

/** The fold of each row: its ordinal within its class, in file order, modulo the folds. */
export function assignFolds(bad: Uint8Array): Uint8Array {
  const ordinals: [number, number] = [0, 0];
  return bad.map((outcome) => {
    const kind = outcome === 1 ? 1 : 0;
    return ordinals[kind]++ % FOLDS;
  });
}

/**
 * Fits on four folds and scores the fifth, five times: binning, weights and points alike, so that
 * no figure has seen its own outcome. What is measured is the probability that the rounded and
 * clamped score stands for, which is what will be served.
 */
export function crossValidate<M>(
  { bad, scaling, fit, score }: Validated<M>,
  progress: (fold: number, auc: number) => void,
): CrossValidation<M> {
  const folds = assignFolds(bad);
  const rows = emptyRows(bad);
  const models: M[] = [];
  const foldAucs: number[] = [];
  for (let fold = 0; fold < FOLDS; fold++) {
    const model = fit((row) => at(folds, row) !== fold);
    const held = Uint32Array.from(folds.keys()).filter((row) => at(folds, row) === fold);
    for (const row of held) keepScore(rows, row, scaling, score(model, row));
    const { auc } = measure(
      Float64Array.from(held, (row) => at(rows.probabilities, row)),
      Uint8Array.from(held, (row) => at(bad, row)),
    );
    models.push(model);
    foldAucs.push(auc);
    progress(fold + 1, auc);
  }
  return {
    outOfFold: measure(rows.probabilities, bad),
    foldAucs,
    rows,
    rescore: (otherwise) => {
      const others = emptyRows(bad);
      for (const [row, fold] of folds.entries()) {
        keepScore(others, row, scaling, otherwise(at(models, fold), row));
      }
      return others;
    },
  };
}

function emptyRows(bad: Uint8Array): OutOfFold {
  const { length } = bad;
  return { probabilities: new Float64Array(length), scores: new Float64Array(length), bad };
}

function keepScore(rows: OutOfFold, row: number, scaling: Scaling, score: number): void {
  rows.scores[row] = score;
  rows.probabilities[row] = probabilityOfDefault(scaling, score);
}
