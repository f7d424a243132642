import { ANONYMOUS } from '@blockscore/caller';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import type { PasswordHasher } from '../src/app/ports.ts';
import {
  PASSWORD,
  QUICK_PASSWORDS,
  startTestIdentity,
  type TestIdentity,
} from './test-identity.ts';

let identity: TestIdentity;

/** A wrong password that is looked at for as long as `held` lasts. */
const SLOW = 'one that takes its time';
let held: PromiseWithResolvers<void> | undefined;
let looking: PromiseWithResolvers<void> | undefined;

const passwords: PasswordHasher = {
  ...QUICK_PASSWORDS,
  verify: async (password, hash) => {
    if (password === SLOW) looking?.resolve();
    if (password === SLOW) await held?.promise;
    return await QUICK_PASSWORDS.verify(password, hash);
  },
};

beforeAll(async () => {
  identity = await startTestIdentity({ passwords });
});

afterAll(async () => {
  await identity?.close();
  await identity?.drop();
});

beforeEach(() => {
  // Quotas run from their first use, so time stands still unless it is told to pass.
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() });
});

afterEach(() => {
  vi.useRealTimers();
});

interface Answer {
  readonly session?: { readonly deviceToken: string | null } | null;
  readonly userErrors: readonly { readonly code: string }[];
}

async function call(name: string, input: unknown, address: string, selection = '') {
  const type = `${name.charAt(0).toUpperCase()}${name.slice(1)}Input`;
  const query = `mutation ($input: ${type}!) { ${name}(input: $input) {
    ${selection} userErrors { code } } }`;
  const answer = await identity.ask(ANONYMOUS, query, { input }, { address, agent: 'test' });
  return answer.data?.[name] as Answer;
}

const signIn = (address: string, input: Record<string, unknown>) =>
  call('login', { password: PASSWORD, ...input }, address, 'session { deviceToken }');

const codeOf = ({ userErrors }: Answer) => userErrors[0]?.code ?? 'DONE';

/** How often each outcome came to pass. */
async function tally(answers: Promise<Answer>[]): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const code of (await Promise.all(answers)).map(codeOf)) {
    counts[code] = (counts[code] ?? 0) + 1;
  }
  return counts;
}

const times = (count: number, run: (index: number) => Promise<Answer>) =>
  tally(Array.from({ length: count }, (_, index) => run(index)));

let last = 0;
function anotherAddress(): string {
  last += 1;
  return `198.18.${last >> 8}.${last & 255}`;
}

async function setNewPassword(userId: string, email: string, newPassword: string, from: string) {
  await call('requestPasswordReset', { email }, anotherAddress());
  const token = await identity.resetToken(userId);
  expect(codeOf(await call('resetPassword', { token, newPassword }, from))).toBe('DONE');
}

describe('the right password of one account', () => {
  test('is used sixty times in a quarter of an hour; wrong ones in between take nothing of that', async () => {
    const { input, userId } = await identity.register();
    const { email } = input;
    const wrong = { email, password: 'not the password' };
    expect(codeOf(await signIn(anotherAddress(), wrong))).toBe('CREDENTIALS_INVALID');
    const outcomes: Record<string, number> = {};
    let deviceToken: string | null = null;
    const use = async (count: number) => {
      for (let i = 0; i < count; i += 1) {
        const answer = await signIn(anotherAddress(), { email });
        const code = codeOf(answer);
        outcomes[code] = (outcomes[code] ?? 0) + 1;
        deviceToken = answer.session?.deviceToken ?? deviceToken;
      }
    };
    await use(59);
    // Also where the last use is that of a wrong one, which is still looked at.
    [held, looking] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    const slow = signIn(anotherAddress(), { email, password: SLOW });
    await looking.promise;
    await use(1);
    held.resolve();
    expect(codeOf(await slow)).toBe('CREDENTIALS_INVALID');
    expect(outcomes).toEqual({ DONE: 59, TRY_LATER: 1 });
    await use(2);
    expect(outcomes).toEqual({ DONE: 60, TRY_LATER: 2 });

    // Whoever has nothing but the password keeps out neither a known device nor who resets it.
    const known = { email, deviceToken };
    expect(codeOf(await signIn(anotherAddress(), known))).toBe('DONE');
    await setNewPassword(userId, email, 'another good password', anotherAddress());
    const password = 'another good password';
    expect(codeOf(await signIn(anotherAddress(), { email, password }))).toBe('DONE');
    vi.setSystemTime(Date.now() + 15 * 60_000);
    expect(codeOf(await signIn(anotherAddress(), { email, password }))).toBe('DONE');
  });

  test('is not counted from the own machine', async () => {
    const { input } = await identity.register();
    const { email } = input;
    for (let use = 1; use <= 61; use += 1) {
      expect(codeOf(await signIn('127.0.0.1', { email }))).toBe('DONE');
    }
  });

  test('counts known devices together, and not their failures', async () => {
    const { input } = await identity.register();
    const { email } = input;
    const devices = await Promise.all([1, 2].map(() => signIn(anotherAddress(), { email })));
    const tokens = devices.map(({ session }) => session?.deviceToken);
    const outcomes: Record<string, number> = {};
    for (let i = 0; i < 63; i += 1) {
      const deviceToken = tokens[i % tokens.length];
      const password = i === 7 ? 'not the password' : PASSWORD;
      const code = codeOf(await signIn(anotherAddress(), { email, deviceToken, password }));
      outcomes[code] = (outcomes[code] ?? 0) + 1;
    }
    expect(outcomes).toEqual({ DONE: 60, CREDENTIALS_INVALID: 1, TRY_LATER: 2 });
  });
});

test('an address that failed a hundred times keeps out neither a known device nor who has just set a new password', async () => {
  const here = anotherAddress();
  const { input, userId } = await identity.register();
  const { email } = input;
  const { session } = await signIn(here, { email });
  const wrong = await times(100, (i) => signIn(here, { email: `p${i}@example.org` }));
  expect(wrong).toEqual({ CREDENTIALS_INVALID: 100 });
  expect(codeOf(await signIn(here, { email }))).toBe('TRY_LATER');
  const { deviceToken = null } = session ?? {};
  expect(codeOf(await signIn(here, { email, deviceToken }))).toBe('DONE');

  const password = 'another good password';
  await setNewPassword(userId, email, password, here);
  expect(codeOf(await signIn(here, { email, password }))).toBe('DONE');
  vi.setSystemTime(Date.now() + 16 * 60_000);
  expect(codeOf(await signIn(here, { email, password }))).toBe('DONE');
});

const person = (email: string) => ({
  email,
  password: PASSWORD,
  firstName: 'Ada',
  lastName: 'Byron',
  dateOfBirth: '1990-05-17',
  country: 'US',
});

test('an address registers a hundred times an hour', async () => {
  const here = anotherAddress();
  const register = (email: string) => call('register', person(email), here);
  expect(await times(102, (i) => register(`new${i}@example.org`))).toEqual({
    DONE: 100,
    TRY_LATER: 2,
  });
  const elsewhere = call('register', person('elsewhere@example.org'), anotherAddress());
  expect(codeOf(await elsewhere)).toBe('DONE');
  vi.setSystemTime(Date.now() + 3_600_000);
  expect(codeOf(await register('later@example.org'))).toBe('DONE');
});

describe.each(['127.0.0.1', '::1'])('from %s', (address) => {
  test('calls without an account and sign-ins are not counted together', async () => {
    const verify = () => call('verifyEmail', { token: 'vrf_x.y' }, address);
    expect(await times(101, verify)).toEqual({ TOKEN_INVALID: 101 });
    const signIns = await times(101, (i) => signIn(address, { email: `q${i}@example.org` }));
    expect(signIns).toEqual({ CREDENTIALS_INVALID: 101 });
  });

  test('guesses at one account are counted as from anywhere', async () => {
    const email = `guessed.${address.replaceAll(/\W/g, '.')}@example.org`;
    const codes = await times(6, () => signIn(address, { email }));
    expect(codes).toEqual({ CREDENTIALS_INVALID: 5, TRY_LATER: 1 });
  });
});

test('registrations of the own machine are not counted', async () => {
  const register = (i: number) => call('register', person(`own${i}@example.org`), '127.0.0.1');
  expect(await times(101, register)).toEqual({ DONE: 101 });
});
