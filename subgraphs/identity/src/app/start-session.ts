import { type Id, newId } from '@blockscore/ids';
import { type AuthenticationMethod, refreshEnd, sessionEnd } from '../domain/session.ts';
import type { User } from '../domain/user.ts';
import type { Ports, Work } from './ports.ts';

/** Where a request came from, as the gateway tells it; empty where it does not know. */
export interface Client {
  readonly address: string;
  readonly agent: string;
}

export interface StartedSession {
  readonly accessToken: string;
  readonly refreshToken: string;
  /** When the access token ends. */
  readonly expiresAt: Date;
  readonly user: User;
}

export interface SignIn {
  readonly user: User;
  readonly methods: readonly AuthenticationMethod[];
  readonly client: Client;
  readonly deviceId: Id<'device'> | null;
}

/** Starts a session for somebody who has just proven who they are: the only place where one begins. */
export async function startSession(
  ports: Ports,
  work: Work,
  { user, methods, client, deviceId }: SignIn,
): Promise<StartedSession> {
  const now = ports.clock();
  const session = {
    id: newId('session'),
    userId: user.id,
    deviceId,
    agent: client.agent || null,
    address: client.address || null,
    createdAt: now,
    authenticatedAt: now,
    methods,
    lastUsedAt: now,
    expiresAt: sessionEnd(now),
    endedAt: null,
  };
  const refresh = ports.tokens.newRefresh();
  await work.sessions.insert(session);
  await work.sessions.insertToken({
    hash: refresh.hash,
    sessionId: session.id,
    expiresAt: refreshEnd(now, session),
    rotatedAt: null,
  });
  await work.events.record({
    type: 'identity.session.started',
    aggregate: { type: 'session', id: session.id, version: 1 },
    audience: { subject: user.id, scopes: ['users:read'] },
    actor: { kind: 'USER', id: user.id },
    data: { userId: user.id, sessionId: session.id },
  });
  const access = await ports.tokens.access(user, session);
  return {
    accessToken: access.token,
    refreshToken: refresh.secret,
    expiresAt: access.expiresAt,
    user,
  };
}
