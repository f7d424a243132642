import type { ScoreBand } from './bands.ts';
import type { Inputs } from './profile-inputs.ts';
import type { ScoreReason } from './reasons.ts';

/** What one characteristic adds to a score. */
export interface ScoreFactor {
  readonly characteristic: string;
  /** Null where it is not known. */
  readonly value: number | null;
  readonly points: number;
  /** Points of evidence neither for nor against. */
  readonly neutralPoints: number;
  /** Points of the best value; null where that depends on the other characteristics. */
  readonly maximumPoints: number | null;
}

export interface ScoreResult {
  /** Whole points; the factors' points add up to it, within the scale's limits. */
  readonly value: number;
  /** In (0, 1). */
  readonly probabilityOfDefault: number;
  readonly band: ScoreBand;
  readonly factors: readonly ScoreFactor[];
  readonly reasons: readonly ScoreReason[];
}

export type Scorer = (inputs: Inputs) => ScoreResult;

/** A score without factors and reasons. */
export type Rater = (inputs: Inputs) => Pick<ScoreResult, 'value' | 'probabilityOfDefault'>;
