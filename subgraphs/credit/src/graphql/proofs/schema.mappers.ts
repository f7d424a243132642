import type { CreditScore } from '../../domain/credit-score.ts';

export type { ReplayedScore as ScoreReplayMapper } from '../../app/replay-one-score.ts';
/** An attestation is a score that has a commitment. */
export type ScoreAttestationMapper = CreditScore & { readonly commitment: string };
