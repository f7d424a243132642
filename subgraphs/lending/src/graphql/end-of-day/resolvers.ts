import type { EndOfDayResolvers, QueryResolvers } from '../types.generated.ts';

export const endOfDayQueries: Pick<QueryResolvers, 'endOfDays'> = {
  endOfDays: async (_, page, { useCases }) => {
    const connection = await useCases.listEndOfDays(page);
    return { ...connection, edges: [...connection.edges] };
  },
};

export const endOfDayResolvers: EndOfDayResolvers = {
  failedLoans: async ({ failedLoanIds }, _, { loaders }) => {
    const loans = await Promise.all(failedLoanIds.map((id) => loaders.loan.load(id)));
    return loans.flatMap((loan) => loan ?? []);
  },
};
