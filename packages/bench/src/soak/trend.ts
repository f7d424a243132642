/** How figures that were taken at equal distances go on. */
export interface Trend {
  /** What they grow by from the first to the last, by the straight line that fits them best. */
  readonly growth: number;
  /** Standard error of that growth: what it is uncertain by because the figures scatter. */
  readonly error: number;
  readonly mean: number;
  readonly isFlat: boolean;
}

/** A growth of so many standard errors is no accident. */
const SIGNIFICANT_ERRORS = 3;
/** Below this part of the mean it does not matter, however sure it is. */
const NEGLIGIBLE_SHARE = 0.01;

/** Least squares. @param figures at least three, in order */
export function trendOf(figures: readonly number[]): Trend {
  const count = figures.length;
  if (count < 3) throw new Error(`Of ${count} figures there is no trend: three are the least.`);
  const mean = figures.reduce((sum, figure) => sum + figure, 0) / count;
  const middle = (count - 1) / 2;
  const spread = figures.reduce((sum, _, index) => sum + (index - middle) ** 2, 0);
  const slope =
    figures.reduce((sum, figure, index) => sum + (index - middle) * (figure - mean), 0) / spread;
  const rest = figures.reduce(
    (sum, figure, index) => sum + (figure - mean - slope * (index - middle)) ** 2,
    0,
  );
  const growth = slope * (count - 1);
  const error = Math.sqrt(rest / (count - 2) / spread) * (count - 1);
  const isFlat = growth <= Math.max(SIGNIFICANT_ERRORS * error, NEGLIGIBLE_SHARE * mean);
  return { growth, error, mean, isFlat };
}

const BARS = '▁▂▃▄▅▆▇█';

/** One sign a figure, from the least to the most. */
export function sparkline(figures: readonly number[]): string {
  const least = Math.min(...figures);
  const range = Math.max(...figures) - least || 1;
  return figures
    .map((figure) => BARS[Math.round(((figure - least) / range) * (BARS.length - 1))])
    .join('');
}
