import { type Caller, hasScope, isSelf } from '@blockscore/caller';
import { errorsOf } from '@blockscore/service';
import { type KycVerification, toldOf } from '../../domain/kyc/verification.ts';
import type {
  KycDecisionResolvers,
  KycVerificationResolvers,
  MutationResolvers,
  QueryResolvers,
  UserResolvers,
} from '../types.generated.ts';

/** The verification itself for officers, what is told of it for whoever it is about. */
function seenBy(
  caller: Caller,
  verification: KycVerification,
): Pick<KycVerification, 'status' | 'level' | 'missing'> & { readonly updatedAt: Date | string } {
  const isOfficer = hasScope(caller, 'compliance:read') && !isSelf(caller, verification.userId);
  return isOfficer ? verification : toldOf(verification);
}

export const userResolvers: UserResolvers = {
  __resolveReference: ({ id }) => ({ id }),
  kycVerification: async ({ id }, _, { loaders }) => (await loaders.kycOfUser.load(id)) ?? null,
};

export const kycResolvers: KycVerificationResolvers = {
  __resolveReference: async ({ id }, { loaders }) => (await loaders.kyc.load(id)) ?? null,
  user: ({ userId }) => ({ id: userId }),
  status: (verification, _, { caller }) => seenBy(caller, verification).status,
  missing: (verification, _, { caller }) => [...seenBy(caller, verification).missing],
  level: (verification, _, { caller }) => seenBy(caller, verification).level,
  updatedAt: (verification, _, { caller }) => new Date(seenBy(caller, verification).updatedAt),
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
