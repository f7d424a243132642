import { actorOf, type Caller, isSelf } from '@blockscore/caller';
import { isId } from '@blockscore/ids';
import { fail, type Outcome, ok } from '@blockscore/result';
import type { IdentityErrorCode } from '../domain/errors.ts';
import type { Session } from '../domain/session.ts';
import { endSession, endSessions } from './end-sessions.ts';
import type { Ports } from './ports.ts';
import { lockFresh } from './require-fresh.ts';

/**
 * Ends one of the caller's own sessions. It asks for a fresh sign-in, as does ending all others: so
 * that whoever found a token cannot sign its owner out (ASVS 5.0, 7.5.2).
 */
export function revokeSession(ports: Ports) {
  return async (
    caller: Caller,
    { id }: { readonly id: string },
  ): Promise<Outcome<Session, IdentityErrorCode>> => {
    const now = ports.clock();
    return await ports.transact(async (work) => {
      const own = await lockFresh(ports, work, caller);
      if (!own.ok) return own;
      const session = isId('session', id) ? await work.sessions.find(id) : undefined;
      if (session === undefined || !isSelf(caller, session.userId)) {
        return fail('NOT_FOUND', 'You have no such session.', ['input', 'id']);
      }
      await endSession(work, session, now);
      // As where all end: whoever was in it may have asked for another address.
      if (session.id !== own.value.session.id)
        await work.verifications.voidChanges(session.userId, now);
      return ok({ ...session, endedAt: session.endedAt ?? now });
    });
  };
}

/** Ends all sessions of the caller but the one that they are in; tells how many. */
export function revokeOtherSessions(ports: Ports) {
  return async (caller: Caller): Promise<Outcome<number, IdentityErrorCode>> => {
    const now = ports.clock();
    return await ports.transact(async (work) => {
      const own = await lockFresh(ports, work, caller);
      if (!own.ok) return own;
      const { id, userId } = own.value.session;
      return ok(await endSessions(work, userId, now, actorOf(caller), id));
    });
  };
}
