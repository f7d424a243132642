import { errorsOf } from '@blockscore/service';
import type { MutationResolvers } from '../types.generated.ts';

export const sessionMutations: Pick<MutationResolvers, 'login' | 'refreshSession' | 'logout'> = {
  login: async (_, { input }, { useCases }) => {
    const outcome = await useCases.login(input);
    return outcome.ok
      ? { session: outcome.value, userErrors: [] }
      : { session: null, userErrors: errorsOf(outcome) };
  },
  refreshSession: async (_, { input }, { useCases }) => {
    const outcome = await useCases.refreshSession(input);
    return outcome.ok
      ? { session: outcome.value, userErrors: [] }
      : { session: null, userErrors: errorsOf(outcome) };
  },
  logout: async (_, { input }, { caller, useCases }) => {
    const outcome = await useCases.logout(caller, input);
    return { userErrors: outcome.ok ? [] : errorsOf(outcome) };
  },
};
