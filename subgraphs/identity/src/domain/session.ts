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

/** How long after its end it is remembered that a session was. */
export const REMEMBERED_MS = 90 * 86_400_000;

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

/** How long a session may go unused, and how long it may last at all, in milliseconds. */
export interface SessionLimit {
  readonly idleMs: number;
  readonly absoluteMs: number;
}

/** Limits by risk (ASVS 5.0, 7.3.1 and 7.3.2): who sees other people's data proves it more often. */
export interface SessionLimits {
  readonly customers: SessionLimit;
  readonly staff: SessionLimit;
}

const STAFF: ReadonlySet<Role> = new Set<Role>([
  'LOAN_OFFICER',
  'COMPLIANCE_OFFICER',
  'ANALYST',
  'ADMIN',
]);

/** The limit of somebody with these roles, those included that need a second factor to be of use. */
export function limitOf(limits: SessionLimits, roles: readonly Role[]): SessionLimit {
  return roles.some((role) => STAFF.has(role)) ? limits.staff : limits.customers;
}

/** The absolute end of a session that began then. */
export function sessionEnd(limit: SessionLimit, start: Date): Date {
  return new Date(start.getTime() + limit.absoluteMs);
}

/** The idle end of a refresh token that is given now, which is never beyond the session's. */
export function refreshEnd(
  limit: SessionLimit,
  now: Date,
  session: Pick<Session, 'expiresAt'>,
): Date {
  return new Date(Math.min(now.getTime() + limit.idleMs, session.expiresAt.getTime()));
}

/**
 * How long a rotated token still gets the successor that it got: for two tabs that refresh at once,
 * and for an answer that was lost on its way.
 */
export const GRACE_MS = 10_000;

/**
 * What a presented refresh token leads to. `REPEAT` answers with the same successor as before. After
 * the grace, a token that was rotated is in two hands: the whole session ends, whoever of them is
 * the thief (RFC 9700, section 4.14.2).
 */
export function judgeRefresh(
  session: Pick<Session, 'endedAt' | 'expiresAt'>,
  token: Pick<RefreshToken, 'expiresAt' | 'rotatedAt'>,
  now: Date,
): 'ROTATE' | 'REPEAT' | 'REUSED' | 'ENDED' {
  if (!isLive(session, now)) return 'ENDED';
  if (token.rotatedAt !== null) {
    return now.getTime() - token.rotatedAt.getTime() <= GRACE_MS ? 'REPEAT' : 'REUSED';
  }
  return token.expiresAt <= now ? 'ENDED' : 'ROTATE';
}
