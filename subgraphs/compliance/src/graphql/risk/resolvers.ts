import { concernsCaller } from '../concerns-caller.ts';
import type {
  CustomerRiskAssessmentResolvers,
  CustomerRiskResolvers,
  QueryResolvers,
} from '../types.generated.ts';

export const riskResolvers: CustomerRiskResolvers = {
  user: ({ userId }) => ({ id: userId }),
  history: async ({ userId }, _, { useCases }) => [...(await useCases.listRisks(userId))],
};

export const riskAssessmentResolvers: CustomerRiskAssessmentResolvers = {
  enhancedKycAdvised: ({ band }) => band === 'HIGH',
  facts: async ({ userId, facts }, _, { loaders }) => {
    await loaders.disclosure.load({ userId, field: 'customerRisk.facts' });
    return facts === null ? null : [...facts];
  },
};

export const riskQueries: Pick<QueryResolvers, 'customerRisk'> = {
  customerRisk: async (_, { userId }, context) => {
    if (await concernsCaller(context, userId)) return null;
    const current = await context.useCases.findRisk(userId);
    return current === undefined ? null : { userId: current.userId, current };
  },
};
