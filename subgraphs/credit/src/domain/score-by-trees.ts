import { bandOf } from './bands.ts';
import {
  type BoostedTrees,
  MAXIMUM_TREE_CHARACTERISTICS,
  pointsOfLogOdds,
  prepareTrees,
  type TreeCharacteristic,
} from './boosted-trees.ts';
import { compileCharacteristics } from './compile-characteristics.ts';
import type { Inputs } from './profile-inputs.ts';
import { createExplain } from './reasons.ts';
import type { Rater, Scorer } from './score-result.ts';
import { clampScore, probabilityOfDefault } from './scorecard.ts';
import { prepareContributions } from './tree-contributions.ts';

/**
 * A scorer of boosted trees. What a characteristic contributes is its baseline Shapley value
 * against the reference, the median of those approved just above the cut-off; the reference's own
 * points are shared out evenly, so that the points of all add up to the score.
 * @throws Error when the model reads an input that no profile states, or could not be explained.
 */
export function createTreesScorer(model: BoostedTrees): Scorer {
  const { characteristics, scaling } = model;
  if (characteristics.length > MAXIMUM_TREE_CHARACTERISTICS) {
    throw new Error(
      `Model ${model.id} has ${characteristics.length} characteristics; explaining more than ${MAXIMUM_TREE_CHARACTERISTICS} takes too long.`,
    );
  }
  const read = compileKnown(model);
  const logOddsOf = prepareTrees(model);
  const pointsOf = (values: Float64Array) => pointsOfLogOdds(scaling, logOddsOf(values));
  const reference = Float64Array.from(characteristics, (one) => one.reference);
  const share = pointsOf(reference) / characteristics.length;
  const pointsPerLogOdds = pointsOfLogOdds(scaling, 1) - pointsOfLogOdds(scaling, 0);
  const contributionsOf = prepareContributions(model, reference);
  const explain = createExplain(
    characteristics.map((one) => ({ ...one, referencePoints: share })),
    isHigh,
  );
  return (inputs) => {
    const values = read(inputs);
    const exact = contributionsOf(values).map((added) => share + pointsPerLogOdds * added);
    const total = Math.round(pointsOf(values));
    const value = clampScore(scaling, total);
    const points = roundTo(total, exact);
    return {
      value,
      probabilityOfDefault: probabilityOfDefault(scaling, value),
      band: bandOf(value),
      factors: characteristics.map(({ name }, c) => ({
        characteristic: name,
        value: numberOrNull(values[c]),
        points: points[c] ?? 0,
        neutralPoints: Math.round(share),
        maximumPoints: null,
      })),
      reasons: explain(values, exact),
    };
  };
}

/** A rater of boosted trees: the same value, without saying why. */
export function createTreesRater(model: BoostedTrees): Rater {
  const read = compileKnown(model);
  const logOddsOf = prepareTrees(model);
  return (inputs) => {
    const points = pointsOfLogOdds(model.scaling, logOddsOf(read(inputs)));
    const value = clampScore(model.scaling, Math.round(points));
    return { value, probabilityOfDefault: probabilityOfDefault(model.scaling, value) };
  };
}

/** NaN where a value is missing or a code: the trees know one kind of not knowing. */
function compileKnown(model: BoostedTrees): (inputs: Inputs) => Float64Array {
  const read = compileCharacteristics(model);
  return (inputs) => {
    const values = new Float64Array(model.characteristics.length);
    read(inputs, values);
    return values.map((value) => (Number.isFinite(value) ? value : Number.NaN));
  };
}

function numberOrNull(value: number | undefined): number | null {
  return value !== undefined && Number.isFinite(value) ? value : null;
}

/** Where the risk may go either way, a value that costs points is named by its side of the usual. */
function isHigh({ trend, reference }: TreeCharacteristic, value: number): boolean {
  return trend === 'FREE' ? value > reference : trend === 'RISES';
}

/** Whole numbers that add up to `total`: rounded down, the largest remainders then up by one. */
function roundTo(total: number, exact: Float64Array): readonly number[] {
  const rounded = Array.from(exact, Math.floor);
  const short = total - rounded.reduce((sum, value) => sum + value, 0);
  const byRemainder = Array.from(exact, (value, index) => ({
    index,
    remainder: value - Math.floor(value),
  })).sort((a, b) => b.remainder - a.remainder || a.index - b.index);
  for (const { index } of byRemainder.slice(0, short)) rounded[index] = (rounded[index] ?? 0) + 1;
  return rounded;
}
