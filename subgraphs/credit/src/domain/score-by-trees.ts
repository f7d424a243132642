import { bandOf } from './bands.ts';
import {
  type BoostedTrees,
  MAXIMUM_TREE_CHARACTERISTICS,
  pointsOfLogOdds,
  prepareTrees,
  type TreeCharacteristic,
} from './boosted-trees.ts';
import { type Compute, compileCharacteristics } from './compile-characteristics.ts';
import type { InputValue } from './formula.ts';
import type { Inputs } from './profile-inputs.ts';
import { assertExplainable, reasonsOf } from './reasons.ts';
import type { Rater, Scorer } from './score-result.ts';
import { clampScore, probabilityOfDefault } from './scorecard.ts';
import { shapleyValues } from './shapley-values.ts';

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
  const computes = compileCharacteristics(model);
  for (const { name, trend } of characteristics) assertExplainable(name, trend);
  const logOddsOf = prepareTrees(model);
  const pointsOf = (values: Float64Array) => pointsOfLogOdds(scaling, logOddsOf(values));
  const reference = Float64Array.from(characteristics, (one) => one.reference);
  const share = pointsOf(reference) / characteristics.length;
  const explained = characteristics.map((one) => ({ ...one, referencePoints: share }));
  return (inputs) => {
    const stated = computes.map((compute) => compute(inputs));
    const values = known(stated);
    const exact = shapleyValues(pointsOf, values, reference).map((value) => share + value);
    const total = Math.round(pointsOf(values));
    const value = clampScore(scaling, total);
    const points = roundTo(total, exact);
    return {
      value,
      probabilityOfDefault: probabilityOfDefault(scaling, value),
      band: bandOf(value),
      factors: explained.map(({ name }, c) => ({
        characteristic: name,
        value: numberOrNull(stated[c]),
        points: points[c] ?? 0,
        neutralPoints: Math.round(share),
        maximumPoints: null,
      })),
      reasons: reasonsOf(
        explained.map((characteristic, c) => ({
          characteristic,
          value: stated[c] ?? 'MISSING',
          points: exact[c] ?? 0,
        })),
        isHigh,
      ),
    };
  };
}

/** A rater of boosted trees: the same value, without saying why. */
export function createTreesRater(model: BoostedTrees): Rater {
  const computes = compileCharacteristics(model);
  const logOddsOf = prepareTrees(model);
  return (inputs) => {
    const points = pointsOfLogOdds(model.scaling, logOddsOf(valuesOf(computes, inputs)));
    const value = clampScore(model.scaling, Math.round(points));
    return { value, probabilityOfDefault: probabilityOfDefault(model.scaling, value) };
  };
}

function valuesOf(computes: readonly Compute[], inputs: Inputs): Float64Array {
  return known(computes.map((compute) => compute(inputs)));
}

/** NaN where a value is missing or a code: the trees know one kind of not knowing. */
function known(stated: readonly InputValue[]): Float64Array {
  return Float64Array.from(stated, (value) => (typeof value === 'number' ? value : Number.NaN));
}

function numberOrNull(value: InputValue | undefined): number | null {
  return typeof value === 'number' ? value : null;
}

/** Where the risk may go either way, a value that costs points is named by its side of the usual. */
function isHigh({ trend, reference }: TreeCharacteristic, value: number): boolean {
  return trend === 'FREE' ? value > reference : trend === 'RISES';
}

/** Whole numbers that add up to `total`: rounded down, the largest remainders then up by one. */
function roundTo(total: number, exact: readonly number[]): readonly number[] {
  const rounded = exact.map(Math.floor);
  const short = total - rounded.reduce((sum, value) => sum + value, 0);
  const byRemainder = exact
    .map((value, index) => ({ index, remainder: value - Math.floor(value) }))
    .sort((a, b) => b.remainder - a.remainder || a.index - b.index);
  for (const { index } of byRemainder.slice(0, short)) rounded[index] = (rounded[index] ?? 0) + 1;
  return rounded;
}
