import { exportJWK, generateKeyPair, importJWK, type JWK, SignJWT } from 'jose';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import {
  ANONYMOUS,
  createCallerSigner,
  createCallerVerifier,
  hasScope,
  isFreshlySignedIn,
  isSelf,
  isSignedIn,
  ROLE_SCOPES,
  ROOT_FIELDS,
  SCOPES,
  serviceCaller,
  userCaller,
} from './index.ts';

let privateJwk: JWK;
let publicJwk: JWK;

beforeAll(async () => {
  const pair = await generateKeyPair('EdDSA', { extractable: true });
  privateJwk = await exportJWK(pair.privateKey);
  publicJwk = await exportJWK(pair.publicKey);
});

describe('caller tokens', () => {
  test.each([
    userCaller('user_1', ['LOAN_OFFICER', 'BORROWER']),
    userCaller('user_2', ['PARTNER'], 'partner_1'),
    userCaller('user_3', ['BORROWER'], undefined, 'session_1'),
    userCaller('user_4', ['PARTNER'], 'partner_1', 'session_2'),
    userCaller('user_5', ['BORROWER'], undefined, 'session_3', 1_790_000_000),
    serviceCaller('lending'),
    ANONYMOUS,
  ])('what was signed is what is verified: $kind', async (caller) => {
    const token = await createCallerSigner(privateJwk)(caller, 'credit');
    const verify = createCallerVerifier(publicJwk, 'credit');
    expect(await verify(token)).toEqual({ ok: true, value: caller });
    expect(await verify(token)).toEqual({ ok: true, value: caller });
  });

  test('a token for one subgraph is worth nothing at another', async () => {
    const token = await createCallerSigner(privateJwk)(ANONYMOUS, 'credit');
    expect((await createCallerVerifier(publicJwk, 'ledger')(token)).ok).toBe(false);
  });

  test('none, rubbish and another key are refused', async () => {
    const verify = createCallerVerifier(publicJwk, 'credit');
    expect((await verify(undefined)).ok).toBe(false);
    expect((await verify('a.b.c')).ok).toBe(false);
    const other = await generateKeyPair('EdDSA', { extractable: true });
    const forged = await createCallerSigner(await exportJWK(other.privateKey))(ANONYMOUS, 'credit');
    expect((await verify(forged)).ok).toBe(false);
  });

  test('two sessions of one user have tokens of their own', async () => {
    const sign = createCallerSigner(privateJwk);
    const tokenOf = (session: string) =>
      sign(userCaller('user_1', [], undefined, session), 'identity');
    const verify = createCallerVerifier(publicJwk, 'identity');
    for (const sessionId of ['session_1', 'session_2']) {
      expect(await verify(await tokenOf(sessionId))).toMatchObject({ value: { sessionId } });
    }
    expect((await verify(await tokenOf('s'.repeat(101)))).ok).toBe(false);
  });

  test('an access token is not a caller token, and an unknown role is no role', async () => {
    const key = await importJWK(privateJwk, 'EdDSA');
    const verify = createCallerVerifier(publicJwk, 'credit');
    const make = (typ: string, roles: string[]) =>
      new SignJWT({ kind: 'USER', roles, scopes: [] })
        .setProtectedHeader({ alg: 'EdDSA', typ })
        .setIssuer('blockscore-gateway')
        .setAudience('credit')
        .setSubject('user_1')
        .setIssuedAt()
        .setExpirationTime('60s')
        .sign(key);
    expect((await verify(await make('at+jwt', []))).ok).toBe(false);
    expect((await verify(await make('caller+jwt', ['GOD']))).ok).toBe(false);
    expect((await verify(await make('caller+jwt', ['ADMIN']))).ok).toBe(true);
  });

  test('a token is signed once in half a minute and refused after its minute', async () => {
    vi.useFakeTimers({ now: Date.now(), toFake: ['Date'] });
    try {
      const sign = createCallerSigner(privateJwk);
      const verify = createCallerVerifier(publicJwk, 'credit');
      const first = await sign(ANONYMOUS, 'credit');
      expect(await sign(ANONYMOUS, 'credit')).toBe(first);
      expect((await verify(first)).ok).toBe(true);
      vi.advanceTimersByTime(61_000);
      expect((await verify(first)).ok).toBe(false);
      expect(await sign(ANONYMOUS, 'credit')).not.toBe(first);
    } finally {
      vi.useRealTimers();
    }
  });
});

describe('rights', () => {
  test('every scope that a field asks for belongs to some role', () => {
    const granted = new Set(Object.values(ROLE_SCOPES).flat());
    expect([...SCOPES].filter((scope) => !granted.has(scope))).toEqual([]);
    for (const access of Object.values(ROOT_FIELDS).flatMap((fields) => Object.values(fields))) {
      if (typeof access !== 'string') for (const scope of access) expect(granted).toContain(scope);
    }
  });

  test('an analyst has no scope that opens personal data', () => {
    for (const scope of ['users:read', 'scores:read', 'loans:read', 'compliance:read'] as const) {
      expect(ROLE_SCOPES.ANALYST).not.toContain(scope);
    }
  });

  test('oneself is a matter of kind and id', () => {
    expect(isSelf(userCaller('user_1', []), 'user_1')).toBe(true);
    expect(isSelf(serviceCaller('user_1'), 'user_1')).toBe(false);
    expect(isSignedIn(ANONYMOUS)).toBe(false);
    expect(hasScope(userCaller('user_1', ['ADMIN']), 'users:write')).toBe(true);
  });

  test('a sign-in is fresh for ten minutes, and none is never', () => {
    const at = 1_790_000_000;
    const caller = userCaller('user_1', [], undefined, 'session_1', at);
    expect(isFreshlySignedIn(caller, new Date((at + 600) * 1_000))).toBe(true);
    expect(isFreshlySignedIn(caller, new Date((at + 601) * 1_000))).toBe(false);
    expect(isFreshlySignedIn(userCaller('user_1', []), new Date(0))).toBe(false);
  });
});
