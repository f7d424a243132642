import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { type Id, isId } from '@blockscore/ids';
import type { Vault } from '@blockscore/vault';
import { SignJWT } from 'jose';
import type { Clock, Tokens } from '../app/ports.ts';
import { type AuthenticationMethod, effectiveRoles } from '../domain/session.ts';
import { ACCESS_TOKEN_SECONDS } from '../domain/signing-keys.ts';
import { actingPartner, actingRoles, type Role } from '../domain/user.ts';
import type { SigningKeys } from './signing-keys.ts';

/** What this identity puts into every access token. */
export interface TokenClaims {
  readonly issuer: string;
  readonly audience: string;
  /** Roles that a session without a second factor does not give. */
  readonly needSecondFactor: readonly Role[];
}

/** Authentication method references of RFC 8176. */
const METHOD_REFERENCES: Readonly<Record<AuthenticationMethod, string>> = {
  PASSWORD: 'pwd',
  TOTP: 'otp',
  RECOVERY_CODE: 'otp',
  PASSKEY: 'hwk',
};

/**
 * Access tokens are JWTs in the profile of RFC 9068 (`typ: at+jwt`); refresh tokens have 256 random
 * bits and are stored as SHA-256; verification tokens are an id with its keyed hash.
 */
export function createTokens(
  keys: SigningKeys,
  vault: Pick<Vault, 'keyedHash'>,
  clock: Clock,
  claims: TokenClaims,
): Tokens {
  const hashSecret = (secret: string) => createHash('sha256').update(secret).digest('base64url');
  const withHash = (secret: string) => ({ secret, hash: hashSecret(secret) });
  const family = refreshTokens(vault);
  const verification = mailedTokens(vault, 'identity.verification', 'vrf');
  const reset = mailedTokens(vault, 'identity.password-reset', 'reset');
  return {
    async access(user, session) {
      const issuedAt = Math.floor(clock().getTime() / 1000);
      const expiresAt = issuedAt + ACCESS_TOKEN_SECONDS;
      const held = actingRoles(user);
      const roles = effectiveRoles(held, claims.needSecondFactor, session.methods);
      // Without the role the partner would make them one of its customers, whose loans it may see.
      const isLeftOut = held.includes('PARTNER') && !roles.includes('PARTNER');
      const partner = isLeftOut ? null : actingPartner(user);
      const signer = await keys.signer();
      const token = await new SignJWT({
        roles: [...roles],
        sid: session.id,
        ver: user.version,
        auth_time: Math.floor(session.authenticatedAt.getTime() / 1000),
        amr: [...new Set(session.methods.map((method) => METHOD_REFERENCES[method]))],
        ...(partner !== null && { partner }),
      })
        .setProtectedHeader({ alg: 'EdDSA', typ: 'at+jwt', kid: signer.id })
        .setIssuer(claims.issuer)
        .setAudience(claims.audience)
        .setSubject(user.id)
        .setIssuedAt(issuedAt)
        .setExpirationTime(expiresAt)
        .setJti(randomBytes(12).toString('base64url'))
        .sign(signer.key);
      return { token, expiresAt: new Date(expiresAt * 1000) };
    },
    newSecret: () => withHash(randomBytes(32).toString('base64url')),
    hashSecret,
    newRefresh: (sessionId) => withHash(family.write(sessionId, randomBytes(32))),
    successorOf(refreshToken, sessionId) {
      const successor = vault.keyedHash('identity.refresh-successor', refreshToken);
      return withHash(family.write(sessionId, Buffer.from(successor, 'base64url')));
    },
    familyOf: family.read,
    verificationToken: verification.write,
    readVerificationToken: verification.read,
    resetToken: reset.write,
    readResetToken: reset.read,
  };
}

/**
 * Refresh tokens are a secret, the session and a keyed hash of both: so that a token is known for one
 * of its session's also when it is not stored any more.
 */
function refreshTokens(vault: Pick<Vault, 'keyedHash'>) {
  const tag = (text: string) => vault.keyedHash('identity.refresh', text);
  return {
    write(sessionId: Id<'session'>, secret: Buffer): string {
      const text = `${secret.toString('base64url')}.${sessionId}`;
      return `${text}.${tag(text)}`;
    },
    read(token: string): Id<'session'> | undefined {
      const [secret = '', id = '', given = '', ...rest] = token.slice(0, 200).split('.');
      if (rest.length > 0 || !isId('session', id)) return undefined;
      return isSame(tag(`${secret}.${id}`), given) ? id : undefined;
    },
  };
}

function isSame(expected: string, given: string): boolean {
  const [a, b] = [Buffer.from(expected), Buffer.from(given)];
  return a.length === b.length && timingSafeEqual(a, b);
}

/** Tokens of an id and its keyed hash: stored nowhere, and made by nobody who has not the key. */
function mailedTokens<P extends 'vrf' | 'reset'>(
  vault: Pick<Vault, 'keyedHash'>,
  purpose: string,
  prefix: P,
) {
  const tag = (id: string) => vault.keyedHash(purpose, id);
  return {
    write: (id: Id<P>) => `${id}.${tag(id)}`,
    read(token: string): Id<P> | undefined {
      const [id = '', given = '', ...rest] = token.slice(0, 200).split('.');
      if (rest.length > 0 || !isId(prefix, id)) return undefined;
      return isSame(tag(id), given) ? id : undefined;
    },
  };
}
