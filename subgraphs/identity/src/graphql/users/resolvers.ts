import { hasScope, isSelf } from '@blockscore/caller';
import { errorsOf } from '@blockscore/service';
import type { Profile } from '../../domain/user.ts';
import type { SubgraphContext } from '../context.ts';
import type { MutationResolvers, QueryResolvers, UserResolvers } from '../types.generated.ts';
import type { UserMapper } from './schema.mappers.ts';

/** Shows a personal field; another person's only after the audit trail was told. */
function personal<Field extends keyof Profile>(field: Field) {
  return async (user: UserMapper, _args: unknown, { caller, loaders }: SubgraphContext) => {
    if (user.profile === null) return null;
    if (!isSelf(caller, user.id) && user.proven === undefined) {
      await loaders.disclosure.load({ userId: user.id, field });
    }
    return user.profile[field];
  };
}

export const userResolvers: UserResolvers = {
  __resolveReference: async ({ id }, { loaders }) => (await loaders.user.load(id)) ?? null,
  email: personal('email'),
  emailVerified: (user) => user.emailVerifiedAt !== null,
  firstName: personal('firstName'),
  lastName: personal('lastName'),
  phone: personal('phone'),
  dateOfBirth: personal('dateOfBirth'),
  country: personal('country'),
  address: personal('address'),
  roles: (user) => [...user.roles],
};

export const userQueries: Pick<QueryResolvers, 'me' | 'user' | 'users'> = {
  me: async (_, __, { caller, loaders }) =>
    caller.kind === 'USER' ? ((await loaders.user.load(caller.id)) ?? null) : null,
  user: async (_, { id }, { caller, loaders }) => {
    if (!isSelf(caller, id) && !hasScope(caller, 'users:read')) return null;
    return (await loaders.user.load(id)) ?? null;
  },
  users: async (_, { filter, ...page }, { caller, loaders, useCases }) => {
    const connection = await useCases.listUsers(filter ?? {}, page);
    // Who is found by an address is known to have it, whatever else is asked for.
    if (filter?.email != null) {
      const others = connection.edges.filter(({ node }) => !isSelf(caller, node.id));
      await Promise.all(
        others.map(({ node }) => loaders.disclosure.load({ userId: node.id, field: 'email' })),
      );
    }
    return { ...connection, edges: [...connection.edges] };
  },
};

export const userMutations: Pick<
  MutationResolvers,
  'register' | 'requestEmailVerification' | 'verifyEmail' | 'grantRole' | 'revokeRole'
> = {
  register: async (_, { input }, { caller, client, useCases }) => {
    const outcome = await useCases.register(caller, client, input);
    return outcome.ok
      ? { user: { ...outcome.value, proven: 'PERSON' }, userErrors: [] }
      : { user: null, userErrors: errorsOf(outcome) };
  },
  requestEmailVerification: async (_, { input }, { client, useCases }) => {
    const outcome = await useCases.requestEmailVerification(client, input);
    return { userErrors: outcome.ok ? [] : errorsOf(outcome) };
  },
  verifyEmail: async (_, { input }, { client, useCases }) => {
    const outcome = await useCases.verifyEmail(client, input);
    return outcome.ok
      ? { user: { ...outcome.value, proven: 'MAILBOX' }, userErrors: [] }
      : { user: null, userErrors: errorsOf(outcome) };
  },
  grantRole: async (_, { input }, { caller, useCases }) => {
    const outcome = await useCases.grantRole(caller, input);
    return outcome.ok
      ? { ...outcome.value, userErrors: [] }
      : { user: null, pending: false, pendingUntil: null, userErrors: errorsOf(outcome) };
  },
  revokeRole: async (_, { input }, { caller, useCases }) => {
    const outcome = await useCases.revokeRole(caller, input);
    return outcome.ok
      ? { user: outcome.value.user, userErrors: [] }
      : { user: null, userErrors: errorsOf(outcome) };
  },
};
