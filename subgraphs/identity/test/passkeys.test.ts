import { ANONYMOUS } from '@blockscore/caller';
import { decodeJwt } from 'jose';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Authenticator, type Misbehaviour } from './authenticator.ts';
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
  identity = await startTestIdentity({ clock, passwords: QUICK_PASSWORDS });
  steps = factorSteps(identity, clock);
});

afterAll(async () => {
  await identity?.close();
  await identity?.drop();
});

/** What a browser is asked for, as far as it does not change from one request to the next. */
const shapeOf = (options: unknown) => ({ ...Object(options), challenge: 'any' });

describe('a passkey', () => {
  test('is asked for with all that makes it one, and no name or address but for its owner', async () => {
    const { caller, email, userId } = await steps.signUp();
    const { options, token } = await steps.beginRegistration(caller, ' Ada’s phone ');
    expect(options).toMatchObject({
      rp: { id: 'localhost', name: 'BlockScore' },
      user: { name: email },
      attestation: 'none',
      authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
      excludeCredentials: [],
      timeout: 300_000,
    });
    const handle = Object(options)['user']['id'] as string;
    expect(handle).toMatch(/^[\w-]{43}$/);
    expect(Buffer.from(handle, 'base64url').toString()).not.toContain(userId);
    const again = await steps.beginRegistration(caller);
    expect(Object(again.options)['user']['id']).toBe(handle);
    expect(Object(again.options)['challenge']).not.toBe(Object(options)['challenge']);
    expect(again.token).not.toBe(token);
  });

  test('signs in alone, and is a second factor from then on', async () => {
    const { caller, email, userId } = await steps.signUp();
    const { authenticator, added } = await steps.addPasskey(caller, 'Laptop');
    expect(added.passkey?.name).toBe('Laptop');
    expect(added.recoveryCodes).toHaveLength(10);
    expect(decodeJwt(added.session?.accessToken ?? '')['amr']).toEqual(['pwd', 'hwk']);

    const alone = await steps.passkeyLogin(authenticator);
    expect(decodeJwt(alone.session?.accessToken ?? '')).toMatchObject({
      sub: userId,
      amr: ['hwk'],
    });

    const challenge = await steps.challengeOf(email);
    expect(challenge.methods).toEqual(['PASSKEY', 'RECOVERY_CODE']);
    expect(challenge.passkeyOptions).toMatchObject({
      allowCredentials: [{ id: authenticator.id.toString('base64url') }],
    });
    const { token } = challenge;
    const second = await steps.verifyMfa({
      token,
      method: 'PASSKEY',
      credential: authenticator.get(challenge.passkeyOptions),
    });
    expect(decodeJwt(second.session?.accessToken ?? '')['amr']).toEqual(['pwd', 'hwk']);
    const events = await identity.events('identity.factor.changed');
    expect(events.at(-1)?.data).toEqual({ userId, factor: 'PASSKEY', change: 'ADDED' });
  });

  test.each<[string, Misbehaviour]>([
    ['on another site', { origin: 'http://localhost:4001' }],
    ['on a site that looks alike', { origin: 'http://localhost:4000.example.com' }],
    ['for another domain', { rpId: 'example.com' }],
    ['without being unlocked', { userVerified: false }],
  ])('is not accepted %s', async (_, wrong) => {
    const { caller } = await steps.signUp();
    const { added } = await steps.addPasskey(caller, 'Laptop', wrong);
    expect(codesOf(added)).toEqual(['PASSKEY_INVALID']);
    const { authenticator } = await steps.addPasskey(caller);
    expect(codesOf(await steps.passkeyLogin(authenticator, wrong))).toEqual(['PASSKEY_INVALID']);
    // Nothing is locked by it.
    expect(codesOf(await steps.passkeyLogin(authenticator))).toEqual([]);
  });

  test('is not accepted with the user handle of another person', async () => {
    const { authenticator } = await steps.addPasskey((await steps.signUp()).caller);
    const other = await steps.beginRegistration((await steps.signUp()).caller);
    const userHandle = Object(other.options)['user']['id'] as string;
    const refused = await steps.passkeyLogin(authenticator, { userHandle });
    expect(codesOf(refused)).toEqual(['PASSKEY_INVALID']);
  });

  test('that was copied shows by its counter', async () => {
    const { authenticator } = await steps.addPasskey((await steps.signUp()).caller);
    expect(codesOf(await steps.passkeyLogin(authenticator, { counter: 10 }))).toEqual([]);
    for (const counter of [9, 10, 0]) {
      const refused = await steps.passkeyLogin(authenticator, { counter });
      expect(codesOf(refused)).toEqual(['PASSKEY_INVALID']);
    }
    expect(codesOf(await steps.passkeyLogin(authenticator, { counter: 11 }))).toEqual([]);
  });

  test('that does not count, as synced ones do, signs in all the same', async () => {
    const { authenticator } = await steps.addPasskey((await steps.signUp()).caller);
    for (const _ of [1, 2]) {
      expect(codesOf(await steps.passkeyLogin(authenticator, { counter: 0 }))).toEqual([]);
    }
  });

  test('of nobody, and anything that is none, is refused', async () => {
    expect(codesOf(await steps.passkeyLogin(new Authenticator()))).toEqual(['PASSKEY_INVALID']);
    for (const credential of [null, 'x', [], {}, { id: 'x', response: {} }, { id: { a: 1 } }]) {
      const { token } = await steps.beginLogin();
      if (credential === null) continue;
      const refused = await steps.finishLogin({ token, credential });
      expect(codesOf(refused)).toEqual(['PASSKEY_INVALID']);
    }
  });

  test('belongs to one person', async () => {
    const first = await steps.addPasskey((await steps.signUp()).caller);
    const { caller } = await steps.signUp();
    const begun = await steps.beginRegistration(caller);
    const credential = first.authenticator.create(begun.options);
    const refused = await steps.finishRegistration(caller, { token: begun.token, credential });
    expect(codesOf(refused)).toEqual(['PASSKEY_INVALID']);
  });
});

describe('the answer to a challenge', () => {
  test('is good once, in its own step, within five minutes', async () => {
    const { caller } = await steps.signUp();
    const { authenticator } = await steps.addPasskey(caller);
    const begun = await steps.beginLogin();
    const input = { token: begun.token, credential: authenticator.get(begun.options) };
    const both = await Promise.all([steps.finishLogin(input), steps.finishLogin(input)]);
    expect(both.map(codesOf).sort()).toEqual([[], ['CHALLENGE_ENDED']]);

    const other = await steps.beginLogin();
    const replayed = await steps.finishLogin({ ...input, token: other.token });
    expect(codesOf(replayed)).toEqual(['PASSKEY_INVALID']);

    const registration = await steps.beginRegistration(caller);
    const crossed = { token: registration.token, credential: input.credential };
    expect(codesOf(await steps.finishLogin(crossed))).toEqual(['CHALLENGE_ENDED']);

    const late = await steps.beginLogin();
    const credential = authenticator.get(late.options);
    pass(301);
    const refused = await steps.finishLogin({ token: late.token, credential });
    expect(codesOf(refused)).toEqual(['CHALLENGE_ENDED']);
  });

  test('adds a passkey only in the session that asked, to which somebody signed in lately', async () => {
    const mallory = await steps.signUp();
    const { caller } = await steps.signUp();
    const begun = await steps.beginRegistration(mallory.caller);
    const input = { token: begun.token, credential: new Authenticator().create(begun.options) };
    expect(codesOf(await steps.finishRegistration(caller, input))).toEqual(['CHALLENGE_ENDED']);
    pass(601);
    const refused = await steps.beginRegistration(caller);
    expect(codesOf(refused)).toEqual(['REAUTHENTICATION_REQUIRED']);
  });

  test('of another person is no second factor', async () => {
    const { authenticator } = await steps.addPasskey((await steps.signUp()).caller);
    const victim = await steps.signUp();
    await steps.addPasskey(victim.caller);
    for (let tries = 0; tries < 6; tries += 1) {
      const { token, passkeyOptions } = await steps.challengeOf(victim.email);
      const credential = authenticator.get(passkeyOptions);
      const refused = await steps.verifyMfa({ token, method: 'PASSKEY', credential });
      expect(codesOf(refused)).toEqual(['PASSKEY_INVALID']);
    }
  });
});

describe('signing in by passkey', () => {
  test('begins the same for an address with an account and for one without', async () => {
    const { caller, email } = await steps.signUp();
    const { authenticator } = await steps.addPasskey(caller);
    const shapes = await Promise.all(
      [{ email }, { email: 'nobody@example.com' }, {}].map(async (input) =>
        shapeOf((await steps.beginLogin(input)).options),
      ),
    );
    expect(shapes[1]).toEqual(shapes[0]);
    expect(shapes[2]).toEqual(shapes[0]);
    expect(Object(shapes[0])['allowCredentials']).toEqual([]);
    // It ends the same too, for whoever comes with a passkey of another account.
    for (const other of ['nobody@example.com', (await steps.signUp()).email]) {
      const refused = await steps.passkeyLogin(authenticator, {}, { email: other });
      expect(codesOf(refused)).toEqual(['PASSKEY_INVALID']);
    }
    const own = await steps.passkeyLogin(authenticator, {}, { email: email.toUpperCase() });
    expect(codesOf(own)).toEqual([]);
  });

  test('is slowed down by network address alone, however often it fails', async () => {
    const { caller } = await steps.signUp();
    const { authenticator } = await steps.addPasskey(caller);
    const FINISH = `mutation { finishPasskeyLogin(input: { token: "x", credential: {} }) {
      userErrors { code retryAfterSeconds } } }`;
    const from = (address: string) =>
      identity.ask(ANONYMOUS, FINISH, {}, { address, agent: 'test' });
    for (let tries = 0; tries < 100; tries += 1) await from('203.0.113.7');
    const [refused] = Object((await from('203.0.113.7')).data)['finishPasskeyLogin'].userErrors;
    expect(refused.code).toBe('TRY_LATER');
    expect(refused.retryAfterSeconds).toBeGreaterThan(0);
    const [other] = Object((await from('203.0.113.8')).data)['finishPasskeyLogin'].userErrors;
    expect(other.code).toBe('CHALLENGE_ENDED');
    expect(codesOf(await steps.passkeyLogin(authenticator))).toEqual([]);
  });

  test('lets nobody in who is suspended', async () => {
    const { caller, userId } = await steps.signUp();
    const { authenticator } = await steps.addPasskey(caller);
    await identity.sql`update identity.users set suspended_at = now() where id = ${userId}`;
    expect(codesOf(await steps.passkeyLogin(authenticator))).toEqual(['ACCOUNT_SUSPENDED']);
  });

  test('proves anew who one is, without a password', async () => {
    const { caller } = await steps.signUp();
    const { authenticator, added } = await steps.addPasskey(caller);
    pass(700);
    const alone = await steps.reauthenticate(caller, { password: PASSWORD });
    expect(codesOf(alone)).toEqual(['FACTOR_REQUIRED']);
    const stranger = await steps.addPasskey((await steps.signUp()).caller);
    const prove = async (by: Authenticator) => {
      const { token, options } = await steps.beginLogin();
      const credential = by.get(options);
      return await steps.reauthenticate(caller, { method: 'PASSKEY', token, credential });
    };
    expect(codesOf(await prove(stranger.authenticator))).toEqual(['PASSKEY_INVALID']);
    const id = added.passkey?.id ?? '';
    expect(codesOf(await steps.removePasskey(caller, id))).toEqual(['REAUTHENTICATION_REQUIRED']);
    const proven = steps.callerOf(await prove(authenticator));
    const removed = await steps.removePasskey(proven, id);
    expect(removed.user?.factors).toEqual({ methods: [] });
    expect(codesOf(await steps.passkeyLogin(authenticator))).toEqual(['PASSKEY_INVALID']);
  });
});
