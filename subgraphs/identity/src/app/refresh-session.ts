import { fail, type Outcome, ok } from '@blockscore/result';
import type { IdentityErrorCode } from '../domain/errors.ts';
import {
  GRACE_MS,
  isLive,
  judgeRefresh,
  limitOf,
  refreshEnd,
  sessionEnd,
} from '../domain/session.ts';
import { endSession } from './end-sessions.ts';
import type { Ports, Work } from './ports.ts';
import { type StartedSession, suspended } from './start-session.ts';
import { tryLater } from './throttle.ts';

/**
 * Exchanges a refresh token for its successor and a new access token. Within the grace the same
 * token gets the same successor again; after it, using one twice ends the session.
 */
export function refreshSession(ports: Ports) {
  return async (
    client: { readonly address: string },
    input: { readonly refreshToken: string },
  ): Promise<Outcome<StartedSession, IdentityErrorCode>> => {
    const now = ports.clock();
    const presented = input.refreshToken.slice(0, 200);
    const outcome = await ports.transact(async (work) => {
      const found = await work.sessions.lockByToken(ports.tokens.hashSecret(presented));
      if (found === undefined) return await judgeUnknown(ports, work, presented, now);
      const { token } = found;
      const user = await work.users.find(found.session.userId);
      if (user === undefined) return ended();
      // Who became staff since the sign-in is held to the limit of staff from here on.
      const limit = limitOf(ports.sessionLimits, user.roles);
      const end = Math.min(
        found.session.expiresAt.getTime(),
        sessionEnd(limit, found.session.createdAt).getTime(),
      );
      const session = { ...found.session, lastUsedAt: now, expiresAt: new Date(end) };
      const verdict = judgeRefresh(session, token, now);
      if (verdict === 'REUSED') await endSession(work, session, now);
      if (verdict === 'REUSED' || verdict === 'ENDED') return ended();
      if (user.suspendedAt !== null) return suspended();
      const next = ports.tokens.successorOf(presented, session.id);
      if (verdict === 'ROTATE') {
        await work.sessions.markRotated(token.hash, now);
        await work.sessions.insertToken({
          hash: next.hash,
          sessionId: session.id,
          expiresAt: refreshEnd(limit, now, session),
          rotatedAt: null,
        });
        await work.sessions.pruneTokens(session.id, new Date(now.getTime() - GRACE_MS));
      }
      await work.sessions.markUsed(session);
      const access = await ports.tokens.access(user, session);
      return ok({
        accessToken: access.token,
        refreshToken: next.secret,
        expiresAt: access.expiresAt,
        deviceToken: null,
        user,
      });
    });
    if (!outcome.ok || outcome.value !== undefined) return outcome;
    // Counted only where a token is none: who shares the address of a guesser keeps their session.
    const admitted = await ports.throttle.take('ANONYMOUS_CALL', client.address);
    return admitted.ok ? ended() : tryLater(admitted.error);
  };
}

/** A token that is not stored was rotated before, and ends its session; or it is none of ours. */
async function judgeUnknown(ports: Ports, work: Work, presented: string, now: Date) {
  const sessionId = ports.tokens.familyOf(presented);
  if (sessionId === undefined) return ok(undefined);
  const session = await work.sessions.find(sessionId);
  if (session !== undefined && isLive(session, now)) await endSession(work, session, now);
  return ended();
}

function ended() {
  return fail('SESSION_ENDED', 'The session has ended: sign in again.', [
    'input',
    'refreshToken',
  ] as const);
}
