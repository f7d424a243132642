import { ATTESTATION_ALGORITHM, attestedStatement } from '../../domain/commitment.ts';
import type { CreditScore } from '../../domain/credit-score.ts';
import type {
  CreditScoreResolvers,
  QueryResolvers,
  ScoreAttestationResolvers,
  ScoreReplayResolvers,
} from '../types.generated.ts';
import type { ScoreAttestationMapper } from './schema.mappers.ts';

export const scoreAttestation: Pick<CreditScoreResolvers, 'attestation'> = {
  attestation: (score) => (isCommitted(score) ? score : null),
};

export const attestationResolvers: ScoreAttestationResolvers = {
  __resolveReference: async ({ commitment }, { loaders }) => {
    const score = await loaders.committedScore.load(commitment);
    return score && isCommitted(score) ? score : null;
  },
  algorithm: () => ATTESTATION_ALGORITHM,
  salt: async ({ id, userId }, _, { loaders }) => {
    await loaders.disclose(userId, 'creditScore.attestation');
    return (await loaders.salt.load(id)) ?? null;
  },
  statement: async (score, _, { loaders }) => {
    await loaders.disclose(score.userId, 'creditScore.attestation');
    return score.explanation === null ? null : attestedStatement(score);
  },
};

export const replayResolvers: ScoreReplayResolvers = {
  reproduced: ({ replay }) =>
    replay.outcome === 'ERASED' ? null : replay.outcome === 'REPRODUCED',
  commitment: ({ replay }) => replay.commitment,
  differences: ({ replay }) => [...replay.differences],
};

export const replayQueries: Pick<QueryResolvers, 'scoreReplay'> = {
  scoreReplay: async (_, { scoreId }, { caller, loaders, useCases }) => {
    const replayed = await useCases.replayOneScore(caller, scoreId);
    if (!replayed) return null;
    await loaders.disclose(replayed.score.userId, 'creditScore.replay');
    return replayed;
  },
};

function isCommitted(score: CreditScore): score is ScoreAttestationMapper {
  return score.commitment !== null;
}
