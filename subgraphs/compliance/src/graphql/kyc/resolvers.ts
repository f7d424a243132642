import { type Caller, hasScope, isSelf } from '@blockscore/caller';
import { errorsOf } from '@blockscore/service';
import { type KycVerification, toldOf } from '../../domain/kyc/verification.ts';
import { mayRead } from '../concerns-caller.ts';
import type { SubgraphContext } from '../context.ts';
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

/** One that is not for the caller looks like one that there is not. */
async function verificationOf(
  context: SubgraphContext,
  userId: string,
): Promise<KycVerification | null> {
  if (!(await mayRead(context, userId))) return null;
  return (await context.loaders.kycOfUser.load(userId)) ?? null;
}

export const userResolvers: UserResolvers = {
  __resolveReference: ({ id }) => ({ id }),
  kycVerification: ({ id }, _, context) => verificationOf(context, id),
};

export const kycResolvers: KycVerificationResolvers = {
  __resolveReference: async ({ id }, context) => {
    const found = await context.loaders.kyc.load(id);
    return found !== undefined && (await mayRead(context, found.userId)) ? found : null;
  },
  user: ({ userId }) => ({ id: userId }),
  status: (verification, _, { caller }) => seenBy(caller, verification).status,
  missing: (verification, _, { caller }) => [...seenBy(caller, verification).missing],
  reviewReasons: ({ reviewReasons }) => [...reviewReasons],
  level: (verification, _, { caller }) => seenBy(caller, verification).level,
  updatedAt: (verification, _, { caller }) => new Date(seenBy(caller, verification).updatedAt),
  address: async ({ userId }, _, { loaders, useCases }) => {
    await loaders.disclosure.load({ userId, field: 'kycVerification.address' });
    return await useCases.findAddress(userId);
  },
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
  kycVerification: (_, { userId }, context) => verificationOf(context, userId),
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
