import type { ScoreBand } from './bands.ts';
import type { Conduct } from './conduct.ts';
import type { FinancialProfile } from './financial-profile.ts';
import type { Inputs } from './profile-inputs.ts';
import type { ScoreReason } from './reasons.ts';
import type { ScoreFactor } from './score-profile.ts';

/** A profile as it was stated once; a correction is another one. */
export interface SubmittedProfile {
  readonly id: `prof_${string}`;
  readonly userId: `user_${string}`;
  /** Null once the person's data has been erased. */
  readonly statement: FinancialProfile | null;
  /** The review by which an officer corrected it; null where the person stated it. */
  readonly reviewId: `review_${string}` | null;
  /** When the person stated it; a correction keeps it, since the finances are of then. */
  readonly submittedAt: Date;
}

/** What a score was calculated for. */
export const SCORE_CAUSES = ['SUBMISSION', 'REQUEST', 'ASSESSMENT', 'REFRESH', 'REVIEW'] as const;
export type ScoreCause = (typeof SCORE_CAUSES)[number];

/** What a card read and what came of it. */
interface CardExplanation {
  /** Everything that the formulas may read, as it was then: the score can be recomputed from it. */
  readonly inputs: Inputs;
  readonly factors: readonly ScoreFactor[];
}

export interface BehaviourExplanation extends CardExplanation {
  /** Rounded to six digits after the point. */
  readonly probabilityOfDefault: number;
  readonly reasons: readonly ScoreReason[];
}

/** Why a score is what it is. */
export interface ScoreExplanation extends Omit<CardExplanation, 'inputs'> {
  /** Null in scores of before inputs were kept: they are those of the profile. */
  readonly inputs: Inputs | null;
  /** Of the score as a whole, behaviour included. */
  readonly reasons: readonly ScoreReason[];
  /** Null where the person has not been on the platform long enough. */
  readonly behaviour: BehaviourExplanation | null;
  /** What the policy's declared rules read; null where nothing was borrowed here within the year. */
  readonly conduct: Conduct | null;
}

/** A score as it was calculated once, of the profile and the model that it names. */
export interface CreditScore {
  readonly id: `score_${string}`;
  readonly userId: `user_${string}`;
  readonly profileId: `prof_${string}`;
  readonly cause: ScoreCause;
  readonly modelId: string;
  readonly modelVersion: number;
  readonly value: number;
  readonly band: ScoreBand;
  /** Decimal with six digits after the point. */
  readonly probabilityOfDefault: string;
  readonly behaviourModelId: string | null;
  readonly behaviourValue: number | null;
  /** What decides: the value and band after the policy matrix and its rule of arrears. */
  readonly overallValue: number;
  readonly overallBand: ScoreBand;
  /** Of the policy; null where nothing was borrowed here, so that it had no say. */
  readonly matrixVersion: string | null;
  /** Null in scores of before commitments. */
  readonly commitment: string | null;
  /** Null once the person's data has been erased. */
  readonly explanation: ScoreExplanation | null;
  readonly calculatedAt: Date;
}
