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
  informationValue: (one) => ('bins' in one ? one.informationValue : null),
  coefficient: (one) => ('bins' in one ? one.coefficient : null),
  neutralPoints: (one) => ('bins' in one ? one.neutralPoints : null),
  referencePoints: (one) => ('bins' in one ? one.referencePoints : null),
  reference: (one) => ('bins' in one ? null : one.reference),
  gainShare: (one) => ('bins' in one ? null : one.gainShare),
  bins: (one) => ('bins' in one ? [...one.bins] : []),
  missing: (one) => ('bins' in one ? { ...one.missing, below: null } : null),
  special: (one) => ('bins' in one ? { ...one.special, below: null } : null),
};

export const modelQueries: Pick<QueryResolvers, 'scoringModels' | 'scoringModel'> = {
  scoringModels: (_, __, { models }) => [...models.all],
  scoringModel: (_, { id }, { models }) => models.find(id) ?? null,
};
