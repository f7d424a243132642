import { isSelf } from '@blockscore/caller';
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
  customerRisk: async (_, { userId }, { caller, useCases }) => {
    if (isSelf(caller, userId)) return null;
    const current = await useCases.findRisk(userId);
    return current === undefined ? null : { userId: current.userId, current };
  },
};
