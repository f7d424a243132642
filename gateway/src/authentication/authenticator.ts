import { ANONYMOUS, type Caller, ROLES, type Role, userCaller } from '@blockscore/caller';
import { Fault } from '@blockscore/result';
import { createRemoteJWKSet, errors, type JSONWebKeySet, type JWTPayload, jwtVerify } from 'jose';
import { LRUCache } from 'lru-cache';

/** Who asks, and until when that holds. */
export interface Session {
  readonly caller: Caller;
  /** Milliseconds since the epoch at which the token ends; undefined for anonymous callers. */
  readonly expiresAt?: number;
}

export interface Authenticator {
  /**
   * @param authorization value of the header `Authorization`, absent for an anonymous caller
   * @throws {Fault} `UNAUTHENTICATED` where the token is not good; `SERVICE_UNAVAILABLE` where it
   * cannot be checked now
   */
  readonly authenticate: (authorization: string | undefined) => Promise<Session>;
  /** The keys that access tokens are checked with, as identity publishes them. */
  readonly keySet: () => Promise<JSONWebKeySet>;
}

export interface AuthenticatorOptions {
  readonly jwksUrl: string;
  readonly issuer: string;
  readonly audience: string;
}

const LONGEST_TOKEN = 8_192;
const CACHED_SESSIONS = 10_000;
/** After so long the keys are read again, so that a key withdrawn is not trusted for ever. */
const KEYS_MAX_AGE_MS = 600_000;
/** A token with an unknown key makes the keys be read again, but not more often than this. */
const KEYS_COOL_DOWN_MS = 10_000;
const KEYS_TIMEOUT_MS = 3_000;
const CLOCK_TOLERANCE_SECONDS = 5;

const anonymous: Session = { caller: ANONYMOUS };
const roleNames: ReadonlySet<unknown> = new Set(ROLES);

/** Verifies access tokens (RFC 9068, EdDSA). A token that was good is remembered until it ends. */
export function createAuthenticator(options: AuthenticatorOptions): Authenticator {
  const keys = createRemoteJWKSet(new URL(options.jwksUrl), {
    cacheMaxAge: KEYS_MAX_AGE_MS,
    cooldownDuration: KEYS_COOL_DOWN_MS,
    timeoutDuration: KEYS_TIMEOUT_MS,
  });
  const sessions = new LRUCache<string, Session>({ max: CACHED_SESSIONS });

  const verify = async (token: string): Promise<Session> => {
    try {
      const { payload } = await jwtVerify(token, keys, {
        algorithms: ['EdDSA'],
        issuer: options.issuer,
        audience: options.audience,
        typ: 'at+jwt',
        requiredClaims: ['sub', 'exp'],
        clockTolerance: CLOCK_TOLERANCE_SECONDS,
      });
      return sessionOf(payload);
    } catch (error) {
      throw faultOf(error);
    }
  };

  return {
    async authenticate(authorization) {
      if (authorization === undefined || authorization === '') return anonymous;
      const token = /^Bearer +([\w-]+\.[\w-]+\.[\w-]+)$/i.exec(authorization)?.[1];
      if (token === undefined || token.length > LONGEST_TOKEN) {
        throw new Fault(
          'UNAUTHENTICATED',
          'The Authorization header is not understood; send «Bearer» and an access token.',
        );
      }
      const known = sessions.get(token);
      if (known !== undefined && Date.now() < (known.expiresAt ?? 0)) return known;
      const session = await verify(token);
      sessions.set(token, session);
      return session;
    },
    async keySet() {
      try {
        if (!keys.fresh) await keys.reload();
      } catch (error) {
        throw faultOf(error);
      }
      return keys.jwks() ?? { keys: [] };
    },
  };
}

function sessionOf(payload: JWTPayload): Session {
  const { sub, exp, roles, partner } = payload;
  const readable = Array.isArray(roles) && roles.every((role) => roleNames.has(role));
  if (typeof sub !== 'string' || typeof exp !== 'number' || !readable) {
    throw new Fault(
      'UNAUTHENTICATED',
      'The access token does not say who it is for; sign in again.',
    );
  }
  const caller = userCaller(
    sub,
    roles as readonly Role[],
    typeof partner === 'string' ? partner : undefined,
  );
  return { caller, expiresAt: exp * 1000 };
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
