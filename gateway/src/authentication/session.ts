import type { Caller } from '@blockscore/caller';
import type { Fault } from '@blockscore/result';

/** Who asks, on what ground, and until when that holds. */
export interface Session {
  readonly caller: Caller;
  /**
   * Milliseconds since the epoch at which an access token ends or an API key must be looked at anew;
   * undefined for anonymous callers.
   */
  readonly expiresAt?: number;
  /**
   * Milliseconds since the epoch, when identity said so: of an access token by identity's clock, of
   * an API key by ours.
   */
  readonly since?: number;
  /** The key that signed an access token: header `kid`. */
  readonly signingKey?: string;
  /** The version of the user that an access token was issued for: claim `ver`. */
  readonly userVersion?: number;
}

/** Why a session that was good is not good any more. */
export interface SessionOver {
  readonly fault: Fault;
  /** Whether coming again is worth while: with a refreshed token, or with the same key. */
  readonly comeAgain: boolean;
}

/**
 * The longest that an access token is believed after it was issued. Identity lets them live for ten
 * minutes; what has to be remembered of revocations rests on this bound.
 */
export const OLDEST_TOKEN_SECONDS = 900;
