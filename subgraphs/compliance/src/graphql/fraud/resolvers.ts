import { concerns } from '../../app/find-fraud-assessments.ts';
import { FRAUD_LEVELS } from '../../domain/fraud/policy.ts';
import { shownFact } from '../../domain/fraud/shown-fact.ts';
import { levelTold } from '../../domain/fraud/told.ts';
import { alertFor } from '../alerts/resolvers.ts';
import type {
  FraudAssessmentResolvers,
  FraudSignalResolvers,
  QueryResolvers,
} from '../types.generated.ts';

export const fraudAssessmentResolvers: FraudAssessmentResolvers = {
  user: ({ userId }) => ({ id: userId }),
  application: ({ applicationId }) => ({ id: applicationId }),
  assessedFor: ({ purpose }) => purpose,
  levelTold: async ({ userId, level, alertId }, _, { loaders }) => {
    if (await loaders.isFraud.load(userId)) return 'HIGH';
    const alert = alertId === null ? undefined : await loaders.alert.load(alertId);
    return levelTold(level, alert?.resolution ?? null);
  },
  signals: async ({ userId, signals }, _, { loaders }) => {
    await loaders.disclosure.load({ userId, field: 'fraudAssessment.signals' });
    return signals === null ? null : [...signals];
  },
  notKnown: ({ notKnown }) => [...notKnown],
  alert: async ({ alertId }, _, context) =>
    alertId === null ? null : await alertFor(context, alertId),
  replay: async (assessment, _, { loaders, useCases }) => {
    await loaders.disclosure.load({
      userId: assessment.userId,
      field: 'fraudAssessment.replay',
    });
    const { status, again } = useCases.replayFraud(assessment);
    return { outcome: status, score: again?.score ?? null, level: again?.level ?? null };
  },
  supersedes: async ({ supersedes }, _, { caller, loaders }) => {
    const earlier = supersedes && (await loaders.fraudAssessment.load(supersedes));
    return !earlier || concerns(caller, earlier) ? null : earlier;
  },
};

export const fraudSignalResolvers: FraudSignalResolvers = {
  facts: ({ facts }) => facts.map(shownFact),
  others: ({ others }) => others.map((id) => ({ id })),
};

export const fraudQueries: Pick<QueryResolvers, 'fraudAssessment' | 'fraudAssessments'> = {
  fraudAssessment: async (_, { applicationId, assessedFor }, { caller, useCases }) =>
    (await useCases.findFraudAssessment(caller, applicationId, assessedFor)) ?? null,
  fraudAssessments: async (_, { filter, ...page }, { caller, useCases }) => {
    const { levels, userId } = filter ?? {};
    const wanted = { levels: levels ?? FRAUD_LEVELS, ...(userId != null && { userId }) };
    const connection = await useCases.listFraudAssessments(caller, wanted, page);
    return { ...connection, edges: [...connection.edges] };
  },
};
