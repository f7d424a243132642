import { isSelf } from '@blockscore/caller';
import { errorsOf } from '@blockscore/service';
import type { MutationResolvers, UserResolvers } from '../types.generated.ts';

export const userSuspension: Pick<UserResolvers, 'suspensionReason'> = {
  suspensionReason: async (user, _, { caller, loaders }) => {
    if (user.suspensionReason === null) return null;
    if (!isSelf(caller, user.id)) {
      await loaders.disclosure.load({ userId: user.id, field: 'suspensionReason' });
    }
    return user.suspensionReason;
  },
};

export const accountMutations: Pick<
  MutationResolvers,
  'updateProfile' | 'requestEmailChange' | 'suspendUser' | 'reinstateUser'
> = {
  updateProfile: async (_, { input }, { caller, useCases }) => {
    const outcome = await useCases.updateProfile(caller, input);
    return outcome.ok
      ? { user: outcome.value, userErrors: [] }
      : { user: null, userErrors: errorsOf(outcome) };
  },
  requestEmailChange: async (_, { input }, { caller, useCases }) => {
    const outcome = await useCases.requestEmailChange(caller, input);
    return { userErrors: outcome.ok ? [] : errorsOf(outcome) };
  },
  suspendUser: async (_, { input }, { caller, useCases }) => {
    const outcome = await useCases.suspendUser(caller, input);
    return outcome.ok
      ? { user: outcome.value, userErrors: [] }
      : { user: null, userErrors: errorsOf(outcome) };
  },
  reinstateUser: async (_, { input }, { caller, useCases }) => {
    const outcome = await useCases.reinstateUser(caller, input);
    return outcome.ok
      ? { user: outcome.value, userErrors: [] }
      : { user: null, userErrors: errorsOf(outcome) };
  },
};
