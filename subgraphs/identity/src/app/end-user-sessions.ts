import { actorOf, type Caller } from '@blockscore/caller';
import { isId } from '@blockscore/ids';
import { fail, type Outcome, ok } from '@blockscore/result';
import type { IdentityErrorCode } from '../domain/errors.ts';
import type { User } from '../domain/user.ts';
import { endSessions } from './end-sessions.ts';
import type { Ports } from './ports.ts';

export interface EndedSessions {
  readonly user: User;
  /** How many. */
  readonly ended: number;
}

/** Ends all sessions of somebody. [users:write] */
export function endUserSessions(ports: Ports) {
  return async (
    caller: Caller,
    { userId }: { readonly userId: string },
  ): Promise<Outcome<EndedSessions, IdentityErrorCode>> => {
    const now = ports.clock();
    return await ports.transact(async (work) => {
      // Locked: a sign-in at the same moment comes either before, and ends, or after.
      const user = isId('user', userId) ? await work.users.lock(userId) : undefined;
      if (user === undefined) {
        return fail('NOT_FOUND', 'There is no such user.', ['input', 'userId']);
      }
      return ok({ user, ended: await endSessions(work, user.id, now, actorOf(caller)) });
    });
  };
}
