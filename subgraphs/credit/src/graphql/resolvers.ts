import { figuresResolvers, groupResolvers, modelFigures } from './figures/resolvers.ts';
import { characteristicResolvers, modelQueries, modelResolvers } from './models/resolvers.ts';
import { policyMatrixResolvers, policyQueries } from './policy/resolvers.ts';
import { profileMutations, profileResolvers, userProfile } from './profiles/resolvers.ts';
import {
  comparisonResolvers,
  modelRoleResolvers,
  promotionQueries,
  promotionResolvers,
} from './promotions/resolvers.ts';
import {
  attestationResolvers,
  replayQueries,
  replayResolvers,
  scoreAttestation,
} from './proofs/resolvers.ts';
import { refreshQueries } from './refreshes/resolvers.ts';
import {
  profileReview,
  reviewMutations,
  reviewQueries,
  reviewResolvers,
  scoreReviews,
} from './reviews/resolvers.ts';
import { behaviourResolvers, scoreBehaviour } from './scores/behaviour.ts';
import {
  factorResolvers,
  scoreMutations,
  scoreQueries,
  scoreResolvers,
  userScore,
} from './scores/resolvers.ts';
import {
  simulatedScoreResolvers,
  simulationQueries,
  simulationResolvers,
  suggestionResolvers,
} from './simulations/resolvers.ts';
import type { Resolvers } from './types.generated.ts';
import {
  driftMeasureResolvers,
  modelDriftResolvers,
  watchingQueries,
} from './watching/resolvers.ts';

/** All resolvers of the subgraph; the shared scalars are added where it is served. */
export const resolvers: Omit<
  Resolvers,
  'CurrencyCode' | 'DateTime' | 'Decimal' | 'LocalDate' | 'Money' | 'UserError'
> = {
  Query: {
    ...scoreQueries,
    ...simulationQueries,
    ...modelQueries,
    ...policyQueries,
    ...promotionQueries,
    ...replayQueries,
    ...refreshQueries,
    ...reviewQueries,
    ...watchingQueries,
  },
  Mutation: { ...scoreMutations, ...profileMutations, ...reviewMutations },
  // Whether there is such a user is identity's to say: here an id is enough.
  User: { __resolveReference: ({ id }) => ({ id }), ...userScore, ...userProfile },
  CreditScore: { ...scoreResolvers, ...scoreReviews, ...scoreBehaviour, ...scoreAttestation },
  ScoreAttestation: attestationResolvers,
  ScoreReplay: replayResolvers,
  ScoreFactor: factorResolvers,
  BehaviourScore: behaviourResolvers,
  CreditPolicyMatrix: policyMatrixResolvers,
  FinancialProfile: { ...profileResolvers, ...profileReview },
  ScoreReview: reviewResolvers,
  ScoreSimulation: simulationResolvers,
  SimulatedScore: simulatedScoreResolvers,
  ScoreSuggestion: suggestionResolvers,
  ScoringModel: { ...modelResolvers, ...modelFigures, ...modelRoleResolvers },
  ModelFigures: figuresResolvers,
  FairnessGroup: groupResolvers,
  ModelPromotion: promotionResolvers,
  ModelDrift: modelDriftResolvers,
  DriftMeasure: driftMeasureResolvers,
  ShadowComparison: comparisonResolvers,
  ModelCharacteristic: characteristicResolvers,
};
