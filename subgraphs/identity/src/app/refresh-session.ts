import { fail, type Outcome, ok } from '@blockscore/result';
import type { IdentityErrorCode } from '../domain/errors.ts';
import { judgeRefresh, refreshEnd } from '../domain/session.ts';
import { endSession } from './logout.ts';
import type { Ports } from './ports.ts';
import type { StartedSession } from './start-session.ts';

/** Exchanges a refresh token for a new one and a new access token. Using one twice ends the session. */
export function refreshSession(ports: Ports) {
  return async (input: {
    readonly refreshToken: string;
  }): Promise<Outcome<StartedSession, IdentityErrorCode>> => {
    const now = ports.clock();
    const hash = ports.tokens.hashRefresh(input.refreshToken.slice(0, 200));
    return await ports.transact(async (work) => {
      const found = await work.sessions.lockByToken(hash);
      if (found === undefined) return ended();
      const { session, token } = found;
      const verdict = judgeRefresh(session, token, now);
      if (verdict === 'REUSED') await endSession(work, session, now);
      const user = verdict === 'ROTATE' ? await work.users.find(session.userId) : undefined;
      if (user === undefined) return ended();
      const next = ports.tokens.newRefresh();
      await work.sessions.markRotated(token.hash, now);
      await work.sessions.insertToken({
        hash: next.hash,
        sessionId: session.id,
        expiresAt: refreshEnd(now, session),
        rotatedAt: null,
      });
      const access = await ports.tokens.access(user, session);
      return ok({
        accessToken: access.token,
        refreshToken: next.secret,
        expiresAt: access.expiresAt,
        user,
      });
    });
  };
}

function ended() {
  return fail('SESSION_ENDED', 'The session has ended: sign in again.', [
    'input',
    'refreshToken',
  ] as const);
}
