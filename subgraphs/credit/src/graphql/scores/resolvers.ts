import { connectionOf, readPage } from '@blockscore/database';
import { errorsOf } from '@blockscore/service';
import { mayReadScores } from '../../app/list-credit-scores.ts';
import type { CreditScore } from '../../domain/credit-score.ts';
import type { SubgraphContext } from '../context.ts';
import type {
  CreditScoreResolvers,
  MutationResolvers,
  QueryResolvers,
  ScoreFactorResolvers,
  UserResolvers,
} from '../types.generated.ts';

/** Shows a field of a score; another person's only after the audit trail was told. */
function personal<T>(field: string, read: (score: CreditScore) => T) {
  return async (score: CreditScore, _args: unknown, { loaders }: SubgraphContext): Promise<T> => {
    await loaders.disclose(score.userId, `creditScore.${field}`);
    return read(score);
  };
}

export const scoreResolvers: CreditScoreResolvers = {
  __resolveReference: async ({ id }, { loaders }) => (await loaders.score.load(id)) ?? null,
  user: ({ userId }) => ({ id: userId }),
  value: personal('value', ({ value }) => value),
  band: personal('band', ({ band }) => band),
  probabilityOfDefault: personal('probabilityOfDefault', (score) => score.probabilityOfDefault),
  reasons: personal('reasons', ({ explanation }) => explanation && [...explanation.reasons]),
  factors: personal('factors', ({ explanation }) => explanation && [...explanation.factors]),
  model: ({ id, modelId }, _, { models }) => {
    const model = models.find(modelId);
    if (model) return model;
    throw new Error(`Score ${id} names the model ${modelId}, which is not under models/.`);
  },
  profile: async ({ id, profileId }, _, { loaders }) => {
    const profile = await loaders.profile.load(profileId);
    if (profile) return profile;
    throw new Error(`Score ${id} names the profile ${profileId}, which is not there.`);
  },
};

export const factorResolvers: ScoreFactorResolvers = {
  // Six decimals are plenty to read, and keep a number from being written with an exponent.
  value: ({ value }) => (value === null ? null : String(Number(value.toFixed(6)))),
};

export const userScore: Pick<UserResolvers, 'creditScore'> = {
  creditScore: async ({ id }, _, { loaders }) => (await loaders.latestScore.load(id)) ?? null,
};

export const scoreQueries: Pick<QueryResolvers, 'creditScore' | 'creditScoreHistory'> = {
  creditScore: async (_, { userId }, { caller, loaders }) =>
    mayReadScores(caller, userId) ? ((await loaders.latestScore.load(userId)) ?? null) : null,
  creditScoreHistory: async (_, { userId, ...args }, { caller, useCases }) => {
    const page = readPage(args);
    const scores = await useCases.listCreditScores(caller, userId, page);
    const connection = connectionOf(scores, page, ({ id }) => id);
    return { ...connection, edges: [...connection.edges] };
  },
};

export const scoreMutations: Pick<MutationResolvers, 'calculateCreditScore'> = {
  calculateCreditScore: async (_, { input }, { caller, useCases }) => {
    const outcome = await useCases.calculateCreditScore(caller, input);
    return outcome.ok
      ? { score: outcome.value, userErrors: [] }
      : { score: null, userErrors: errorsOf(outcome) };
  },
};
