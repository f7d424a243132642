import type {
  ModelCharacteristicResolvers,
  QueryResolvers,
  ScoringModelResolvers,
} from '../types.generated.ts';

export const modelResolvers: ScoringModelResolvers = {
  __resolveReference: ({ id }, { models }) => models.find(id) ?? null,
  metrics: ({ metrics }) => ({ ...metrics.outOfFold, foldAucs: [...metrics.foldAucs] }),
  characteristics: ({ characteristics }) => [...characteristics],
};

export const characteristicResolvers: ModelCharacteristicResolvers = {
  bins: ({ bins }) => [...bins],
  missing: ({ missing }) => ({ ...missing, below: null }),
  special: ({ special }) => ({ ...special, below: null }),
};

export const modelQueries: Pick<QueryResolvers, 'scoringModels' | 'scoringModel'> = {
  scoringModels: (_, __, { models }) => [...models.all],
  scoringModel: (_, { id }, { models }) => models.find(id) ?? null,
};
