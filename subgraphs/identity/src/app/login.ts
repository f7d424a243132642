import { newId } from '@blockscore/ids';
import { fail, type Outcome, ok } from '@blockscore/result';
import type { IdentityErrorCode } from '../domain/errors.ts';
import { checkPassword, normalizeEmail } from '../domain/registration.ts';
import { refreshEnd, sessionEnd } from '../domain/session.ts';
import type { User } from '../domain/user.ts';
import type { Ports } from './ports.ts';

export interface Login {
  readonly email: string;
  readonly password: string;
}

export interface StartedSession {
  readonly accessToken: string;
  readonly refreshToken: string;
  /** When the access token ends. */
  readonly expiresAt: Date;
  readonly user: User;
}

/** Signs in by password. An unknown address and a wrong password get the same answer after the same work. */
export function login(ports: Ports) {
  return async (input: Login): Promise<Outcome<StartedSession, IdentityErrorCode>> => {
    const email = normalizeEmail(input.email.slice(0, 300));
    const known = await ports.transact((work) => work.users.findCredentials(email));
    const plausible = checkPassword(input.password) === undefined;
    const password = plausible ? input.password : '';
    const right = await ports.passwords.verify(password, known?.passwordHash);
    if (known === undefined || !right || !plausible) {
      return fail('CREDENTIALS_INVALID', 'The address or the password is wrong.', ['input']);
    }
    const now = ports.clock();
    const refresh = ports.tokens.newRefresh();
    return await ports.transact(async (work) => {
      const user = await work.users.find(known.id);
      if (user === undefined) throw new Error('A user vanished between two reads.');
      const session = {
        id: newId('session'),
        userId: user.id,
        createdAt: now,
        expiresAt: sessionEnd(now),
        endedAt: null,
      };
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
      const access = await ports.tokens.access(user, session.id);
      return ok({
        accessToken: access.token,
        refreshToken: refresh.secret,
        expiresAt: access.expiresAt,
        user,
      });
    });
  };
}
