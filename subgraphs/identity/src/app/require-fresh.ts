import type { Caller } from '@blockscore/caller';
import { isId } from '@blockscore/ids';
import { fail, type Outcome, ok } from '@blockscore/result';
import type { IdentityErrorCode } from '../domain/errors.ts';
import { isFresh, isLive, type Session } from '../domain/session.ts';
import type { Work } from './ports.ts';

/** The live session that the caller is in; a partner's key and a service have none. */
export async function requireSession(
  work: Work,
  caller: Caller,
  now: Date,
): Promise<Outcome<Session, IdentityErrorCode>> {
  const { sessionId } = caller;
  const session =
    sessionId !== undefined && isId('session', sessionId)
      ? await work.sessions.find(sessionId)
      : undefined;
  if (session === undefined || session.userId !== caller.id || !isLive(session, now)) {
    return fail('SESSION_ENDED', 'The session has ended: sign in again.');
  }
  return ok(session);
}

/**
 * The caller's session, provided that they proved in full who they are within the last ten minutes:
 * asked for before anything is changed by which people prove it (ASVS 5.0, 7.5.1).
 */
export async function requireFresh(
  work: Work,
  caller: Caller,
  now: Date,
): Promise<Outcome<Session, IdentityErrorCode>> {
  const session = await requireSession(work, caller, now);
  if (!session.ok || isFresh(session.value, now)) return session;
  return fail(
    'REAUTHENTICATION_REQUIRED',
    'This needs a sign-in of the last ten minutes: call reauthenticate, then try again.',
  );
}
