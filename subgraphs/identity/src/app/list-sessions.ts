import { limitOf, type Session } from '../domain/session.ts';
import type { User } from '../domain/user.ts';
import type { KeysetPage, Ports } from './ports.ts';

/** The user's sessions that have not ended, newest first, with one more where there is another page. */
export function listSessions(ports: Pick<Ports, 'transact' | 'clock' | 'sessionLimits'>) {
  return async (
    user: Pick<User, 'id' | 'roles'>,
    page: KeysetPage,
  ): Promise<readonly Session[]> => {
    const now = ports.clock();
    const { idleMs } = limitOf(ports.sessionLimits, user.roles);
    const usedAfter = new Date(now.getTime() - idleMs);
    return await ports.transact((work) =>
      work.sessions.list({ userId: user.id, now, usedAfter }, page),
    );
  };
}
