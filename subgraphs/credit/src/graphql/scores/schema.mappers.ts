import type { BehaviourExplanation } from '../../domain/credit-score.ts';

export type { CreditScore as CreditScoreMapper } from '../../domain/credit-score.ts';
export type { ScoreReason as ScoreReasonMapper } from '../../domain/reasons.ts';
export type { ScoreFactor as ScoreFactorMapper } from '../../domain/score-profile.ts';

/** A user is known here by id alone. */
export interface UserMapper {
  readonly id: string;
}

/** What is not encrypted, and why; null once the person's data has been erased. */
export interface BehaviourScoreMapper {
  readonly modelId: string;
  readonly value: number;
  readonly explanation: BehaviourExplanation | null;
}
