import type { Caller } from '@blockscore/caller';
import { isId } from '@blockscore/ids';
import { fail, type Outcome, ok } from '@blockscore/result';
import type { IdentityErrorCode } from '../domain/errors.ts';
import { methodsOf } from '../domain/factors.ts';
import { hasSecondFactor, isFresh, isLive, type Session } from '../domain/session.ts';
import type { User } from '../domain/user.ts';
import type { Ports, Work } from './ports.ts';

type FreshPorts = Pick<Ports, 'clock' | 'factors'>;
type Found<T> = Outcome<T, IdentityErrorCode>;

/** The live session that the caller is in; a partner's key and a service have none. */
export async function requireSession(
  work: Work,
  caller: Caller,
  now: Date,
): Promise<Found<Session>> {
  const { kind, sessionId } = caller;
  if (kind !== 'USER') {
    return fail('SESSION_REQUIRED', 'This is for people who sign in: an API key has no session.');
  }
  const session =
    sessionId !== undefined && isId('session', sessionId)
      ? await work.sessions.find(sessionId)
      : undefined;
  if (session === undefined || session.userId !== caller.id || !isLive(session, now)) {
    return fail('SESSION_ENDED', 'The session has ended: sign in again.');
  }
  return ok(session);
}

export interface LockedSession {
  /** Locked: whatever changes of one person takes turns. */
  readonly user: User;
  readonly session: Session;
}

/**
 * The caller's session and the caller, who is locked first: so that no change that waited for another
 * one goes by what the session was before, be it live still or not.
 */
export async function lockSession(
  ports: Pick<Ports, 'clock'>,
  work: Work,
  caller: Caller,
): Promise<Found<LockedSession>> {
  const user = isId('user', caller.id) ? await work.users.lock(caller.id) : undefined;
  const session = await requireSession(work, caller, ports.clock());
  if (!session.ok) return session;
  if (user === undefined) throw new Error('A session belongs to a user who does not exist.');
  return ok({ user, session: session.value });
}

/**
 * The caller's session, provided that they proved in full who they are within the last ten minutes:
 * asked for before anything of weight is done to others. What changes the caller's own account asks
 * `lockFresh`.
 */
export async function requireFresh(
  ports: FreshPorts,
  work: Work,
  caller: Caller,
): Promise<Found<Session>> {
  const session = await requireSession(work, caller, ports.clock());
  return session.ok ? await proven(ports, work, session.value) : session;
}

/** The same for what changes how the caller proves who they are, who is locked (ASVS 5.0, 7.5.1). */
export async function lockFresh(
  ports: FreshPorts,
  work: Work,
  caller: Caller,
): Promise<Found<LockedSession>> {
  const locked = await lockSession(ports, work, caller);
  if (!locked.ok) return locked;
  const session = await proven(ports, work, locked.value.session);
  return session.ok ? locked : session;
}

async function proven(ports: FreshPorts, work: Work, session: Session): Promise<Found<Session>> {
  if (!isFresh(session, ports.clock())) {
    return fail(
      'REAUTHENTICATION_REQUIRED',
      'This needs a sign-in of the last ten minutes: call reauthenticate, then try again.',
    );
  }
  return await requireFactorShown(ports, work, session);
}

/**
 * The session, unless the person has a second factor by now that it has not shown: one that began
 * with the password alone is not worth what it was.
 */
export async function requireFactorShown(
  ports: Pick<Ports, 'factors'>,
  work: Work,
  session: Session,
): Promise<Found<Session>> {
  if (!ports.factors.enabled || hasSecondFactor(session.methods)) return ok(session);
  const [factors] = await work.factors.findMany([session.userId]);
  if (factors === undefined || methodsOf(factors).length === 0) return ok(session);
  return fail(
    'REAUTHENTICATION_REQUIRED',
    'You have a second factor, which this sign-in has not shown: call reauthenticate, then try again.',
  );
}
