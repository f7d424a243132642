import type { NewEvent } from '@blockscore/events';
import type { Id } from '@blockscore/ids';
import type { Session } from '../domain/session.ts';
import type { Work } from './ports.ts';

type Actor = NewEvent['actor'];

/**
 * Ends a session, unless it has ended before. The gateway refuses its access tokens on the event.
 *
 * @param succeededBy the session that takes its place
 */
export async function endSession(
  work: Work,
  { id, userId }: Pick<Session, 'id' | 'userId'>,
  now: Date,
  succeededBy?: Id<'session'>,
): Promise<void> {
  if (!(await work.sessions.end(id, now))) return;
  await recordEnd(work, userId, id, { kind: 'USER', id: userId }, succeededBy);
}

/** Ends all sessions of a user, apart from one where it is given; tells how many. */
export async function endSessions(
  work: Work,
  userId: Id<'user'>,
  now: Date,
  actor: Actor,
  except?: Id<'session'>,
): Promise<number> {
  // Whoever ends or begins several of a person's sessions takes turns: none waits in a circle.
  await work.users.lock(userId);
  const ended = await work.sessions.endAll(userId, now, except);
  // Or whoever was in one of them would take the account by an address that they asked for before.
  await work.verifications.voidChanges(userId, now);
  for (const id of ended) await recordEnd(work, userId, id, actor);
  return ended.length;
}

export async function recordEnd(
  work: Work,
  userId: Id<'user'>,
  sessionId: Id<'session'>,
  actor: Actor,
  succeededBy?: Id<'session'>,
): Promise<void> {
  await work.events.record({
    type: 'identity.session.ended',
    aggregate: { type: 'session', id: sessionId, version: 2 },
    audience: { subject: userId, scopes: ['users:read'] },
    actor,
    data: { userId, sessionId, ...(succeededBy !== undefined && { succeededBy }) },
  });
}
