import type { Id } from '@blockscore/ids';
import type { Role } from './user.ts';

/** How somebody proved who they are. A passkey counts as two factors: the device and its unlocking. */
export type AuthenticationMethod = 'PASSWORD' | 'TOTP' | 'RECOVERY_CODE' | 'PASSKEY';

/** A sign-in on one device: the family of all refresh tokens that followed from it. */
export interface Session {
  readonly id: Id<'session'>;
  readonly userId: Id<'user'>;
  readonly deviceId: Id<'device'> | null;
  /** What the browser or program calls itself; null where it said nothing or the data was erased. */
  readonly agent: string | null;
  /** The network address that it came from. */
  readonly address: string | null;
  readonly createdAt: Date;
  /** The last time that the person proved in full who they are. */
  readonly authenticatedAt: Date;
  readonly methods: readonly AuthenticationMethod[];
  readonly lastUsedAt: Date;
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

const FRESH_MS = 10 * 60_000;

/** Whether the person proved who they are so lately that they may change how they do (ASVS 7.5.1). */
export function isFresh(session: Pick<Session, 'authenticatedAt'>, now: Date): boolean {
  return now.getTime() - session.authenticatedAt.getTime() <= FRESH_MS;
}

export function isLive(session: Pick<Session, 'endedAt' | 'expiresAt'>, now: Date): boolean {
  return session.endedAt === null && session.expiresAt > now;
}

export function hasSecondFactor(methods: readonly AuthenticationMethod[]): boolean {
  return methods.some((method) => method !== 'PASSWORD');
}

/** The roles that a session gives: those that need a second factor only where there was one. */
export function effectiveRoles(
  held: readonly Role[],
  needSecondFactor: readonly Role[],
  methods: readonly AuthenticationMethod[],
): readonly Role[] {
  if (hasSecondFactor(methods)) return held;
  return held.filter((role) => !needSecondFactor.includes(role));
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
