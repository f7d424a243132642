import { ANONYMOUS } from '@blockscore/caller';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { codesOf, factorSteps, type Payload } from './factor-steps.ts';
import {
  PASSWORD,
  QUICK_PASSWORDS,
  startTestIdentity,
  type TestIdentity,
} from './test-identity.ts';

let identity: TestIdentity;
/** From nowhere that identity is told of. */
let steps: ReturnType<typeof factorSteps>;
const clock = () => new Date();

beforeAll(async () => {
  identity = await startTestIdentity({ passwords: QUICK_PASSWORDS });
  steps = factorSteps(identity, clock);
});

afterAll(async () => {
  await identity?.close();
  await identity?.drop();
});

beforeEach(() => {
  // Who guesses waits a second, which a busy machine may take for a guess: time stands still.
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() });
});

afterEach(() => {
  vi.useRealTimers();
});

const from = (address: string) => factorSteps(identity, clock, address);
/** What somebody shows who guesses at the second factor of whose secret it is. */
const wrong = (secret: string) => ({ method: 'TOTP', code: steps.wrongCodeOf(secret) });

async function each(times: number, guess: () => Promise<Payload>): Promise<string[]> {
  const codes: string[] = [];
  for (let i = 0; i < times; i += 1) codes.push(...codesOf(await guess()));
  return codes;
}

/** Guesses at the second factor, with a challenge of its own for each five. */
async function guessFrom(
  address: string,
  { email, secret }: { readonly email: string; readonly secret: string },
  times: number,
  deviceToken?: string,
) {
  const LOGIN = `mutation ($input: LoginInput!) { login(input: $input) { mfaChallenge { token } } }`;
  const codes: string[] = [];
  while (codes.length < times) {
    const input = { email, password: PASSWORD, deviceToken };
    const client = { address, agent: 'test' };
    const { data } = await identity.ask(ANONYMOUS, LOGIN, { input }, client);
    const { token } = Object(data)['login'].mfaChallenge;
    const most = Math.min(5, times - codes.length);
    codes.push(...(await each(most, () => from(address).verifyMfa({ ...wrong(secret), token }))));
  }
  return codes;
}

/** Signs in with a recovery code, for the token of a device that is known from then on. */
async function deviceOf(email: string, code: string | undefined): Promise<string> {
  const { token } = await steps.challengeOf(email);
  const { data } = await identity.ask(
    ANONYMOUS,
    'mutation ($input: VerifyMfaInput!) { verifyMfa(input: $input) { session { deviceToken } } }',
    { input: { token, method: 'RECOVERY_CODE', code } },
  );
  return Object(data)['verifyMfa'].session.deviceToken;
}

describe('guessing at a second factor', () => {
  test('is slowed down after five from one place, with whatever challenge', async () => {
    const person = await steps.withTotp();
    expect(await guessFrom('203.0.113.1', person, 6)).toEqual([
      ...Array(5).fill('CODE_INVALID'),
      'TRY_LATER',
    ]);
    expect(await guessFrom('203.0.113.2', person, 1)).toEqual(['CODE_INVALID']);
  });

  test('is slowed down after ten from all, known devices and sessions among them', async () => {
    const person = await steps.withTotp();
    const { email, caller, codes, secret } = person;
    const devices = [await deviceOf(email, codes[0]), await deviceOf(email, codes[1])];
    for (const device of devices) {
      expect(await guessFrom('203.0.113.3', person, 5, device)).toEqual(
        Array(5).fill('CODE_INVALID'),
      );
    }
    const reauthenticate = () =>
      steps.reauthenticate(caller, { password: PASSWORD, ...wrong(secret) });
    expect(await each(2, reauthenticate)).toEqual(['TRY_LATER', 'TRY_LATER']);
    const known = await guessFrom('203.0.113.3', person, 1, devices[0]);
    expect([known, await guessFrom('203.0.113.4', person, 1)]).toEqual([
      ['TRY_LATER'],
      ['TRY_LATER'],
    ]);
  });
});

describe('proving anew who one is', () => {
  test('is slowed down after five wrong passwords in a session, and there only', async () => {
    const { email, caller } = await steps.signUp();
    const other = steps.callerOf(await steps.login(email));
    const guess = () => steps.reauthenticate(caller, { password: 'not the password' });
    expect(await each(6, guess)).toEqual([...Array(5).fill('CREDENTIALS_INVALID'), 'TRY_LATER']);
    const right = { password: PASSWORD };
    expect(codesOf(await steps.reauthenticate(caller, right))).toEqual(['TRY_LATER']);
    expect(codesOf(await steps.reauthenticate(other, right))).toEqual([]);
  });

  test('is slowed down after five wrong codes in a session', async () => {
    const { caller, secret } = await steps.withTotp();
    const guess = () => steps.reauthenticate(caller, { password: PASSWORD, ...wrong(secret) });
    expect(await each(6, guess)).toEqual([...Array(5).fill('CODE_INVALID'), 'TRY_LATER']);
  });
});

test('who signs in by passkey counts nothing against their address', async () => {
  const { caller } = await steps.signUp();
  const { authenticator } = await steps.addPasskey(caller);
  const here = { address: '203.0.113.5', agent: 'test' };
  const FAIL = 'mutation { verifyEmail(input: { token: "vrf_x.y" }) { userErrors { code } } }';
  const fail = async () => {
    const { data } = await identity.ask(ANONYMOUS, FAIL, {}, here);
    return Object(data)['verifyEmail'] as Payload;
  };
  await each(98, fail);
  for (let i = 0; i < 3; i += 1) {
    expect(codesOf(await from(here.address).passkeyLogin(authenticator))).toEqual([]);
  }
  expect(await each(3, fail)).toEqual(['TOKEN_INVALID', 'TOKEN_INVALID', 'TRY_LATER']);
});

describe('the trail tells of', () => {
  /** Who failed at somebody's account, oldest first. */
  async function failuresAt(userId: string): Promise<string[]> {
    const failed = await identity.events('identity.login.failed');
    return failed.filter(({ data }) => data['userId'] === userId).map(({ actor }) => actor.kind);
  }

  test('a passkey that is not right, alone or as the second factor', async () => {
    const { userId, email, caller } = await steps.signUp();
    const { authenticator } = await steps.addPasskey(caller);
    const locked = await steps.passkeyLogin(authenticator, { userVerified: false });
    expect(codesOf(locked)).toEqual(['PASSKEY_INVALID']);
    expect(await failuresAt(userId)).toEqual(['ANONYMOUS']);

    const stranger = await steps.addPasskey((await steps.signUp()).caller);
    for (const shown of [authenticator, stranger.authenticator]) {
      const { token, passkeyOptions } = await steps.challengeOf(email);
      const credential = shown.get(passkeyOptions, { origin: 'https://elsewhere.example' });
      const second = { token, method: 'PASSKEY', credential };
      expect(codesOf(await steps.verifyMfa(second))).toEqual(['PASSKEY_INVALID']);
    }
    expect(await failuresAt(userId)).toHaveLength(3);
  });

  test('a password, a code or a passkey that proves nothing anew', async () => {
    const { userId, caller, codes, secret } = await steps.withTotp();
    const reauthenticate = async (input: Record<string, unknown>) =>
      codesOf(await steps.reauthenticate(caller, input));
    const password = 'not the password';
    expect(await reauthenticate({ password, method: 'RECOVERY_CODE', code: codes[0] })).toEqual([
      'CREDENTIALS_INVALID',
    ]);
    expect(await reauthenticate({ password: PASSWORD, ...wrong(secret) })).toEqual([
      'CODE_INVALID',
    ]);
    const stranger = await steps.addPasskey((await steps.signUp()).caller);
    const { token, options } = await steps.beginLogin();
    const credential = stranger.authenticator.get(options);
    expect(await reauthenticate({ method: 'PASSKEY', token, credential })).toEqual([
      'PASSKEY_INVALID',
    ]);
    expect(await failuresAt(userId)).toEqual(['USER', 'USER', 'USER']);
  });

  test('a present password that is not right', async () => {
    const { userId, caller } = await steps.signUp();
    const input = { currentPassword: 'not the password', newPassword: 'another good password' };
    await identity.ask(
      caller,
      'mutation ($input: ChangePasswordInput!) { changePassword(input: $input) { userErrors { code } } }',
      { input },
    );
    expect(await failuresAt(userId)).toEqual(['USER']);
  });
});

test('a challenge takes five passkeys that are not right', async () => {
  const { email, caller } = await steps.signUp();
  const { authenticator } = await steps.addPasskey(caller);
  const { token, passkeyOptions } = await steps.challengeOf(email);
  const show = (origin?: string) =>
    steps.verifyMfa({
      token,
      method: 'PASSKEY',
      credential: authenticator.get(passkeyOptions, origin === undefined ? {} : { origin }),
    });
  expect(await each(5, () => show('https://elsewhere.example'))).toEqual(
    Array(5).fill('PASSKEY_INVALID'),
  );
  expect(codesOf(await show())).toEqual(['CHALLENGE_ENDED']);
});
