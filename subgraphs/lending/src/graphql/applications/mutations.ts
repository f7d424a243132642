import { errorsOf } from '@blockscore/service';
import type { MutationResolvers } from '../types.generated.ts';

export const applicationMutations: Pick<
  MutationResolvers,
  | 'applyForLoan'
  | 'withdrawApplication'
  | 'acceptOffer'
  | 'approveApplication'
  | 'rejectApplication'
> = {
  applyForLoan: async (_, { input }, { caller, useCases }) => {
    const outcome = await useCases.applyForLoan(caller, input);
    return outcome.ok
      ? { application: outcome.value, userErrors: [] }
      : { application: null, userErrors: errorsOf(outcome) };
  },
  withdrawApplication: async (_, { input }, { caller, useCases }) => {
    const outcome = await useCases.withdrawApplication(caller, input);
    return outcome.ok
      ? { application: outcome.value, userErrors: [] }
      : { application: null, userErrors: errorsOf(outcome) };
  },
  acceptOffer: async (_, { input }, { caller, useCases, loaders }) => {
    const outcome = await useCases.acceptOffer(caller, input);
    if (!outcome.ok) return { application: null, loan: null, userErrors: errorsOf(outcome) };
    const loan = outcome.value;
    const application = (await loaders.application.load(loan.applicationId)) ?? null;
    return { application, loan, userErrors: [] };
  },
  approveApplication: async (_, { input }, { caller, useCases }) => {
    const outcome = await useCases.approveApplication(caller, input);
    return outcome.ok
      ? { application: outcome.value, userErrors: [] }
      : { application: null, userErrors: errorsOf(outcome) };
  },
  rejectApplication: async (_, { input }, { caller, useCases }) => {
    const outcome = await useCases.rejectApplication(caller, input);
    return outcome.ok
      ? { application: outcome.value, userErrors: [] }
      : { application: null, userErrors: errorsOf(outcome) };
  },
};
