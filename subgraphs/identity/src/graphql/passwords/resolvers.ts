import { errorsOf } from '@blockscore/service';
import type { MutationResolvers } from '../types.generated.ts';

export const passwordMutations: Pick<
  MutationResolvers,
  'changePassword' | 'requestPasswordReset' | 'resetPassword'
> = {
  changePassword: async (_, { input }, { caller, useCases }) => {
    const outcome = await useCases.changePassword(caller, input);
    return outcome.ok
      ? { user: outcome.value, userErrors: [] }
      : { user: null, userErrors: errorsOf(outcome) };
  },
  requestPasswordReset: async (_, { input }, { client, useCases }) => {
    const outcome = await useCases.requestPasswordReset(client, input);
    return { userErrors: outcome.ok ? [] : errorsOf(outcome) };
  },
  resetPassword: async (_, { input }, { client, useCases }) => {
    const outcome = await useCases.resetPassword(client, input);
    return { userErrors: outcome.ok ? [] : errorsOf(outcome) };
  },
};
