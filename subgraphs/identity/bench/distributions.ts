/** Two samples of times in milliseconds, and how well one time tells from which of them it is. */
export interface Comparison {
  readonly first: Quartiles;
  readonly second: Quartiles;
  /**
   * The chance that a time of the second sample is longer than one of the first (the area under the
   * ROC curve, Mann–Whitney's U over all pairs): 0.5 tells nothing, 0 and 1 tell all.
   */
  readonly auc: number;
  /** 95 % of what `auc` would be between two samples of one distribution. */
  readonly aucMargin: number;
  /** Share of the two distributions that overlaps, by twenty bins of equal probability; 1 is all. */
  readonly overlap: number;
  /** Second less first, with its 95 % interval by bootstrap. */
  readonly medianDifference: {
    readonly value: number;
    readonly low: number;
    readonly high: number;
  };
}

export interface Quartiles {
  readonly count: number;
  readonly low: number;
  readonly median: number;
  readonly high: number;
}

const RESAMPLES = 2_000;
const BINS = 20;
const NORMAL_95 = 1.96;

export function compare(first: readonly number[], second: readonly number[]): Comparison {
  return {
    first: quartilesOf(first),
    second: quartilesOf(second),
    auc: areaUnderCurve(first, second),
    aucMargin:
      NORMAL_95 *
      Math.sqrt((first.length + second.length + 1) / (12 * first.length * second.length)),
    overlap: overlapOf(first, second),
    medianDifference: bootstrapMedians(first, second),
  };
}

function quartilesOf(sample: readonly number[]): Quartiles {
  const sorted = [...sample].sort((a, b) => a - b);
  return {
    count: sorted.length,
    low: quantile(sorted, 0.25),
    median: quantile(sorted, 0.5),
    high: quantile(sorted, 0.75),
  };
}

function quantile(sorted: readonly number[], q: number): number {
  const position = (sorted.length - 1) * q;
  const below = sorted[Math.floor(position)] ?? Number.NaN;
  const above = sorted[Math.ceil(position)] ?? Number.NaN;
  return below + (above - below) * (position % 1);
}

function areaUnderCurve(first: readonly number[], second: readonly number[]): number {
  let wins = 0;
  for (const a of first) for (const b of second) wins += b > a ? 1 : b === a ? 0.5 : 0;
  return wins / (first.length * second.length);
}

function overlapOf(first: readonly number[], second: readonly number[]): number {
  const all = [...first, ...second].sort((a, b) => a - b);
  const edges = Array.from({ length: BINS - 1 }, (_, i) => quantile(all, (i + 1) / BINS));
  const shares = (sample: readonly number[]) => {
    const counts = new Array<number>(BINS).fill(0);
    for (const value of sample) {
      const bin = edges.filter((edge) => value > edge).length;
      counts[bin] = (counts[bin] ?? 0) + 1 / sample.length;
    }
    return counts;
  };
  const others = shares(second);
  return shares(first).reduce((sum, share, bin) => sum + Math.min(share, others[bin] ?? 0), 0);
}

function bootstrapMedians(first: readonly number[], second: readonly number[]) {
  const median = (sample: readonly number[]) => quartilesOf(sample).median;
  const resample = (sample: readonly number[]) =>
    sample.map(() => sample[Math.floor(Math.random() * sample.length)] ?? Number.NaN);
  const differences = Array.from(
    { length: RESAMPLES },
    () => median(resample(second)) - median(resample(first)),
  ).sort((a, b) => a - b);
  return {
    value: median(second) - median(first),
    low: quantile(differences, 0.025),
    high: quantile(differences, 0.975),
  };
}
