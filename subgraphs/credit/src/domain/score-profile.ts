import type { BoostedTrees } from './boosted-trees.ts';
import { createCardRater, createCardScorer } from './score-by-card.ts';
import { createTreesRater, createTreesScorer } from './score-by-trees.ts';
import type { Rater, Scorer } from './score-result.ts';
import type { Scorecard } from './scorecard.ts';

export type { Rater, ScoreFactor, ScoreResult, Scorer } from './score-result.ts';

/**
 * Prepares a model once for scoring many profiles: pure, and the same inputs always give the
 * same result to the last bit.
 * @throws Error when the model reads an input that no profile states, or could not be explained.
 */
export function createScorer(model: Scorecard | BoostedTrees): Scorer {
  return 'trees' in model ? createTreesScorer(model) : createCardScorer(model);
}

/**
 * The same for the value and the probability alone: much faster, for scoring in the shadow of
 * another model.
 * @throws Error when the model reads an input that no profile states.
 */
export function createRater(model: Scorecard | BoostedTrees): Rater {
  return 'trees' in model ? createTreesRater(model) : createCardRater(model);
}
