import { type Caller, isSelf } from '@blockscore/caller';
import { isId } from '@blockscore/ids';
import { fail, type Outcome, ok } from '@blockscore/result';
import type { IdentityErrorCode } from '../domain/errors.ts';
import type { Session } from '../domain/session.ts';
import { endSession } from './end-sessions.ts';
import type { Ports, Work } from './ports.ts';

export interface Logout {
  readonly refreshToken?: string | null | undefined;
}

/** Ends the session that a refresh token belongs to, or without one the session of the request. */
export function logout(ports: Ports) {
  return async (caller: Caller, input: Logout): Promise<Outcome<true, IdentityErrorCode>> => {
    const now = ports.clock();
    return await ports.transact(async (work) => {
      const session = await sessionOf(ports, work, caller, input.refreshToken ?? undefined);
      if (session === undefined || !isSelf(caller, session.userId)) {
        return fail('NOT_FOUND', 'You have no such session: there is nothing to end.', [
          'input',
          'refreshToken',
        ]);
      }
      await endSession(work, session, now);
      return ok(true);
    });
  };
}

async function sessionOf(
  ports: Ports,
  work: Work,
  { sessionId }: Caller,
  refreshToken: string | undefined,
): Promise<Session | undefined> {
  if (refreshToken !== undefined) {
    const token = refreshToken.slice(0, 200);
    const found = await work.sessions.lockByToken(ports.tokens.hashSecret(token));
    // A token of before the last one is as good for ending the session.
    const family = found === undefined ? ports.tokens.familyOf(token) : undefined;
    return family === undefined ? found?.session : await work.sessions.find(family);
  }
  return sessionId !== undefined && isId('session', sessionId)
    ? await work.sessions.find(sessionId)
    : undefined;
}
