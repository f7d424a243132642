import { ANONYMOUS } from '@blockscore/caller';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { codesOf, factorSteps } from './factor-steps.ts';
import {
  PASSWORD,
  QUICK_PASSWORDS,
  startTestIdentity,
  type TestIdentity,
} from './test-identity.ts';

let identity: TestIdentity;
let steps: ReturnType<typeof factorSteps>;
let now = new Date();
const clock = () => now;
const pass = (seconds: number) => {
  now = new Date(now.getTime() + seconds * 1000);
};

beforeAll(async () => {
  identity = await startTestIdentity({
    clock,
    passwords: QUICK_PASSWORDS,
  });
  steps = factorSteps(identity, clock);
});

afterAll(async () => {
  await identity?.close();
  await identity?.drop();
});

describe('a challenge', () => {
  test('remembers the device that the password came from', async () => {
    const { email, codes } = await steps.withTotp();
    const LOGIN = `mutation ($input: LoginInput!) { login(input: $input) { mfaChallenge { token } } }`;
    const VERIFY = `mutation ($input: VerifyMfaInput!) {
      verifyMfa(input: $input) { session { deviceToken } } }`;
    const signIn = async (code: string | undefined, deviceToken?: string) => {
      const input = { email, password: PASSWORD, deviceToken };
      const login = await identity.ask(ANONYMOUS, LOGIN, { input });
      const { token } = Object(login.data)['login'].mfaChallenge;
      const shown = { token, method: 'RECOVERY_CODE', code };
      const verified = await identity.ask(ANONYMOUS, VERIFY, { input: shown });
      return Object(verified.data)['verifyMfa'].session.deviceToken as string | null;
    };
    const given = await signIn(codes[0]);
    expect(given).toEqual(expect.any(String));
    expect(await signIn(codes[1], given ?? '')).toBeNull();
    expect(await signIn(codes[2], 'made up')).toEqual(expect.any(String));
  });

  test('is good for one session', async () => {
    const { email, secret } = await steps.withTotp();
    const { token } = await steps.challengeOf(email);
    const right = { token, method: 'TOTP', code: steps.codeOf(secret, 1) };
    expect((await steps.verifyMfa(right)).session).not.toBeNull();
    pass(60);
    const again = { token, method: 'TOTP', code: steps.codeOf(secret) };
    expect(codesOf(await steps.verifyMfa(again))).toEqual(['CHALLENGE_ENDED']);
  });

  test('takes five wrong codes, and then not the right one either', async () => {
    const { email, codes, secret } = await steps.withTotp();
    const { token } = await steps.challengeOf(email);
    const code = steps.wrongCodeOf(secret);
    for (let tries = 1; tries <= 5; tries += 1) {
      const refused = await steps.verifyMfa({ token, method: 'TOTP', code });
      expect(codesOf(refused)).toEqual(['CODE_INVALID']);
    }
    const right = await steps.verifyMfa({ token, method: 'RECOVERY_CODE', code: codes[0] });
    expect(codesOf(right)).toEqual(['CHALLENGE_ENDED']);
  });

  test('does not let codes be guessed by signing in again and again', async () => {
    const { email, secret } = await steps.withTotp();
    const code = steps.wrongCodeOf(secret);
    const seen = new Set<string>();
    for (let round = 0; round < 3; round += 1) {
      const { token } = await steps.challengeOf(email);
      for (let tries = 0; tries < 5; tries += 1) {
        const refused = await steps.verifyMfa({ token, method: 'TOTP', code });
        for (const code of codesOf(refused)) seen.add(code);
      }
    }
    expect(seen).toContain('TRY_LATER');
  });

  test('ends after five minutes, and is nothing to who makes one up', async () => {
    const { email, secret } = await steps.withTotp();
    const { token } = await steps.challengeOf(email);
    pass(301);
    const late = { token, method: 'TOTP', code: steps.codeOf(secret) };
    expect(codesOf(await steps.verifyMfa(late))).toEqual(['CHALLENGE_ENDED']);
    for (const invented of ['', 'x', 'x'.repeat(10_000)]) {
      const refused = await steps.verifyMfa({ ...late, token: invented });
      expect(codesOf(refused)).toEqual(['CHALLENGE_ENDED']);
    }
    // What has ended is forgotten with the next one that begins.
    await steps.beginLogin();
    const ended = await identity.sql`select 1 from identity.challenges where expires_at < ${now}`;
    expect(ended).toEqual([]);
  });

  test('is worth nothing once the password is another one, which bypasses no factor', async () => {
    const { email, userId, codes } = await steps.withTotp();
    const { token } = await steps.challengeOf(email);
    await identity.ask(
      ANONYMOUS,
      `mutation { requestPasswordReset(input: { email: "${email}" }) { userErrors { code } } }`,
    );
    const reset = await identity.ask(
      ANONYMOUS,
      `mutation ($token: String!) { resetPassword(input: {
        token: $token, newPassword: "an otter at the old harbour" }) { userErrors { code } } }`,
      { token: await identity.resetToken(userId) },
    );
    expect(reset.data?.['resetPassword']).toEqual({ userErrors: [] });
    const stale = await steps.verifyMfa({ token, method: 'RECOVERY_CODE', code: codes[0] });
    expect(codesOf(stale)).toEqual(['CHALLENGE_ENDED']);
    pass(1);
    const again = await steps.login(email, 'an otter at the old harbour');
    expect(again.session).toBeNull();
    expect(again.mfaChallenge?.methods).toEqual(['TOTP', 'RECOVERY_CODE']);
  });

  test('lets nobody in who was suspended meanwhile', async () => {
    const { email, userId, codes } = await steps.withTotp();
    const { token } = await steps.challengeOf(email);
    await identity.sql`update identity.users set suspended_at = now() where id = ${userId}`;
    const refused = await steps.verifyMfa({ token, method: 'RECOVERY_CODE', code: codes[0] });
    expect(codesOf(refused)).toEqual(['ACCOUNT_SUSPENDED']);
  });
});
