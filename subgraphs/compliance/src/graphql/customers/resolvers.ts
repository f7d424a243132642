import type { CustomerResolvers, QueryResolvers } from '../types.generated.ts';

export const customerResolvers: CustomerResolvers = {
  user: ({ userId }) => ({ id: userId }),
  formerNames: ({ formerNames }) => [...formerNames],
};

export const customerQueries: Pick<QueryResolvers, 'customers'> = {
  customers: async (_, { search, ...page }, { caller, useCases }) => {
    const connection = await useCases.searchCustomers(caller, search, page);
    return { ...connection, edges: [...connection.edges] };
  },
};
