import type { ScoreBand } from './bands.ts';
import type { FinancialProfile } from './financial-profile.ts';
import type { ScoreReason } from './reasons.ts';
import type { ScoreFactor, ScoreResult } from './score-profile.ts';

/** A profile as it was stated once; a correction is another one. */
export interface SubmittedProfile {
  readonly id: `prof_${string}`;
  readonly userId: `user_${string}`;
  /** Null once the person's data has been erased. */
  readonly statement: FinancialProfile | null;
  readonly submittedAt: Date;
}

/** Why a score is what it is. */
export interface ScoreExplanation {
  readonly factors: readonly ScoreFactor[];
  readonly reasons: readonly ScoreReason[];
}

/** A score as it was calculated once, of the profile and the model that it names. */
export interface CreditScore {
  readonly id: `score_${string}`;
  readonly userId: `user_${string}`;
  readonly profileId: `prof_${string}`;
  readonly modelId: string;
  readonly modelVersion: number;
  readonly value: number;
  readonly band: ScoreBand;
  /** Decimal with six digits after the point. */
  readonly probabilityOfDefault: string;
  /** Null once the person's data has been erased. */
  readonly explanation: ScoreExplanation | null;
  readonly calculatedAt: Date;
}

/** What a score keeps of its calculation. */
export function scoreFields(result: ScoreResult): Pick<
  CreditScore,
  'value' | 'band' | 'probabilityOfDefault'
> & {
  explanation: ScoreExplanation;
} {
  const { value, band, factors, reasons } = result;
  return {
    value,
    band,
    probabilityOfDefault: result.probabilityOfDefault.toFixed(6),
    explanation: { factors, reasons },
  };
}
