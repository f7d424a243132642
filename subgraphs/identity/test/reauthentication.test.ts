import { ANONYMOUS, type Caller } from '@blockscore/caller';
import { newId } from '@blockscore/ids';
import { decodeJwt } from 'jose';
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

describe('proving anew who one is', () => {
  test('takes the password, and with a second factor a code as well', async () => {
    const person = await steps.signUp();
    pass(700);
    const wrong = await steps.reauthenticate(person.caller, { password: 'not the password' });
    expect(codesOf(wrong)).toEqual(['CREDENTIALS_INVALID']);
    const renewed = await steps.reauthenticate(person.caller, { password: PASSWORD });
    const { auth_time: at, sid } = decodeJwt(renewed.session?.accessToken ?? '');
    expect(at).toBe(Math.floor(now.getTime() / 1000));
    expect(sid).not.toBe(person.caller.sessionId);

    const { caller, secret } = await steps.withTotp();
    pass(700);
    const alone = await steps.reauthenticate(caller, { password: PASSWORD });
    expect(codesOf(alone)).toEqual(['FACTOR_REQUIRED']);
    const wrongCode = steps.wrongCodeOf(secret);
    const input = { password: PASSWORD, method: 'TOTP', code: wrongCode };
    expect(codesOf(await steps.reauthenticate(caller, input))).toEqual(['CODE_INVALID']);
    const codeAlone = { method: 'TOTP', code: steps.codeOf(secret) };
    expect(codesOf(await steps.reauthenticate(caller, codeAlone))).toEqual(['CREDENTIALS_INVALID']);
    expect(codesOf(await steps.disableTotp(caller))).toEqual(['REAUTHENTICATION_REQUIRED']);
    const both = { ...input, code: steps.codeOf(secret) };
    const proven = steps.callerOf(await steps.reauthenticate(caller, both));
    expect((await steps.disableTotp(proven)).userErrors).toEqual([]);
  });

  test('says that there is no such factor, rather than to try the next code', async () => {
    const { caller } = await steps.signUp();
    for (const method of ['TOTP', 'RECOVERY_CODE']) {
      const answer = await steps.reauthenticate(caller, { password: PASSWORD, method, code: '1' });
      expect(codesOf(answer)).toEqual(['FACTOR_NOT_SET_UP']);
      expect(answer.userErrors[0]?.message).toContain('leave out the method');
    }
    const withPasskey = await steps.signUp();
    await steps.addPasskey(withPasskey.caller);
    const input = { password: PASSWORD, method: 'TOTP', code: '123456' };
    const answer = await steps.reauthenticate(withPasskey.caller, input);
    expect(codesOf(answer)).toEqual(['FACTOR_NOT_SET_UP']);
    expect(answer.userErrors[0]?.message).toContain('as one of PASSKEY');
  });

  test('is for people: an API key is told that it has no session', async () => {
    const key: Caller = {
      kind: 'PARTNER',
      id: newId('apikey'),
      roles: ['PARTNER'],
      scopes: ['partner:read'],
      partnerId: newId('partner'),
    };
    const answers = [
      await steps.enrollTotp(key),
      await steps.reauthenticate(key, { password: PASSWORD }),
      await steps.reauthenticate(key, { method: 'PASSKEY' }),
    ];
    expect(answers.map(codesOf)).toEqual(Array(3).fill(['SESSION_REQUIRED']));
    const changed = await identity.ask(
      key,
      `mutation { changePassword(input: { currentPassword: "${PASSWORD}", newPassword: "x" }) {
        userErrors { code message } } }`,
    );
    expect(changed.data?.['changePassword']).toEqual({
      userErrors: [{ code: 'SESSION_REQUIRED', message: expect.stringContaining('API key') }],
    });
  });

  test('begins another session in the place of this one, of which nothing is good any more', async () => {
    const { email, userId, caller } = await steps.signUp();
    const { session: other } = await identity.login(email);
    const answers = await Promise.all(
      [1, 2, 3].map(() => steps.reauthenticate(caller, { password: PASSWORD })),
    );
    const [renewed, ...further] = answers.filter(({ session }) => session !== null);
    expect(further).toEqual([]);
    const proven = steps.callerOf(renewed);
    expect(codesOf(await steps.enrollTotp(caller))).toEqual(['SESSION_ENDED']);
    expect(codesOf(await steps.enrollTotp(proven))).toEqual([]);
    const ended = await identity.events('identity.session.ended');
    const own = ended.filter(({ data }) => data['userId'] === userId);
    const [sessionId, succeededBy] = [caller.sessionId, proven.sessionId];
    expect(own.map(({ data }) => data)).toEqual([{ userId, sessionId, succeededBy }]);
    const refresh = async (refreshToken: unknown) => {
      const answer = await identity.ask(
        ANONYMOUS,
        `mutation ($input: RefreshSessionInput!) { refreshSession(input: $input) {
          session { accessToken } userErrors { code } } }`,
        { input: { refreshToken } },
      );
      return answer.data?.['refreshSession'];
    };
    expect(await refresh(renewed?.session?.refreshToken)).toMatchObject({ userErrors: [] });
    expect(await refresh(other?.refreshToken)).toMatchObject({ userErrors: [] });
  });
});
