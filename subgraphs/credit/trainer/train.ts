import type { ScoringModel } from '../src/domain/scoring-model.ts';
import type { DataSet } from './data-set.ts';
import type { Description } from './description.ts';
import { trainScorecard } from './train-scorecard.ts';
import { trainTrees } from './train-trees.ts';

/** Fits the model that a description asks for, with its out-of-fold figures. */
export function train(
  description: Description,
  data: DataSet,
  report: (line: string) => void,
): ScoringModel {
  return description.kind === 'SCORECARD'
    ? trainScorecard(description, data, report)
    : trainTrees(description, data, report);
}
