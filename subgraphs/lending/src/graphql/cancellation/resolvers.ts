import { errorsOf } from '@blockscore/service';
import type { MutationResolvers } from '../types.generated.ts';

export const cancellationMutations: Pick<MutationResolvers, 'cancelLoan'> = {
  cancelLoan: async (_, { input }, { caller, useCases }) => {
    const outcome = await useCases.cancelLoan(caller, input);
    if (!outcome.ok) return { loan: null, userErrors: errorsOf(outcome) };
    return { loan: outcome.value, userErrors: [] };
  },
};
