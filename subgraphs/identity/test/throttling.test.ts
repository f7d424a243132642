import { ANONYMOUS, type Client } from '@blockscore/caller';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import type { PasswordHasher } from '../src/app/ports.ts';
import { Busy } from '../src/app/throttle.ts';
import { QUICK_PASSWORDS, startTestIdentity, type TestIdentity } from './test-identity.ts';

let identity: TestIdentity;
let looked = 0;

/** A password that comes when too many others wait to be hashed. */
const LATE = 'one password too many';

/** Counts how often a password is looked at. */
const counting: PasswordHasher = {
  ...QUICK_PASSWORDS,
  hash: async (password) => {
    if (password === LATE) throw new Busy(5);
    return await QUICK_PASSWORDS.hash(password);
  },
  verify: async (password, hash) => {
    looked += 1;
    if (password === LATE) throw new Busy(5);
    return await QUICK_PASSWORDS.verify(password, hash);
  },
};

beforeAll(async () => {
  identity = await startTestIdentity({ passwords: counting });
});

afterAll(async () => {
  await identity?.close();
  await identity?.drop();
});

beforeEach(() => {
  looked = 0;
  // Delays are counted from when a try is made, so time stands still unless it is told to pass.
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() });
});

afterEach(() => {
  vi.useRealTimers();
});

const LOGIN = `mutation ($input: LoginInput!) { login(input: $input) {
  session { deviceToken } userErrors { code message path retryAfterSeconds } } }`;

interface Answer {
  readonly session: { readonly deviceToken: string | null } | null;
  readonly userErrors: readonly {
    readonly code: string;
    readonly message: string;
    readonly retryAfterSeconds: number | null;
  }[];
}

let last = 0;
/** An address that nobody had before. */
function anotherAddress(): Client {
  last += 1;
  return { address: `198.51.${last >> 8}.${last & 255}`, agent: 'test' };
}

async function signIn(
  email: string,
  password: string,
  client: Client,
  deviceToken?: string | null,
): Promise<Answer> {
  const input = { email, password, deviceToken };
  const answer = await identity.ask(ANONYMOUS, LOGIN, { input }, client);
  return answer.data?.['login'] as Answer;
}

const codeOf = ({ session, userErrors }: Answer) =>
  session === null ? userErrors[0]?.code : 'SIGNED_IN';

async function fail(times: number, email: string, from: () => Client): Promise<string[]> {
  const codes: string[] = [];
  for (let i = 0; i < times; i += 1) {
    codes.push(codeOf(await signIn(email, `wrong guess ${i}`, from())) ?? '');
  }
  return codes;
}

function pass(seconds: number): void {
  vi.setSystemTime(Date.now() + seconds * 1_000);
}

const WRONG = 'CREDENTIALS_INVALID';

describe('guessing at one account', () => {
  test('from one address is slowed down more each time, told in seconds, and forgotten on success', async () => {
    const { input } = await identity.register();
    const here = anotherAddress();
    expect(await fail(6, input.email, () => here)).toEqual([...Array(5).fill(WRONG), 'TRY_LATER']);
    for (const seconds of [1, 2, 4]) {
      const refused = await signIn(input.email, 'wrong guess', here);
      const [error] = refused.userErrors;
      expect(error).toMatchObject({ code: 'TRY_LATER', retryAfterSeconds: seconds });
      expect(error?.message).toContain(`${seconds} second`);
      pass(seconds);
      expect(codeOf(await signIn(input.email, 'wrong guess', here))).toBe(WRONG);
    }
    pass(8);
    expect(codeOf(await signIn(input.email, String(input['password']), here))).toBe('SIGNED_IN');
    expect(await fail(5, input.email, () => here)).toEqual(Array(5).fill(WRONG));
  });

  test('tells nothing of whether there is such an account', async () => {
    const { input } = await identity.register();
    const here = anotherAddress();
    const known = await fail(7, input.email, () => here);
    expect(await fail(7, 'nobody@example.com', () => here)).toEqual(known);
  });

  test('two hundred times at once lets through no more than one after the other', async () => {
    const { input } = await identity.register();
    const here = anotherAddress();
    const guesses = Array.from({ length: 200 }, (_, i) => signIn(input.email, `guess ${i}!`, here));
    const codes = (await Promise.all(guesses)).map(codeOf);
    expect(looked).toBe(5);
    expect(codes.filter((code) => code === WRONG)).toHaveLength(5);
    expect(codes.filter((code) => code === 'TRY_LATER')).toHaveLength(195);
  });

  test('an IPv6 network is one guesser, however many addresses it has', async () => {
    const { input } = await identity.register();
    let host = 0;
    const from = () => {
      host += 1;
      return { address: `2001:db8:7:7::${host.toString(16)}`, agent: '' };
    };
    expect((await fail(6, input.email, from)).at(-1)).toBe('TRY_LATER');
  });
});

describe('a stranger with many addresses', () => {
  test('keeps waiting a minute at most, and does not lock out the owner', async () => {
    const { input, userId } = await identity.register();
    const password = String(input['password']);
    const home = anotherAddress();
    const first = await signIn(input.email, password, home);
    const deviceToken = first.session?.deviceToken;
    expect(deviceToken).toBeTruthy();

    const attack = await fail(24, input.email, anotherAddress);
    expect(attack).toEqual([...Array(20).fill(WRONG), ...Array(4).fill('TRY_LATER')]);
    expect(codeOf(await signIn(input.email, password, anotherAddress()))).toBe('TRY_LATER');
    for (let i = 0; i < 10; i += 1) {
      pass(60);
      expect(codeOf(await signIn(input.email, 'wrong guess', anotherAddress()))).toBe(WRONG);
    }
    const refused = await signIn(input.email, 'wrong guess', anotherAddress());
    expect(refused.userErrors[0]?.retryAfterSeconds).toBe(60);

    // From a device that is known the owner comes in all the while; nobody else's token does that.
    const known = await signIn(input.email, password, anotherAddress(), deviceToken);
    expect(codeOf(known)).toBe('SIGNED_IN');
    const other = await identity.register();
    const foreign = await signIn(other.input.email, password, anotherAddress());
    const borrowed = foreign.session?.deviceToken;
    expect(codeOf(await signIn(input.email, password, anotherAddress(), borrowed))).toBe(
      'TRY_LATER',
    );

    // Whoever can read the owner's mail comes in too, from anywhere.
    const token = await resetToken(userId, input.email);
    await resetPassword(token, 'another good password', home);
    await fail(21, input.email, anotherAddress);
    expect(codeOf(await signIn(input.email, 'another good password', home))).toBe('SIGNED_IN');
  });

  test('and a known device is slowed down by its own failures only', async () => {
    const { input } = await identity.register();
    const here = anotherAddress();
    const { session } = await signIn(input.email, String(input['password']), here);
    const codes: (string | undefined)[] = [];
    for (let i = 0; i < 6; i += 1) {
      codes.push(
        codeOf(await signIn(input.email, 'wrong', anotherAddress(), session?.deviceToken)),
      );
    }
    expect(codes).toEqual([...Array(5).fill(WRONG), 'TRY_LATER']);
    expect(codeOf(await signIn(input.email, String(input['password']), here))).toBe('SIGNED_IN');
  });
});

describe('one address', () => {
  test('may fail a hundred times in a quarter of an hour, at whatever accounts', async () => {
    const here = anotherAddress();
    const tries = Array.from({ length: 110 }, (_, i) =>
      signIn(`p${i}@example.org`, 'wrong!!!', here),
    );
    const codes = (await Promise.all(tries)).map(codeOf);
    expect(codes.filter((code) => code === WRONG)).toHaveLength(100);
    const { input } = await identity.register();
    const password = String(input['password']);
    expect(codeOf(await signIn(input.email, password, here))).toBe('TRY_LATER');
    expect(codeOf(await signIn(input.email, password, anotherAddress()))).toBe('SIGNED_IN');
    pass(15 * 60);
    expect(codeOf(await signIn(input.email, password, here))).toBe('SIGNED_IN');
  });

  test.each([
    ['verifyEmail', 'input: { token: "vrf_x.y" }', 'TOKEN_INVALID'],
    ['resetPassword', 'input: { token: "x", newPassword: "a fine password" }', 'TOKEN_INVALID'],
    ['refreshSession', 'input: { refreshToken: "none" }', 'SESSION_ENDED'],
    ['verifyMfa', 'input: { token: "x", method: TOTP, code: "000000" }', 'CHALLENGE_ENDED'],
    ['requestPasswordReset', 'input: { email: "nobody@example.com" }', undefined],
    ['requestEmailVerification', 'input: { email: "nobody@example.com" }', undefined],
    ['beginPasskeyLogin', 'input: {}', undefined],
  ])('may call %s a hundred times in vain', async (field, input, code) => {
    const here = anotherAddress();
    const query = `mutation { ${field}(${input}) { userErrors { code } } }`;
    const tries = Array.from({ length: 101 }, () => identity.ask(ANONYMOUS, query, {}, here));
    const codes = (await Promise.all(tries)).map(
      ({ data }) => (data?.[field] as Answer | undefined)?.userErrors[0]?.code,
    );
    expect(codes.filter((answer) => answer === code)).toHaveLength(100);
    expect(codes.filter((answer) => answer === 'TRY_LATER')).toHaveLength(1);
  });
});

test('where too many passwords wait to be hashed, one is told to try later, and nothing is counted', async () => {
  const { input } = await identity.register();
  const here = anotherAddress();
  expect((await fail(1, input.email, () => here))[0]).toBe(WRONG);
  for (let i = 0; i < 10; i += 1) {
    const { userErrors } = await signIn(input.email, LATE, here);
    expect(userErrors).toMatchObject([{ code: 'TRY_LATER', retryAfterSeconds: 5 }]);
  }
  // The one that was looked at stays counted.
  expect(await fail(5, input.email, () => here)).toEqual([...Array(4).fill(WRONG), 'TRY_LATER']);

  const register = async (password: string) => {
    const { password: _, ...person } = input;
    const answer = await identity.ask(
      ANONYMOUS,
      'mutation ($input: RegisterInput!) { register(input: $input) { userErrors { code } } }',
      { input: { ...person, email: 'late@example.com', password } },
      here,
    );
    return (answer.data?.['register'] as Answer | undefined)?.userErrors;
  };
  const late = await Promise.all(Array.from({ length: 100 }, () => register(LATE)));
  expect(late).toEqual(Array(100).fill([{ code: 'TRY_LATER' }]));
  expect(await register(String(input['password']))).toEqual([]);
});

test('with ENABLE_RATE_LIMITING=false nothing is counted', async () => {
  const environment = { ENABLE_RATE_LIMITING: 'false' };
  const other = await startTestIdentity({ environment, passwords: QUICK_PASSWORDS });
  try {
    const { input } = await other.register();
    for (let i = 0; i < 25; i += 1) {
      const { userErrors } = await other.login(input.email, `wrong guess ${i}`);
      expect(userErrors).toEqual([{ code: WRONG }]);
    }
    expect(await other.sql`select 1 from identity.throttles`).toHaveLength(0);
  } finally {
    await other.close();
    await other.drop();
  }
});

async function resetToken(userId: string, email: string): Promise<string> {
  await identity.ask(
    ANONYMOUS,
    'mutation ($email: String!) { requestPasswordReset(input: { email: $email }) { userErrors { code } } }',
    { email },
  );
  return await identity.resetToken(userId);
}

async function resetPassword(token: string, newPassword: string, client: Client): Promise<void> {
  const answer = await identity.ask(
    ANONYMOUS,
    'mutation ($input: ResetPasswordInput!) { resetPassword(input: $input) { userErrors { code } } }',
    { input: { token, newPassword } },
    client,
  );
  expect(answer.data).toEqual({ resetPassword: { userErrors: [] } });
}
