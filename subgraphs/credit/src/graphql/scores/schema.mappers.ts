export type { CreditScore as CreditScoreMapper } from '../../domain/credit-score.ts';
export type { ScoreReason as ScoreReasonMapper } from '../../domain/reasons.ts';
export type { ScoreFactor as ScoreFactorMapper } from '../../domain/score-profile.ts';

/** A user is known here by id alone. */
export interface UserMapper {
  readonly id: string;
}
