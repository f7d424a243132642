import { connectionOf, type PageArguments, readPage } from '@blockscore/database';
import { endUserSessions } from '../../app/end-user-sessions.ts';
import { listSessions } from '../../app/list-sessions.ts';
import type { Ports } from '../../app/ports.ts';
import { revokeOtherSessions, revokeSession } from '../../app/revoke-session.ts';
import type { User } from '../../domain/user.ts';

/** What resolvers may do about sessions that have begun. */
export function createSessionUseCases(ports: Ports) {
  const list = listSessions(ports);
  return {
    revokeSession: revokeSession(ports),
    revokeOtherSessions: revokeOtherSessions(ports),
    endUserSessions: endUserSessions(ports),
    listSessions: async (user: Pick<User, 'id' | 'roles'>, args: PageArguments) => {
      const page = readPage(args);
      return connectionOf(await list(user, page), page, ({ id }) => id);
    },
    /** A device in words. */
    nameDevice: ports.nameDevice,
  };
}

export type SessionUseCases = Readonly<ReturnType<typeof createSessionUseCases>>;
