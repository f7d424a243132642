/** A bin of a score or characteristic: what of the training data fell into it, and what of a week. */
export interface MeasuredBin {
  /** Upper edge, exclusive; null for the last, and for what is missing or special. */
  readonly below: number | null;
  readonly kind: 'VALUES' | 'MISSING' | 'SPECIAL';
  /** Shares in [0, 1]. */
  readonly expected: number;
  readonly actual: number;
}
