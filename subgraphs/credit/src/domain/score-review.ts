/** `UPHELD`: the score stands. `CORRECTED`: an input was wrong, and a new score was calculated. */
export const REVIEW_STATUSES = ['OPEN', 'UPHELD', 'CORRECTED'] as const;
export type ReviewStatus = (typeof REVIEW_STATUSES)[number];
