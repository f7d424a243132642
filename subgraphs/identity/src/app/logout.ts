import { type Caller, isSelf } from '@blockscore/caller';
import { fail, type Outcome, ok } from '@blockscore/result';
import type { IdentityErrorCode } from '../domain/errors.ts';
import type { Session } from '../domain/session.ts';
import type { Ports, Work } from './ports.ts';

/** Ends the session that a refresh token belongs to; its access tokens run out within ten minutes. */
export function logout(ports: Ports) {
  return async (
    caller: Caller,
    input: { readonly refreshToken: string },
  ): Promise<Outcome<true, IdentityErrorCode>> => {
    const now = ports.clock();
    const hash = ports.tokens.hashRefresh(input.refreshToken.slice(0, 200));
    return await ports.transact(async (work) => {
      const found = await work.sessions.lockByToken(hash);
      if (found === undefined || !isSelf(caller, found.session.userId)) {
        return fail('NOT_FOUND', 'You have no session with this token.', ['input', 'refreshToken']);
      }
      if (found.session.endedAt === null) await endSession(work, found.session, now);
      return ok(true);
    });
  };
}

export async function endSession(work: Work, session: Session, now: Date): Promise<void> {
  await work.sessions.end(session.id, now);
  await work.events.record({
    type: 'identity.session.ended',
    aggregate: { type: 'session', id: session.id, version: 2 },
    audience: { subject: session.userId, scopes: ['users:read'] },
    actor: { kind: 'USER', id: session.userId },
    data: { userId: session.userId, sessionId: session.id },
  });
}
