import { isSelf } from '@blockscore/caller';
import { errorsOf } from '@blockscore/service';
import type { StartedSession } from '../../app/start-session.ts';
import { challengeOf } from '../factors/resolvers.ts';
import type { MutationResolvers, SessionResolvers, UserResolvers } from '../types.generated.ts';

/** Whoever gets a session has just proven who they are. */
function proven(session: StartedSession) {
  return { ...session, user: { ...session.user, proven: 'PERSON' as const } };
}

export const sessionResolvers: SessionResolvers = {
  device: ({ agent }, _, { useCases }) => useCases.nameDevice(agent),
  methods: ({ methods }) => [...methods],
  current: ({ id }, _, { caller }) => caller.sessionId === id,
};

export const userSessions: Pick<UserResolvers, 'sessions'> = {
  sessions: async (user, page, { caller, loaders, useCases }) => {
    if (!isSelf(caller, user.id)) {
      await loaders.disclosure.load({ userId: user.id, field: 'sessions' });
    }
    const connection = await useCases.listSessions(user, page);
    return { ...connection, edges: [...connection.edges] };
  },
};

export const sessionMutations: Pick<
  MutationResolvers,
  | 'login'
  | 'refreshSession'
  | 'logout'
  | 'revokeSession'
  | 'revokeOtherSessions'
  | 'endUserSessions'
> = {
  login: async (_, { input }, { client, useCases }) => {
    const outcome = await useCases.login(client, input);
    if (!outcome.ok) return { session: null, userErrors: errorsOf(outcome) };
    const { session, mfaChallenge } = outcome.value;
    return session === null
      ? { mfaChallenge: challengeOf(mfaChallenge), userErrors: [] }
      : { session: proven(session), userErrors: [] };
  },
  refreshSession: async (_, { input }, { client, useCases }) => {
    const outcome = await useCases.refreshSession(client, input);
    return outcome.ok
      ? { session: proven(outcome.value), userErrors: [] }
      : { session: null, userErrors: errorsOf(outcome) };
  },
  logout: async (_, { input }, { caller, useCases }) => {
    const outcome = await useCases.logout(caller, input);
    return { userErrors: outcome.ok ? [] : errorsOf(outcome) };
  },
  revokeSession: async (_, { input }, { caller, useCases }) => {
    const outcome = await useCases.revokeSession(caller, input);
    return outcome.ok
      ? { session: outcome.value, userErrors: [] }
      : { session: null, userErrors: errorsOf(outcome) };
  },
  revokeOtherSessions: async (_, __, { caller, useCases }) => {
    const outcome = await useCases.revokeOtherSessions(caller);
    return outcome.ok
      ? { ended: outcome.value, userErrors: [] }
      : { ended: 0, userErrors: errorsOf(outcome) };
  },
  endUserSessions: async (_, { input }, { caller, useCases }) => {
    const outcome = await useCases.endUserSessions(caller, input);
    return outcome.ok
      ? { ...outcome.value, userErrors: [] }
      : { user: null, ended: 0, userErrors: errorsOf(outcome) };
  },
};
