import { err, ok, type Result } from '@blockscore/result';
import { type CryptoKey, importJWK, type JWK, type JWTPayload, jwtVerify, SignJWT } from 'jose';
import { LRUCache } from 'lru-cache';
import { type Caller, textOfCaller } from './caller.ts';
import { ROLES, type Role, SCOPES, type Scope } from './roles.ts';

/**
 * The caller token: how the gateway tells a subgraph who is asking. An EdDSA JWT that lives at most
 * 60 s and is good for one subgraph (`aud`). Only the gateway holds the private key.
 */
export const CALLER_TOKEN_HEADER = 'x-blockscore-caller';
const ISSUER = 'blockscore-gateway';
const TOKEN_TYPE = 'caller+jwt';
const LIFETIME_SECONDS = 60;
/** A signed token is used again for so long; what remains of its life covers a slow request. */
const REUSE_MS = 30_000;
const CACHE_SIZE = 10_000;
/** Longest id of a principal, partner or session that is believed; ours have at most 35 characters. */
const LONGEST_ID = 100;

const roleNames: ReadonlySet<string> = new Set(ROLES);
const scopeNames: ReadonlySet<string> = new Set(SCOPES);
const kinds: ReadonlySet<string> = new Set(['USER', 'PARTNER', 'SERVICE', 'ANONYMOUS']);

export type SignCaller = (caller: Caller, subgraph: string) => Promise<string>;

/** Signs caller tokens, one for each principal, rights and subgraph in half a minute. */
export function createCallerSigner(privateJwk: JWK): SignCaller {
  const key = importJWK(privateJwk, 'EdDSA');
  type Signed = { readonly token: Promise<string>; readonly reuseUntil: number };
  const cache = new LRUCache<string, Map<string, Signed>>({ max: CACHE_SIZE });
  return (caller, subgraph) => {
    const text = textOfCaller(caller);
    const signed = cache.get(text) ?? new Map<string, Signed>();
    const known = signed.get(subgraph);
    if (known !== undefined && Date.now() < known.reuseUntil) return known.token;
    const token = key.then((k) => sign(k, caller, subgraph));
    signed.set(subgraph, { token, reuseUntil: Date.now() + REUSE_MS });
    cache.set(text, signed);
    token.catch(() => signed.delete(subgraph));
    return token;
  };
}

function sign(key: CryptoKey | Uint8Array, caller: Caller, subgraph: string): Promise<string> {
  const { kind, roles, scopes, partnerId, sessionId, authenticatedAt } = caller;
  return new SignJWT({
    kind,
    roles: [...roles],
    scopes: [...scopes],
    ...(partnerId && { partnerId }),
    ...(sessionId && { sid: sessionId }),
    ...(authenticatedAt !== undefined && { auth_time: authenticatedAt }),
  })
    .setProtectedHeader({ alg: 'EdDSA', typ: TOKEN_TYPE })
    .setIssuer(ISSUER)
    .setAudience(subgraph)
    .setSubject(caller.id)
    .setIssuedAt()
    .setExpirationTime(`${LIFETIME_SECONDS}s`)
    .sign(key);
}

export type VerifyCaller = (token: string | undefined) => Promise<Result<Caller, string>>;

/** Verifies caller tokens addressed to `subgraph`. What was verified once is remembered while it lives. */
export function createCallerVerifier(publicJwk: JWK, subgraph: string): VerifyCaller {
  const key = importJWK(publicJwk, 'EdDSA');
  const cache = new LRUCache<string, { caller: Caller; expiresAt: number }>({ max: CACHE_SIZE });
  return async (token) => {
    if (token === undefined || token === '') return err('No caller token.');
    const known = cache.get(token);
    if (known !== undefined && Date.now() < known.expiresAt) return ok(known.caller);
    try {
      const { payload } = await jwtVerify(token, await key, {
        algorithms: ['EdDSA'],
        issuer: ISSUER,
        audience: subgraph,
        typ: TOKEN_TYPE,
        maxTokenAge: LIFETIME_SECONDS,
        requiredClaims: ['sub', 'exp', 'iat'],
      });
      const caller = callerOf(payload);
      if (caller === undefined) return err('The caller token does not describe a caller.');
      cache.set(token, { caller, expiresAt: (payload.exp ?? 0) * 1000 });
      return ok(caller);
    } catch (error) {
      return err(
        `The caller token is not valid: ${error instanceof Error ? error.message : 'unreadable'}`,
      );
    }
  };
}

function callerOf(payload: JWTPayload): Caller | undefined {
  const { sub, kind, roles, scopes, partnerId, sid, auth_time } = payload as Record<
    string,
    unknown
  >;
  if (!isShort(sub) || typeof kind !== 'string' || !kinds.has(kind)) return undefined;
  if (partnerId !== undefined && !isShort(partnerId)) return undefined;
  if (sid !== undefined && !isShort(sid)) return undefined;
  if (auth_time !== undefined && typeof auth_time !== 'number') return undefined;
  if (!namesIn(roles, roleNames) || !namesIn(scopes, scopeNames)) return undefined;
  return {
    kind: kind as Caller['kind'],
    id: sub,
    roles: roles as Role[],
    scopes: scopes as Scope[],
    ...(partnerId !== undefined && { partnerId }),
    ...(sid !== undefined && { sessionId: sid }),
    ...(auth_time !== undefined && { authenticatedAt: auth_time }),
  };
}

function isShort(value: unknown): value is string {
  return typeof value === 'string' && value.length <= LONGEST_ID;
}

function namesIn(value: unknown, names: ReadonlySet<string>): value is string[] {
  return Array.isArray(value) && value.every((name) => typeof name === 'string' && names.has(name));
}
