import { errorsOf } from '@blockscore/service';
import type { StartedSession } from '../../app/start-session.ts';
import { challengeOf } from '../factors/resolvers.ts';
import type { MutationResolvers } from '../types.generated.ts';

/** Whoever gets a session has just proven who they are. */
function proven(session: StartedSession) {
  return { ...session, user: { ...session.user, proven: 'PERSON' as const } };
}

export const sessionMutations: Pick<MutationResolvers, 'login' | 'refreshSession' | 'logout'> = {
  login: async (_, { input }, { client, useCases }) => {
    const outcome = await useCases.login(client, input);
    if (!outcome.ok) return { session: null, userErrors: errorsOf(outcome) };
    const { session, mfaChallenge } = outcome.value;
    return session === null
      ? { mfaChallenge: challengeOf(mfaChallenge), userErrors: [] }
      : { session: proven(session), userErrors: [] };
  },
  refreshSession: async (_, { input }, { useCases }) => {
    const outcome = await useCases.refreshSession(input);
    return outcome.ok
      ? { session: proven(outcome.value), userErrors: [] }
      : { session: null, userErrors: errorsOf(outcome) };
  },
  logout: async (_, { input }, { caller, useCases }) => {
    const outcome = await useCases.logout(caller, input);
    return { userErrors: outcome.ok ? [] : errorsOf(outcome) };
  },
};
