import type { Id } from '@blockscore/ids';

/** A sign-in on one device: the family of all refresh tokens that followed from it. */
export interface Session {
  readonly id: Id<'session'>;
  readonly userId: Id<'user'>;
  readonly createdAt: Date;
  /** The absolute end, however often it is refreshed. */
  readonly expiresAt: Date;
  readonly endedAt: Date | null;
}

export interface RefreshToken {
  readonly hash: string;
  readonly sessionId: Id<'session'>;
  /** The idle end: a token that was not used by then is worth nothing. */
  readonly expiresAt: Date;
  readonly rotatedAt: Date | null;
}

const DAY_MS = 86_400_000;
const IDLE_DAYS = 14;
const ABSOLUTE_DAYS = 90;

export function sessionEnd(start: Date): Date {
  return new Date(start.getTime() + ABSOLUTE_DAYS * DAY_MS);
}

export function refreshEnd(now: Date, session: Pick<Session, 'expiresAt'>): Date {
  return new Date(Math.min(now.getTime() + IDLE_DAYS * DAY_MS, session.expiresAt.getTime()));
}

/**
 * What a presented refresh token leads to. A token that was rotated before is in two hands: the
 * whole session ends, whoever of them is the thief (RFC 9700, section 4.14.2).
 */
export function judgeRefresh(
  session: Session,
  token: RefreshToken,
  now: Date,
): 'ROTATE' | 'REUSED' | 'ENDED' {
  if (session.endedAt !== null || session.expiresAt <= now) return 'ENDED';
  if (token.rotatedAt !== null) return 'REUSED';
  return token.expiresAt <= now ? 'ENDED' : 'ROTATE';
}
