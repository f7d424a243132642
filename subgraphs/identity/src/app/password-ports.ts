import type { Id } from '@blockscore/ids';

/** Passwords that are tried first. */
export interface BreachedPasswords {
  /** Whether it is among the first guesses of whoever knows nothing of the person. */
  isCommon(password: string): Promise<boolean>;
  /** Whether it is one of these, or on a list of stolen ones that could be asked. */
  isBreached(password: string): Promise<boolean>;
}

/** Lets the bearer of the token that derives from its id set a new password once. */
export interface PasswordReset {
  readonly id: Id<'reset'>;
  readonly userId: Id<'user'>;
  readonly requestedAt: Date;
  readonly expiresAt: Date;
  readonly usedAt: Date | null;
}

export interface PasswordRepository {
  /** Undefined where there is no such user. */
  hashOf(userId: Id<'user'>): Promise<string | undefined>;
  /** When it was changed or reset last; null where never. */
  changedAt(userId: Id<'user'>): Promise<Date | null>;
  /** Gives a user, who is locked, another password. */
  replace(userId: Id<'user'>, hash: string, at: Date): Promise<void>;
  /** Stores the same password at more cost, unless it was changed meanwhile. */
  strengthen(userId: Id<'user'>, from: string, to: string): Promise<void>;
  findReset(id: Id<'reset'>): Promise<PasswordReset | undefined>;
  lockReset(id: Id<'reset'>): Promise<PasswordReset | undefined>;
  insertReset(reset: PasswordReset): Promise<void>;
  /** How many were asked for since then. */
  countResetsSince(userId: Id<'user'>, since: Date): Promise<number>;
  /** Whether the user has a reset that is good now. */
  hasGoodReset(userId: Id<'user'>, now: Date): Promise<boolean>;
  /** Makes all resets of the user that were not used worthless. */
  voidResets(userId: Id<'user'>, at: Date): Promise<void>;
  /** Forgets those that ended before then. */
  purgeResets(before: Date): Promise<void>;
}
