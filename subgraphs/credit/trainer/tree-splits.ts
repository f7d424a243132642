import type { TreeTrend } from '../src/domain/boosted-trees.ts';
import { at, float } from './numbers.ts';
import { type BinnedRows, UNKNOWN } from './quantile-bins.ts';

/** How trees are grown and added up. */
export interface BoostingSettings {
  readonly trees: number;
  /** Splits from the root to a leaf, at most. */
  readonly depth: number;
  /** Share of each leaf's Newton step that is taken. */
  readonly rate: number;
  /** λ: how strongly leaves are drawn towards 0. */
  readonly ridge: number;
  /** Least sum of p · (1 − p) in a leaf. */
  readonly minimumHessian: number;
}

/** Of the log-likelihood with regard to the log-odds: sums over the rows of a node. */
export interface Sums {
  readonly gradient: number;
  readonly hessian: number;
}

/** Rows of one node, and the limits that splits above it set for its leaves. */
export interface Limits {
  readonly lowest: number;
  readonly highest: number;
}

export interface Side extends Sums {
  /** Best change of the log-odds, within the limits, before the rate. */
  readonly weight: number;
}

export interface Split {
  readonly characteristic: number;
  /** The last bin that goes below. */
  readonly bin: number;
  /** Whether what is not known goes below: learned, as the side that gains more. */
  readonly unknownBelow: boolean;
  readonly gain: number;
  readonly below: Side;
  readonly from: Side;
}

/** Gradient and hessian of 256 bins, side by side, for each characteristic. */
const STRIDE = 2 * (UNKNOWN + 1);
/** Anything less is rounding error. */
const LEAST_GAIN = 1e-6;

function emptyHistogram(width: number): Float64Array {
  return new Float64Array(width * STRIDE);
}

/** Adds up what falls into each bin, over the rows of `order` from `start` up to `end`. */
export function histogramOf(
  { bins, width }: BinnedRows,
  order: Uint32Array,
  start: number,
  end: number,
  derivatives: Float64Array,
): Float64Array {
  const histogram = emptyHistogram(width);
  for (let i = start; i < end; i++) {
    const row = order[i] ?? 0;
    const gradient = float(derivatives, 2 * row);
    const hessian = float(derivatives, 2 * row + 1);
    const offset = row * width;
    for (let c = 0; c < width; c++) {
      const cell = c * STRIDE + 2 * (bins[offset + c] ?? 0);
      histogram[cell] = float(histogram, cell) + gradient;
      histogram[cell + 1] = float(histogram, cell + 1) + hessian;
    }
  }
  return histogram;
}

/** Turns the histogram of a node into that of one child by taking the other's away. */
export function subtractHistogram(histogram: Float64Array, other: Float64Array): Float64Array {
  for (let cell = 0; cell < histogram.length; cell++) {
    histogram[cell] = float(histogram, cell) - float(other, cell);
  }
  return histogram;
}

/** The best change of a node's log-odds: a Newton step, within the limits. */
export function weightOf(
  { gradient, hessian }: Sums,
  { lowest, highest }: Limits,
  ridge: number,
): number {
  return Math.min(highest, Math.max(lowest, gradient / (hessian + ridge)));
}

/** Twice what a weight adds to the penalized log-likelihood, to the second order. */
function gainOf(gradient: number, hessian: number, weight: number, ridge: number): number {
  return 2 * gradient * weight - (hessian + ridge) * weight * weight;
}

/** The split that gains the most without turning against a trend; undefined where none gains. */
export function bestSplit(
  histogram: Float64Array,
  { edges }: BinnedRows,
  trends: readonly TreeTrend[],
  node: Sums & Limits,
  settings: BoostingSettings,
): Split | undefined {
  const { ridge, minimumHessian } = settings;
  if (node.hessian < 2 * minimumHessian) return undefined;
  const own = gainOf(node.gradient, node.hessian, weightOf(node, node, ridge), ridge);
  let best: Split | undefined;
  let bestGain = LEAST_GAIN;
  const consider = (below: Sums, characteristic: number, bin: number, unknownBelow: boolean) => {
    const from = {
      gradient: node.gradient - below.gradient,
      hessian: node.hessian - below.hessian,
    };
    if (below.hessian < minimumHessian || from.hessian < minimumHessian) return;
    const belowWeight = weightOf(below, node, ridge);
    const fromWeight = weightOf(from, node, ridge);
    if (isAgainst(at(trends, characteristic), belowWeight, fromWeight)) return;
    const gain =
      gainOf(below.gradient, below.hessian, belowWeight, ridge) +
      gainOf(from.gradient, from.hessian, fromWeight, ridge) -
      own;
    if (gain <= bestGain) return;
    bestGain = gain;
    best = {
      ...{ characteristic, bin, unknownBelow, gain },
      below: { ...below, weight: belowWeight },
      from: { ...from, weight: fromWeight },
    };
  };
  for (const [c, { length }] of edges.entries()) scan(histogram, c, length, consider);
  return best;
}

type Consider = (below: Sums, characteristic: number, bin: number, unknownBelow: boolean) => void;

/** Offers each edge of a characteristic that rows lie before, with what is unknown on each side. */
function scan(histogram: Float64Array, c: number, edges: number, consider: Consider): void {
  const start = c * STRIDE;
  const unknownGradient = float(histogram, start + 2 * UNKNOWN);
  const unknownHessian = float(histogram, start + 2 * UNKNOWN + 1);
  let gradient = 0;
  let hessian = 0;
  for (let bin = 0; bin < edges; bin++) {
    const ofBin = float(histogram, start + 2 * bin + 1);
    if (ofBin === 0) continue;
    gradient += float(histogram, start + 2 * bin);
    hessian += ofBin;
    consider({ gradient, hessian }, c, bin, false);
    if (unknownHessian <= 0) continue;
    const withUnknown = {
      gradient: gradient + unknownGradient,
      hessian: hessian + unknownHessian,
    };
    consider(withUnknown, c, bin, true);
  }
}

function isAgainst(trend: TreeTrend, below: number, from: number): boolean {
  return trend === 'RISES' ? below > from : trend === 'FALLS' && below < from;
}
