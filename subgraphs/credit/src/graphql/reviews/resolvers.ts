import { connectionOf, readPage } from '@blockscore/database';
import { errorsOf } from '@blockscore/service';
import { mayReadScores } from '../../app/list-credit-scores.ts';
import type { ScoreReview } from '../../domain/score-review.ts';
import type { SubgraphContext } from '../context.ts';
import type {
  CreditScoreResolvers,
  FinancialProfileResolvers,
  MutationResolvers,
  QueryResolvers,
  ScoreReviewResolvers,
} from '../types.generated.ts';

/** Shows what was written; about another person only after the audit trail was told. */
function personal(field: 'reason' | 'note') {
  return async (review: ScoreReview, _args: unknown, { loaders }: SubgraphContext) => {
    if (review[field] === null) return null;
    await loaders.disclose(review.userId, `scoreReview.${field}`);
    return review[field];
  };
}

async function scoreOf(review: ScoreReview, scoreId: string, { loaders }: SubgraphContext) {
  const score = await loaders.score.load(scoreId);
  if (score) return score;
  throw new Error(`Review ${review.id} names the score ${scoreId}, which is not there.`);
}

export const reviewResolvers: ScoreReviewResolvers = {
  __resolveReference: async ({ id }, { loaders }) => (await loaders.review.load(id)) ?? null,
  user: ({ userId }) => ({ id: userId }),
  score: (review, _, context) => scoreOf(review, review.scoreId, context),
  reason: personal('reason'),
  note: personal('note'),
  resolvedBy: ({ resolvedBy }) => resolvedBy && { id: resolvedBy },
  newScore: (review, _, context) =>
    review.newScoreId && scoreOf(review, review.newScoreId, context),
};

export const scoreReviews: Pick<CreditScoreResolvers, 'reviews'> = {
  reviews: async ({ id }, _, { loaders }) => [...(await loaders.reviewsOfScore.load(id))],
};

export const profileReview: Pick<FinancialProfileResolvers, 'correctedBy'> = {
  correctedBy: async ({ reviewId }, _, { loaders }) =>
    reviewId && ((await loaders.review.load(reviewId)) ?? null),
};

export const reviewQueries: Pick<QueryResolvers, 'scoreReview' | 'scoreReviews'> = {
  scoreReview: async (_, { id }, { caller, loaders }) => {
    const review = await loaders.review.load(id);
    return review && mayReadScores(caller, review.userId) ? review : null;
  },
  scoreReviews: async (_, { filter, ...args }, { caller, useCases }) => {
    const page = readPage(args);
    const query = { userId: filter?.userId ?? undefined, status: filter?.status ?? undefined };
    const reviews = await useCases.listScoreReviews(caller, query, page);
    const connection = connectionOf(reviews, page, ({ id }) => id);
    return { ...connection, edges: [...connection.edges] };
  },
};

export const reviewMutations: Pick<MutationResolvers, 'requestScoreReview' | 'resolveScoreReview'> =
  {
    requestScoreReview: async (_, { input }, { caller, useCases }) => {
      const outcome = await useCases.requestScoreReview(caller, input);
      return outcome.ok
        ? { review: outcome.value, userErrors: [] }
        : { review: null, userErrors: errorsOf(outcome) };
    },
    resolveScoreReview: async (_, { input }, { caller, useCases }) => {
      const { correction, ...resolution } = input;
      const outcome = await useCases.resolveScoreReview(caller, {
        ...resolution,
        correction: correction ?? undefined,
      });
      return outcome.ok
        ? { review: outcome.value, userErrors: [] }
        : { review: null, userErrors: errorsOf(outcome) };
    },
  };
