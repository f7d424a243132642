import { hasScope, isSelf } from '@blockscore/caller';
import { errorsOf } from '@blockscore/service';
import { levelToldToPerson, toldToPerson } from '../../domain/kyc/verification.ts';
import type {
  KycDecisionResolvers,
  KycVerificationResolvers,
  MutationResolvers,
  QueryResolvers,
  UserResolvers,
} from '../types.generated.ts';

export const userResolvers: UserResolvers = {
  __resolveReference: ({ id }) => ({ id }),
  kycVerification: async ({ id }, _, { loaders }) => (await loaders.kycOfUser.load(id)) ?? null,
};

export const kycResolvers: KycVerificationResolvers = {
  __resolveReference: async ({ id }, { loaders }) => (await loaders.kyc.load(id)) ?? null,
  user: ({ userId }) => ({ id: userId }),
  status: ({ status, userId }, _, { caller }) =>
    hasScope(caller, 'compliance:read') && !isSelf(caller, userId) ? status : toldToPerson(status),
  missing: ({ missing }) => [...missing],
  level: (verification, _, { caller }) =>
    hasScope(caller, 'compliance:read') && !isSelf(caller, verification.userId)
      ? verification.level
      : levelToldToPerson(verification),
  decisions: async (verification, _, { useCases }) => [
    ...(await useCases.listDecisions(verification)),
  ],
  screenings: async (verification, page, { useCases }) => {
    const connection = await useCases.listScreenings(verification, page);
    return { ...connection, edges: [...connection.edges] };
  },
};

export const decisionResolvers: KycDecisionResolvers = {
  note: async ({ note, userId }, _, { loaders }) => {
    await loaders.disclosure.load({ userId, field: 'kycDecision.note' });
    return note;
  },
  screening: async ({ screeningId }, _, { loaders }) =>
    screeningId === null ? null : ((await loaders.screening.load(screeningId)) ?? null),
  decidedBy: ({ decidedBy }) => ({ id: decidedBy }),
};

export const kycQueries: Pick<QueryResolvers, 'kycVerification'> = {
  kycVerification: async (_, { userId }, { caller, loaders }) => {
    if (!isSelf(caller, userId) && !hasScope(caller, 'compliance:read')) return null;
    return (await loaders.kycOfUser.load(userId)) ?? null;
  },
};

export const kycMutations: Pick<MutationResolvers, 'startKycVerification' | 'decideKyc'> = {
  startKycVerification: async (_, __, { caller, useCases }) => {
    const outcome = await useCases.startKycVerification(caller);
    return outcome.ok
      ? { kycVerification: outcome.value, userErrors: [] }
      : { kycVerification: null, userErrors: errorsOf(outcome) };
  },
  decideKyc: async (_, { input }, { caller, useCases }) => {
    const outcome = await useCases.decideKyc(caller, input);
    return outcome.ok
      ? { kycVerification: outcome.value, userErrors: [] }
      : { kycVerification: null, userErrors: errorsOf(outcome) };
  },
};
