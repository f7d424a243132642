import type { QueryResolvers } from '../types.generated.ts';

export const paymentReconciliationQueries: Pick<
  QueryResolvers,
  'paymentDifferences' | 'paymentReconciliations'
> = {
  paymentReconciliations: async (_, page, { useCases }) => {
    const connection = await useCases.listStatements(page);
    return { ...connection, edges: [...connection.edges] };
  },
  paymentDifferences: async (_, { filter, ...page }, { useCases }) => {
    const connection = await useCases.listPaymentDifferences({ open: filter?.open ?? null }, page);
    return { ...connection, edges: [...connection.edges] };
  },
};
