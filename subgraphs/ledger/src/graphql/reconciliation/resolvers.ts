import { TOGETHER } from '../../domain/reconciliation.ts';
import type { QueryResolvers, ReconciliationDifferenceResolvers } from '../types.generated.ts';

export const reconciliationQueries: Pick<
  QueryResolvers,
  'reconciliationDifferences' | 'reconciliations'
> = {
  reconciliations: async (_, page, { useCases }) => {
    const connection = await useCases.listReconciliations(page);
    return { ...connection, edges: [...connection.edges] };
  },
  reconciliationDifferences: async (_, { filter, ...page }, { useCases }) => {
    const connection = await useCases.listDifferences({ open: filter?.open ?? null }, page);
    return { ...connection, edges: [...connection.edges] };
  },
};

export const differenceResolvers: ReconciliationDifferenceResolvers = {
  subject: ({ subject }) => (subject === TOGETHER ? null : subject),
};
