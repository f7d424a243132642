import type { ScoreStep } from './model-figures.ts';
import type { Characteristic } from './scorecard.ts';

/** A bin of a score or characteristic: what of the training data fell into it, and what of a week. */
export interface MeasuredBin {
  /** Upper edge, exclusive; null for the last, and for what is missing or special. */
  readonly below: number | null;
  readonly kind: 'VALUES' | 'MISSING' | 'SPECIAL';
  /** Shares in [0, 1]. */
  readonly expected: number;
  readonly actual: number;
}

/** A bin and how many of the training data fell into it. */
export interface ReferenceBin extends Pick<MeasuredBin, 'below' | 'kind'> {
  readonly count: number;
}

/** The measure of a score as a whole; the others are named as their characteristics are. */
export const SCORE_MEASURE = 'SCORE';

/** `TOO_FEW`: what there is says nothing, neither good nor bad. */
export const DRIFT_LEVELS = ['TOO_FEW', 'STABLE', 'WATCH', 'ALERT'] as const;
export type DriftLevel = (typeof DRIFT_LEVELS)[number];
export type DriftAlert = 'WATCH' | 'ALERT';

/** Fewer scores than this are not judged. */
export const FEWEST_SCORES = 100;
const WATCH = 0.1;
const ALERT = 0.25;

/**
 * What an index means by the thresholds that are usual for it: below 0.10 no change to speak of, from
 * 0.10 on some, from 0.25 on so much that the model has to be looked into (N. Siddiqi, Credit Risk
 * Scorecards, Wiley 2006, on stability reports).
 */
export function driftLevel(stability: number, scores: number): DriftLevel {
  if (scores < FEWEST_SCORES) return 'TOO_FEW';
  if (stability >= ALERT) return 'ALERT';
  return stability >= WATCH ? 'WATCH' : 'STABLE';
}

/** Whether a level is to be told of, given the highest that was told of already. */
export function isNewAlert(level: DriftLevel, told: DriftAlert | null): level is DriftAlert {
  if (level === 'ALERT') return told !== 'ALERT';
  return level === 'WATCH' && told === null;
}

/**
 * Population stability index, of a characteristic the characteristic stability index:
 * Σ (actual − expected) · ln(actual ÷ expected), the symmetric form of the Kullback–Leibler
 * divergence; 0 for the same shares, else positive.
 *
 * @param floor in (0, 1): a smaller share counts as this, since an empty bin has no logarithm
 */
export function stabilityIndex(bins: readonly MeasuredBin[], floor: number): number {
  return bins.reduce((sum, bin) => {
    const actual = Math.max(bin.actual, floor);
    const expected = Math.max(bin.expected, floor);
    return sum + (actual - expected) * Math.log(actual / expected);
  }, 0);
}

/** The floor for so many scores: an empty bin counts as if half of one had fallen into it. */
export function floorOf(scores: number): number {
  return 0.5 / Math.max(1, scores);
}

/** Standard normal quantile of 0.95. */
const Z_95 = 1.6448536269514722;

/**
 * The index that so many scores exceed in one of twenty weeks though nothing has changed: it is
 * distributed as χ² with bins − 1 degrees of freedom ÷ scores, where the training data are many more
 * (B. Yurdakul, Statistical Properties of Population Stability Index, 2018). The quantile is that of
 * Wilson and Hilferty, within 0.2 % from two degrees of freedom on.
 */
export function stabilityByChance(bins: number, scores: number): number {
  const freedom = bins - 1;
  if (freedom < 1 || scores < 1) return 0;
  const spread = 2 / (9 * freedom);
  return (freedom * (1 - spread + Z_95 * Math.sqrt(spread)) ** 3) / scores;
}

const LARGEST_NUMBER_OF_BINS = 10;
const SMALLEST_SHARE = 0.05;

/**
 * The bins of a score: the steps of its training distribution, joined from the lowest up until each
 * holds a tenth of the applicants; none holds less than a twentieth.
 */
export function scoreBins(steps: readonly ScoreStep[]): readonly ReferenceBin[] {
  const total = steps.reduce((sum, { count }) => sum + count, 0);
  const bins: ReferenceBin[] = [];
  let count = 0;
  for (const step of steps) {
    count += step.count;
    if (count === 0 || count * LARGEST_NUMBER_OF_BINS < total) continue;
    bins.push({ below: step.below, kind: 'VALUES', count });
    count = 0;
  }
  // What is left over at the top is a bin of its own where it is large enough.
  const last = count < total * SMALLEST_SHARE ? bins.pop() : undefined;
  return [...bins, { below: null, kind: 'VALUES', count: count + (last?.count ?? 0) }];
}

/** The bins of a characteristic: those that it is scored by. */
export function characteristicBins({
  bins,
  missing,
  special,
}: Pick<Characteristic, 'bins' | 'missing' | 'special'>): readonly ReferenceBin[] {
  return [
    ...bins.map(({ below, count }) => ({ below, kind: 'VALUES' as const, count })),
    { below: null, kind: 'MISSING', count: missing.count },
    { below: null, kind: 'SPECIAL', count: special.count },
  ];
}

/** Which of the bins a value falls into, as an index. */
export function binIndex(
  bins: readonly ReferenceBin[],
  value: number | 'MISSING' | 'SPECIAL',
): number {
  return bins.findIndex(({ below, kind }) =>
    typeof value === 'number'
      ? kind === 'VALUES' && (below === null || value < below)
      : kind === value,
  );
}

/** Counts of a week beside those of training, as shares; of nobody, all actual shares are 0. */
export function measureBins(
  reference: readonly ReferenceBin[],
  counts: readonly number[],
): readonly MeasuredBin[] {
  const expected = reference.reduce((sum, { count }) => sum + count, 0);
  const actual = counts.reduce((sum, count) => sum + count, 0);
  return reference.map(({ below, kind, count }, i) => ({
    below,
    kind,
    expected: expected === 0 ? 0 : count / expected,
    actual: actual === 0 ? 0 : (counts[i] ?? 0) / actual,
  }));
}
