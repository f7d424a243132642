import { errorsOf } from '@blockscore/service';
import type { MfaChallenge } from '../../app/begin-mfa.ts';
import { methodsOf } from '../../domain/factors.ts';
import type { User } from '../../domain/user.ts';
import type { SubgraphContext } from '../context.ts';
import type { FactorsResolvers, MutationResolvers, UserResolvers } from '../types.generated.ts';
import type { UserMapper } from '../users/schema.mappers.ts';

/** A session of who has just proven to be the person, so that they see what is theirs. */
function proven<Session extends { readonly user: User }>(session: Session) {
  return { ...session, user: { ...session.user, proven: 'PERSON' as const } };
}

export function challengeOf({ methods, ...challenge }: MfaChallenge) {
  return { ...challenge, methods: [...methods] };
}

async function factorsOf(user: UserMapper, { loaders }: SubgraphContext) {
  const factors = await loaders.factors.load(user.id);
  return { ...factors, ...(user.proven !== undefined && { proven: user.proven }) };
}

export const userFactorResolvers: Pick<UserResolvers, 'factors' | 'passkeys'> = {
  factors: (user, _args, context) => factorsOf(user, context),
  passkeys: async (user, _args, context) => [...(await factorsOf(user, context)).passkeys],
};

export const factorsResolvers: FactorsResolvers = {
  methods: (factors) => [...methodsOf(factors)],
  totp: ({ totpConfirmedAt }) =>
    totpConfirmedAt === null ? null : { confirmedAt: totpConfirmedAt },
  passkeys: ({ passkeys }) => [...passkeys],
};

type FactorMutations = Pick<
  MutationResolvers,
  'verifyMfa' | 'reauthenticate' | 'regenerateRecoveryCodes' | 'resetUserFactors'
>;
type TotpMutations = Pick<MutationResolvers, 'enrollTotp' | 'confirmTotp' | 'disableTotp'>;
type PasskeyMutations = Pick<
  MutationResolvers,
  | 'beginPasskeyRegistration'
  | 'finishPasskeyRegistration'
  | 'renamePasskey'
  | 'removePasskey'
  | 'beginPasskeyLogin'
  | 'finishPasskeyLogin'
>;

export const factorMutations: FactorMutations = {
  verifyMfa: async (_, { input }, { client, useCases }) => {
    const outcome = await useCases.verifyMfa(client, input);
    return outcome.ok
      ? { session: proven(outcome.value), userErrors: [] }
      : { session: null, userErrors: errorsOf(outcome) };
  },
  reauthenticate: async (_, { input }, { caller, useCases }) => {
    const outcome = await useCases.reauthenticate(caller, input);
    return outcome.ok
      ? { session: outcome.value, userErrors: [] }
      : { session: null, userErrors: errorsOf(outcome) };
  },
  regenerateRecoveryCodes: async (_, __, { caller, useCases }) => {
    const outcome = await useCases.regenerateRecoveryCodes(caller);
    return outcome.ok
      ? { recoveryCodes: [...outcome.value], userErrors: [] }
      : { recoveryCodes: null, userErrors: errorsOf(outcome) };
  },
  resetUserFactors: async (_, { input }, { caller, useCases }) => {
    const outcome = await useCases.resetUserFactors(caller, input);
    return outcome.ok
      ? { ...outcome.value, userErrors: [] }
      : { user: null, pending: false, userErrors: errorsOf(outcome) };
  },
};

export const totpMutations: TotpMutations = {
  enrollTotp: async (_, __, { caller, useCases }) => {
    const outcome = await useCases.enrolTotp(caller);
    if (!outcome.ok) return { userErrors: errorsOf(outcome) };
    const { secret, uri, qrCode } = outcome.value;
    return { secret, otpauthUri: uri, qrCode, userErrors: [] };
  },
  confirmTotp: async (_, { input }, { caller, useCases }) => {
    const outcome = await useCases.confirmTotp(caller, input);
    if (!outcome.ok) return { userErrors: errorsOf(outcome) };
    const { recoveryCodes, session } = outcome.value;
    return { recoveryCodes: [...recoveryCodes], session, userErrors: [] };
  },
  disableTotp: async (_, __, { caller, useCases }) => {
    const outcome = await useCases.disableTotp(caller);
    return outcome.ok
      ? { user: outcome.value, userErrors: [] }
      : { user: null, userErrors: errorsOf(outcome) };
  },
};

export const passkeyMutations: PasskeyMutations = {
  beginPasskeyRegistration: async (_, { input }, { caller, useCases }) => {
    const outcome = await useCases.beginPasskeyRegistration(caller, input);
    return outcome.ok ? { ...outcome.value, userErrors: [] } : { userErrors: errorsOf(outcome) };
  },
  finishPasskeyRegistration: async (_, { input }, { caller, useCases }) => {
    const outcome = await useCases.finishPasskeyRegistration(caller, input);
    if (!outcome.ok) return { userErrors: errorsOf(outcome) };
    const { recoveryCodes, ...added } = outcome.value;
    return { ...added, recoveryCodes: recoveryCodes && [...recoveryCodes], userErrors: [] };
  },
  renamePasskey: async (_, { input }, { caller, useCases }) => {
    const outcome = await useCases.renamePasskey(caller, input);
    return outcome.ok
      ? { passkey: outcome.value, userErrors: [] }
      : { passkey: null, userErrors: errorsOf(outcome) };
  },
  removePasskey: async (_, { input }, { caller, useCases }) => {
    const outcome = await useCases.removePasskey(caller, input);
    return outcome.ok
      ? { user: outcome.value, userErrors: [] }
      : { user: null, userErrors: errorsOf(outcome) };
  },
  beginPasskeyLogin: async (_, { input }, { client, useCases }) => {
    const outcome = await useCases.beginPasskeyLogin(client, input);
    return outcome.ok ? { ...outcome.value, userErrors: [] } : { userErrors: errorsOf(outcome) };
  },
  finishPasskeyLogin: async (_, { input }, { client, useCases }) => {
    const outcome = await useCases.finishPasskeyLogin(client, input);
    return outcome.ok
      ? { session: proven(outcome.value), userErrors: [] }
      : { session: null, userErrors: errorsOf(outcome) };
  },
};
