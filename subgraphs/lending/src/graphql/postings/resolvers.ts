import { money } from '@blockscore/money';
import { errorsOf } from '@blockscore/service';
import type {
  MutationResolvers,
  QueryResolvers,
  RefusedPostingResolvers,
} from '../types.generated.ts';

export const postingQueries: Pick<QueryResolvers, 'refusedPostings'> = {
  refusedPostings: async (_, page, { useCases }) => {
    const connection = await useCases.listRefusedPostings(page);
    return { ...connection, edges: [...connection.edges] };
  },
};

export const postingMutations: Pick<MutationResolvers, 'retryRefusedPosting'> = {
  retryRefusedPosting: async (_, { input }, { caller, useCases }) => {
    const outcome = await useCases.retryRefusedPosting(caller, input);
    return outcome.ok
      ? { postingId: outcome.value, userErrors: [] }
      : { postingId: null, userErrors: errorsOf(outcome) };
  },
};

export const refusedPostingResolvers: RefusedPostingResolvers = {
  amount: ({ lines, currency }) => {
    const debits = lines.filter(({ side }) => side === 'DEBIT');
    return money(
      debits.reduce((sum, { minor }) => sum + BigInt(minor), 0n),
      currency,
    );
  },
  loan: async ({ loanId }, _, { loaders }) =>
    loanId === null ? null : ((await loaders.loan.load(loanId)) ?? null),
};
