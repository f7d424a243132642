/** What a score means in a word, from the best down. */
export const SCORE_BANDS = ['EXCELLENT', 'VERY_GOOD', 'GOOD', 'FAIR', 'POOR'] as const;
export type ScoreBand = (typeof SCORE_BANDS)[number];

/**
 * Lowest score of each band. On the 660 points = 15:1 scale they stand for a probability of
 * default below about 1.6 %, 3.7 %, 8.1 % and 16.8 %.
 */
export const LOWEST_SCORES: Readonly<Record<ScoreBand, number>> = {
  EXCELLENT: 760,
  VERY_GOOD: 700,
  GOOD: 640,
  FAIR: 580,
  POOR: Number.NEGATIVE_INFINITY,
};

/** The band of a score. */
export function bandOf(value: number): ScoreBand {
  if (value >= LOWEST_SCORES.EXCELLENT) return 'EXCELLENT';
  if (value >= LOWEST_SCORES.VERY_GOOD) return 'VERY_GOOD';
  if (value >= LOWEST_SCORES.GOOD) return 'GOOD';
  return value >= LOWEST_SCORES.FAIR ? 'FAIR' : 'POOR';
}
