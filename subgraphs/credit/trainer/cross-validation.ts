import { probabilityOfDefault } from '../src/domain/scorecard.ts';
import type { ModelMetrics } from '../src/domain/scoring-model.ts';
import type { DataSet } from './data-set.ts';
import type { Description } from './description.ts';
import type { OutOfFold } from './figures.ts';
import { fitScorecard, scoreRow } from './fit.ts';
import { measure } from './metrics.ts';
import { at } from './numbers.ts';

export const FOLDS = 5;

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
export function crossValidate(
  description: Description,
  data: DataSet,
  sorted: readonly Uint32Array[],
  progress: (fold: number, auc: number) => void,
): CrossValidation {
  const folds = assignFolds(data.bad);
  const probabilities = new Float64Array(data.rows);
  const scores = new Float64Array(data.rows);
  const foldAucs: number[] = [];
  for (let fold = 0; fold < FOLDS; fold++) {
    const card = fitScorecard(description, data, sorted, (row) => at(folds, row) !== fold);
    const held = Uint32Array.from(folds.keys()).filter((row) => at(folds, row) === fold);
    for (const row of held) {
      const score = scoreRow(card, data, row);
      scores[row] = score;
      probabilities[row] = probabilityOfDefault(card.scaling, score);
    }
    const { auc } = measure(
      Float64Array.from(held, (row) => at(probabilities, row)),
      Uint8Array.from(held, (row) => at(data.bad, row)),
    );
    foldAucs.push(auc);
    progress(fold + 1, auc);
  }
  const rows = { probabilities, scores, bad: data.bad };
  return { outOfFold: measure(probabilities, data.bad), foldAucs, rows };
}
