import { ANONYMOUS, userCaller } from '@blockscore/caller';
import { newId } from '@blockscore/ids';
import { createRemoteJWKSet, decodeProtectedHeader, jwtVerify } from 'jose';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { QUICK_PASSWORDS, startTestIdentity, type TestIdentity } from './test-identity.ts';

let identity: TestIdentity;

beforeAll(async () => {
  identity = await startTestIdentity({ passwords: QUICK_PASSWORDS });
});

afterAll(async () => {
  await identity?.close();
  await identity?.drop();
});

describe('sessions', () => {
  test('an access token is a short-lived at+jwt that the published keys verify', async () => {
    const { input, userId } = await identity.register();
    const { session } = await identity.login(input.email.toUpperCase());
    const token = session?.accessToken ?? '';
    const keys = createRemoteJWKSet(new URL(`${identity.url}/.well-known/jwks.json`));
    const { payload: claims } = await jwtVerify(token, keys, {
      issuer: 'blockscore',
      audience: 'blockscore',
      typ: 'at+jwt',
    });
    expect(claims).toMatchObject({ sub: userId, roles: ['BORROWER'] });
    expect((claims.exp ?? 0) - (claims.iat ?? 0)).toBe(600);
    expect(decodeProtectedHeader(token).alg).toBe('EdDSA');
  });

  test('a wrong password and an unknown address get the same answer', async () => {
    const { input } = await identity.register();
    const wrong = await identity.login(input.email, 'not the password');
    expect(wrong).toEqual(await identity.login('unknown@example.com'));
    expect(wrong).toEqual(await identity.login(input.email, ''));
    expect(wrong.userErrors).toEqual([{ code: 'CREDENTIALS_INVALID' }]);
  });

  const REFRESH = `mutation ($refreshToken: String!) {
    refreshSession(input: { refreshToken: $refreshToken }) {
      session { refreshToken } userErrors { code } } }`;
  const refresh = async (refreshToken: string) =>
    (await identity.ask(ANONYMOUS, REFRESH, { refreshToken })).data?.['refreshSession'] as {
      session: { refreshToken: string } | null;
      userErrors: { code: string }[];
    };

  test('logging out ends the session, and nobody ends another person’s', async () => {
    const { input, userId } = await identity.register();
    const token = (await identity.login(input.email)).session?.refreshToken ?? '';
    const LOGOUT = `mutation ($refreshToken: String!) {
      logout(input: { refreshToken: $refreshToken }) { userErrors { code } } }`;
    const stranger = userCaller(newId('user'), ['BORROWER']);
    const refused = await identity.ask(stranger, LOGOUT, { refreshToken: token });
    expect(refused.data?.['logout']).toEqual({ userErrors: [{ code: 'NOT_FOUND' }] });
    const self = userCaller(userId, ['BORROWER']);
    for (const _ of [1, 2]) {
      const answer = await identity.ask(self, LOGOUT, { refreshToken: token });
      expect(answer.data?.['logout']).toEqual({ userErrors: [] });
    }
    expect((await refresh(token)).userErrors).toEqual([{ code: 'SESSION_ENDED' }]);
    const anonymous = await identity.ask(ANONYMOUS, LOGOUT, { refreshToken: token });
    expect(anonymous.errors?.[0]?.extensions?.code).toBe('UNAUTHENTICATED');
  });
});
