import { ROLES, type Role, userCaller } from '@blockscore/caller';
import { Fault } from '@blockscore/result';
import type { Logger } from '@blockscore/service';
import { createRemoteJWKSet, errors, type JSONWebKeySet, type JWTPayload, jwtVerify } from 'jose';
import { LRUCache } from 'lru-cache';
import { OLDEST_TOKEN_SECONDS, type Session } from './session.ts';

export interface AccessTokens {
  /**
   * @param token a JWT in compact form
   * @throws {Fault} `UNAUTHENTICATED` where it is not good; `SERVICE_UNAVAILABLE` where it cannot be
   * checked now
   */
  readonly verify: (token: string) => Promise<Session>;
  /** The keys that access tokens are checked with, as identity publishes them. */
  readonly keySet: () => Promise<JSONWebKeySet>;
  /** Reads the keys again, because identity has changed them. */
  readonly keysChanged: () => Promise<void>;
}

export interface AccessTokensOptions {
  readonly jwksUrl: string;
  readonly issuer: string;
  readonly audience: string;
  readonly logger: Logger;
}

const CACHED_SESSIONS = 10_000;
/** After so long the keys are read again, so that a key withdrawn is not trusted for ever. */
const KEYS_MAX_AGE_MS = 600_000;
/** A token with an unknown key makes the keys be read again, but not more often than this. */
const KEYS_COOL_DOWN_MS = 10_000;
const KEYS_TIMEOUT_MS = 3_000;
const CLOCK_TOLERANCE_SECONDS = 5;
/** Of an id; ours have at most 35 characters. */
const LONGEST_ID = 100;

const roleNames: ReadonlySet<unknown> = new Set(ROLES);

/** Verifies access tokens (RFC 9068, EdDSA). A token that was good is remembered until it ends. */
export function createAccessTokens(options: AccessTokensOptions): AccessTokens {
  const keys = createRemoteJWKSet(new URL(options.jwksUrl), {
    cacheMaxAge: KEYS_MAX_AGE_MS,
    cooldownDuration: KEYS_COOL_DOWN_MS,
    timeoutDuration: KEYS_TIMEOUT_MS,
  });
  const sessions = new LRUCache<string, Session>({ max: CACHED_SESSIONS });
  /** Counts changes of the keys: what was checked with those of before is not remembered. */
  let generation = 0;

  return {
    async verify(token) {
      const known = sessions.get(token);
      if (known !== undefined && Date.now() < (known.expiresAt ?? 0)) return known;
      const began = generation;
      try {
        const { payload, protectedHeader } = await jwtVerify(token, keys, {
          algorithms: ['EdDSA'],
          issuer: options.issuer,
          audience: options.audience,
          typ: 'at+jwt',
          requiredClaims: ['sub', 'exp', 'iat'],
          maxTokenAge: OLDEST_TOKEN_SECONDS,
          clockTolerance: CLOCK_TOLERANCE_SECONDS,
        });
        const session = sessionOf(payload, protectedHeader.kid);
        if (began === generation) sessions.set(token, session);
        return session;
      } catch (error) {
        throw faultOf(error);
      }
    },
    async keySet() {
      try {
        if (!keys.fresh) await keys.reload();
      } catch (error) {
        throw faultOf(error);
      }
      return keys.jwks() ?? { keys: [] };
    },
    async keysChanged() {
      try {
        await keys.reload();
      } catch (error) {
        options.logger.warn(
          { err: error },
          'the changed signing keys cannot be read; those of before are trusted for ten minutes at the most',
        );
      }
      generation += 1;
      sessions.clear();
    },
  };
}

function sessionOf(payload: JWTPayload, signingKey: string | undefined): Session {
  const { sub, exp, iat = 0, roles, partner, sid, ver, auth_time: shown } = payload;
  const readable = Array.isArray(roles) && roles.every((role) => roleNames.has(role));
  if (!isId(sub) || typeof exp !== 'number' || !readable) {
    throw new Fault(
      'UNAUTHENTICATED',
      'The access token does not say who it is for; sign in again.',
    );
  }
  const caller = userCaller(
    sub,
    roles as readonly Role[],
    isId(partner) ? partner : undefined,
    isId(sid) ? sid : undefined,
    typeof shown === 'number' ? shown : undefined,
  );
  // A token without a version is older than every change.
  const userVersion = typeof ver === 'number' && Number.isSafeInteger(ver) ? ver : 0;
  return {
    caller,
    expiresAt: exp * 1000,
    since: iat * 1000,
    userVersion,
    ...(signingKey !== undefined && { signingKey }),
  };
}

function isId(value: unknown): value is string {
  return typeof value === 'string' && value !== '' && value.length <= LONGEST_ID;
}

function faultOf(error: unknown): Fault {
  if (error instanceof Fault) return error;
  if (error instanceof errors.JWTExpired) {
    return new Fault('UNAUTHENTICATED', 'The access token has expired; refresh the session.');
  }
  const aboutToken =
    error instanceof errors.JWTInvalid ||
    error instanceof errors.JWTClaimValidationFailed ||
    error instanceof errors.JWSInvalid ||
    error instanceof errors.JWSSignatureVerificationFailed ||
    error instanceof errors.JOSEAlgNotAllowed ||
    error instanceof errors.JOSENotSupported ||
    error instanceof errors.JWKSNoMatchingKey ||
    error instanceof errors.JWKSMultipleMatchingKeys;
  return aboutToken
    ? new Fault('UNAUTHENTICATED', 'The access token is not valid; sign in again.')
    : new Fault(
        'SERVICE_UNAVAILABLE',
        'Access tokens cannot be checked at the moment; try again in a few seconds.',
      );
}
