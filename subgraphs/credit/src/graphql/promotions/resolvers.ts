import { connectionOf, readPage } from '@blockscore/database';
import type { ScoringModels } from '../../app/model-ports.ts';
import type {
  ModelPromotionResolvers,
  QueryResolvers,
  ScoringModelResolvers,
  ShadowComparisonResolvers,
} from '../types.generated.ts';

export const modelRoleResolvers: Pick<ScoringModelResolvers, 'role' | 'digest'> = {
  role: async ({ id, subject }, _, { models, loaders }) => {
    if ((await loaders.champions())[subject] === id) return 'CHAMPION';
    return models.prepared.get(id)?.fits ? 'CHALLENGER' : null;
  },
  digest: ({ id }, _, { models }) => preparedOf(models, id).digest,
};

export const promotionResolvers: ModelPromotionResolvers = {
  model: ({ modelId }, _, { models }) => models.find(modelId) ?? null,
  previousModel: ({ previousModelId }, _, { models }) =>
    previousModelId === null ? null : (models.find(previousModelId) ?? null),
};

export const comparisonResolvers: ShadowComparisonResolvers = {
  champion: ({ championId }, _, { models }) => preparedOf(models, championId).model,
  challenger: ({ challengerId }, _, { models }) => preparedOf(models, challengerId).model,
  count: ({ figures }) => figures.scores,
  meanDifference: ({ figures }) => figures.meanDifference,
  correlation: ({ figures }) => figures.correlation,
  swappedShare: ({ figures }) => figures.swappedShare,
  approvedOnlyByChallengerShare: ({ figures }) => figures.approvedOnlyByChallengerShare,
  refusedOnlyByChallengerShare: ({ figures }) => figures.refusedOnlyByChallengerShare,
};

export const promotionQueries: Pick<QueryResolvers, 'modelPromotions' | 'shadowComparison'> = {
  modelPromotions: async (_, args, { useCases }) => {
    const page = readPage(args);
    const promotions = await useCases.listModelPromotions(page);
    const connection = connectionOf(promotions, page, ({ id }) => id);
    return { ...connection, edges: [...connection.edges] };
  },
  shadowComparison: async (_, { from, to, ...compared }, { useCases }) => {
    const comparison = await useCases.compareShadows(from, to, compared);
    return comparison ? { ...comparison, ...compared } : null;
  },
};

function preparedOf(models: ScoringModels, id: string) {
  const prepared = models.prepared.get(id);
  if (prepared) return prepared;
  throw new Error(`The model ${id} is not under models/.`);
}
