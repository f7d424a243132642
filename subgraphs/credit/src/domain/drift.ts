import type { ReferenceCount } from './model-figures.ts';

/** A bin of a score or characteristic: what of the reference fell into it, and what of a week. */
export interface MeasuredBin {
  /** Upper edge, exclusive; null for the last, and for what is missing or special. */
  readonly below: number | null;
  readonly kind: 'VALUES' | 'MISSING' | 'SPECIAL';
  /** Shares in [0, 1]. */
  readonly expected: number;
  readonly actual: number;
}

/** A bin and how many of the reference fell into it. */
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
const FEWEST_SCORES = 100;
const WATCH = 0.1;
const ALERT = 0.25;

/**
 * What an index means by the thresholds that are usual for it: below 0.10 no change to speak of, from
 * 0.10 on some, from 0.25 on so much that the model has to be looked into (N. Siddiqi, Credit Risk
 * Scorecards, Wiley 2006, on stability reports). What chance alone does as well says nothing.
 */
export function driftLevel({ stability, scores, bins }: MeasuredStability): DriftLevel {
  if (scores < FEWEST_SCORES) return 'TOO_FEW';
  if (stability < WATCH) return 'STABLE';
  if (stability <= stabilityByChance(bins, scores)) return 'TOO_FEW';
  return stability >= ALERT ? 'ALERT' : 'WATCH';
}

/** An index, and what it was calculated of. */
export interface MeasuredStability {
  readonly stability: number;
  readonly scores: number;
  readonly bins: readonly Pick<MeasuredBin, 'expected' | 'actual'>[];
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
 * distributed as χ² with bins − 1 degrees of freedom ÷ scores, where the reference is many more
 * (B. Yurdakul, Statistical Properties of Population Stability Index, 2018). The quantile is that of
 * Wilson and Hilferty, within 0.2 % from two degrees of freedom on. Bins that nobody is in or was
 * expected in, as that of missing values where none may be missing, are no bins.
 */
export function stabilityByChance(
  bins: readonly Pick<MeasuredBin, 'expected' | 'actual'>[],
  scores: number,
): number {
  const freedom = bins.filter(({ expected, actual }) => expected > 0 || actual > 0).length - 1;
  if (freedom < 1 || scores < 1) return 0;
  const spread = 2 / (9 * freedom);
  return (freedom * (1 - spread + Z_95 * Math.sqrt(spread)) ** 3) / scores;
}

const LARGEST_NUMBER_OF_BINS = 10;
const SMALLEST_SHARE = 0.05;

/**
 * The bins of a score: the steps of its reference, joined from the lowest up until each
 * holds a tenth of the people; none holds less than a twentieth.
 */
export function scoreBins(steps: readonly ReferenceCount[]): readonly ReferenceBin[] {
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

/**
 * The bins of a characteristic, and two for what is not known: the reference knows everything, so
 * that whoever comes without stands out.
 */
export function characteristicBins(bins: readonly ReferenceCount[]): readonly ReferenceBin[] {
  return [
    ...bins.map(({ below, count }) => ({ below, kind: 'VALUES' as const, count })),
    { below: null, kind: 'MISSING', count: 0 },
    { below: null, kind: 'SPECIAL', count: 0 },
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

/** Counts of a week beside those of the reference, as shares; of nobody, all actual shares are 0. */
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
