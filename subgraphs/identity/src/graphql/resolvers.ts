import { accountMutations, userSuspension } from './accounts/resolvers.ts';
import {
  factorMutations,
  factorsResolvers,
  passkeyMutations,
  totpMutations,
  userFactorResolvers,
} from './factors/resolvers.ts';
import {
  apiKeyResolvers,
  partnerMutations,
  partnerQueries,
  partnerResolvers,
  userPartner,
} from './partners/resolvers.ts';
import { passwordMutations } from './passwords/resolvers.ts';
import { sessionMutations, sessionResolvers, userSessions } from './sessions/resolvers.ts';
import type { Resolvers } from './types.generated.ts';
import { userMutations, userQueries, userResolvers } from './users/resolvers.ts';

/** All resolvers of the subgraph; the shared scalars are added where it is served. */
export const resolvers: Omit<
  Resolvers,
  'CurrencyCode' | 'DateTime' | 'Decimal' | 'LocalDate' | 'Money' | 'UserError'
> = {
  Query: { ...userQueries, ...partnerQueries },
  Mutation: {
    ...userMutations,
    ...sessionMutations,
    ...accountMutations,
    ...partnerMutations,
    ...factorMutations,
    ...totpMutations,
    ...passkeyMutations,
    ...passwordMutations,
  },
  User: {
    ...userResolvers,
    ...userPartner,
    ...userFactorResolvers,
    ...userSessions,
    ...userSuspension,
  },
  Session: sessionResolvers,
  Factors: factorsResolvers,
  Partner: partnerResolvers,
  ApiKey: apiKeyResolvers,
};
