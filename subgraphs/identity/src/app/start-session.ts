import type { Client } from '@blockscore/caller';
import { type Id, newId } from '@blockscore/ids';
import { fail, type Outcome, ok } from '@blockscore/result';
import type { IdentityErrorCode } from '../domain/errors.ts';
import {
  type AuthenticationMethod,
  limitOf,
  REMEMBERED_MS,
  refreshEnd,
  type Session,
  sessionEnd,
} from '../domain/session.ts';
import type { User } from '../domain/user.ts';
import { endSession, recordEnd } from './end-sessions.ts';
import { enqueueMail } from './enqueue-mail.ts';
import { rememberDevice } from './known-device.ts';
import { noteSighting } from './note-sighting.ts';
import type { Ports, Work } from './ports.ts';

export interface StartedSession {
  readonly accessToken: string;
  readonly refreshToken: string;
  /** When the access token ends. */
  readonly expiresAt: Date;
  /** What makes the device known at its next sign-in; null where it has one already. */
  readonly deviceToken: string | null;
  readonly user: User;
}

export interface SignIn {
  readonly userId: Id<'user'>;
  readonly methods: readonly AuthenticationMethod[];
  /** Where the request came from, as the gateway tells it; empty texts where it does not know. */
  readonly client: Client;
  /** As `recogniseDevice` gave it. */
  readonly deviceId: Id<'device'> | null;
  /** As `shownDevice` gave it. */
  readonly shownDevice: string | null;
}

/** Who signs in once more ends the oldest session. */
const MAX_SESSIONS = 50;
/**
 * Starts a session for somebody who has just proven who they are: but for `succeedSession`, which has
 * one follow another, the only place where one begins. Fails with `ACCOUNT_SUSPENDED`.
 */
export async function startSession(
  ports: Ports,
  work: Work,
  { userId, methods, client, deviceId, shownDevice }: SignIn,
): Promise<Outcome<StartedSession, IdentityErrorCode>> {
  const now = ports.clock();
  // Locked: sign-ins of one person take turns with each other and with a suspension.
  const user = await work.users.lock(userId);
  if (user === undefined) throw new Error('A user vanished between two reads.');
  if (user.suspendedAt !== null) return suspended();
  const isNew = now.getTime() - user.createdAt.getTime() < REMEMBERED_MS;
  const isFirst = isNew && !(await work.sessions.hasAny(userId));
  const device = await rememberDevice(ports, work, userId, deviceId);
  const seen = { shown: shownDevice, given: device.tokenHash, address: client.address };
  await noteSighting(work, userId, seen, now);
  const opened = await openSession(ports, work, user, {
    deviceId: device.id,
    agent: client.agent || null,
    address: client.address || null,
    methods,
  });
  if (device.token !== null && !isFirst) {
    await enqueueMail(work, { kind: 'NEW_DEVICE', userId, sessionId: opened.sessionId });
  }
  await keepFew(work, userId, now, limitOf(ports.sessionLimits, user.roles).idleMs);
  return ok({ ...opened.session, deviceToken: device.token });
}

/**
 * Puts another session in the place of the one in which somebody has just proven in full who they
 * are: no token of before counts any more, nor gains by it (ASVS 5.0, 7.2.4).
 *
 * @param user locked
 */
export async function succeedSession(
  ports: Ports,
  work: Work,
  user: User,
  before: Session,
  shown: readonly AuthenticationMethod[],
): Promise<StartedSession> {
  const { deviceId, agent, address } = before;
  const methods = [...new Set([...before.methods, ...shown])];
  const opened = await openSession(ports, work, user, { deviceId, agent, address, methods });
  await endSession(work, before, ports.clock(), opened.sessionId);
  return opened.session;
}

async function openSession(
  ports: Ports,
  work: Work,
  user: User,
  from: Pick<Session, 'deviceId' | 'agent' | 'address' | 'methods'>,
): Promise<{ readonly sessionId: Id<'session'>; readonly session: StartedSession }> {
  const now = ports.clock();
  const userId = user.id;
  const limit = limitOf(ports.sessionLimits, user.roles);
  const session: Session = {
    ...from,
    id: newId('session'),
    userId,
    createdAt: now,
    authenticatedAt: now,
    lastUsedAt: now,
    expiresAt: sessionEnd(limit, now),
    endedAt: null,
  };
  const refresh = ports.tokens.newRefresh(session.id);
  await work.sessions.insert(session);
  await work.sessions.insertToken({
    hash: refresh.hash,
    sessionId: session.id,
    expiresAt: refreshEnd(limit, now, session),
    rotatedAt: null,
  });
  await work.events.record({
    type: 'identity.session.started',
    aggregate: { type: 'session', id: session.id, version: 1 },
    audience: { subject: userId, scopes: ['users:read'] },
    actor: { kind: 'USER', id: userId },
    data: { userId, sessionId: session.id },
  });
  const access = await ports.tokens.access(user, session);
  const tokens = { accessToken: access.token, refreshToken: refresh.secret };
  return {
    sessionId: session.id,
    session: { ...tokens, expiresAt: access.expiresAt, deviceToken: null, user },
  };
}

/** Bounds what is kept of a user's sessions; the one just begun is the youngest. */
async function keepFew(work: Work, userId: Id<'user'>, now: Date, idleMs: number): Promise<void> {
  const live = { userId, now, usedAfter: new Date(now.getTime() - idleMs) };
  for (const id of await work.sessions.endOldest(live, MAX_SESSIONS)) {
    await recordEnd(work, userId, id, { kind: 'SERVICE', id: 'identity' });
  }
}

/** The answer to who has proven who they are and may not come in. */
export function suspended() {
  return fail(
    'ACCOUNT_SUSPENDED',
    'This account is suspended: nobody can sign in to it until it is reinstated.',
    ['input'] as const,
  );
}
