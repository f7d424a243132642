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

export interface CrossValidation {
  readonly outOfFold: ModelMetrics;
  readonly foldAucs: readonly number[];
  /** Row by row, for the figures of the model's card. */
  readonly rows: OutOfFold;
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
): CrossValidation {
  const folds = assignFolds(bad);
  const { length } = bad;
  const rows = { probabilities: new Float64Array(length), scores: new Float64Array(length), bad };
  const foldAucs: number[] = [];
  for (let fold = 0; fold < FOLDS; fold++) {
    const model = fit((row) => at(folds, row) !== fold);
    const held = Uint32Array.from(folds.keys()).filter((row) => at(folds, row) === fold);
    for (const row of held) {
      const value = score(model, row);
      rows.scores[row] = value;
      rows.probabilities[row] = probabilityOfDefault(scaling, value);
    }
    const { auc } = measure(
      Float64Array.from(held, (row) => at(rows.probabilities, row)),
      Uint8Array.from(held, (row) => at(bad, row)),
    );
    foldAucs.push(auc);
    progress(fold + 1, auc);
  }
  return { outOfFold: measure(rows.probabilities, bad), foldAucs, rows };
}
