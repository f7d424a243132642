import { ANONYMOUS, type Caller, userCaller } from '@blockscore/caller';
import { eventually } from '@blockscore/testkit';
import { decodeJwt } from 'jose';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { createPasswordHasher } from '../src/adapters/passwords.ts';
import { PASSWORD, startTestIdentity, type TestIdentity } from './test-identity.ts';

let identity: TestIdentity;
let now = Date.now();

/** The least that Argon2 takes: what is tested is not how slow it is. */
const hasherOf = (memory: number) =>
  createPasswordHasher({
    cost: { memory, passes: 1, parallelism: 1 },
    atOnce: 4,
    waiting: 100,
  });

beforeAll(async () => {
  identity = await startTestIdentity({ clock: () => new Date(now), passwords: hasherOf(64) });
});

afterAll(async () => {
  await identity?.close();
  await identity?.drop();
});

beforeEach(() => {
  now = Date.now();
});

afterEach(() => {
  vi.useRealTimers();
});

const CHANGE = `mutation ($input: ChangePasswordInput!) { changePassword(input: $input) {
  user { id email } userErrors { code path } } }`;
const REQUEST = `mutation ($email: String!) { requestPasswordReset(input: { email: $email }) {
  userErrors { code } } }`;
const RESET = `mutation ($input: ResetPasswordInput!) { resetPassword(input: $input) {
  userErrors { code path } } }`;
const REFRESH = `mutation ($token: String!) { refreshSession(input: { refreshToken: $token }) {
  userErrors { code } } }`;
const NEW = 'another good password';

interface SignedIn {
  readonly caller: Caller;
  readonly refreshToken: string;
}

async function signIn(email: string, password = PASSWORD): Promise<SignedIn> {
  const { session } = await identity.login(email, password);
  const { sub = '', sid } = decodeJwt<{ sid: string }>(session?.accessToken ?? '');
  return {
    caller: { ...userCaller(sub as never, ['BORROWER']), sessionId: sid },
    refreshToken: session?.refreshToken ?? '',
  };
}

async function change(caller: Caller, currentPassword: string, newPassword: string) {
  const input = { currentPassword, newPassword };
  return (await identity.ask(caller, CHANGE, { input })).data?.['changePassword'];
}

async function reset(token: string, newPassword = NEW) {
  const answer = await identity.ask(ANONYMOUS, RESET, { input: { token, newPassword } });
  return answer.data?.['resetPassword'];
}

const request = (email: string) => identity.ask(ANONYMOUS, REQUEST, { email });

async function isAlive({ refreshToken }: SignedIn): Promise<boolean> {
  const answer = await identity.ask(ANONYMOUS, REFRESH, { token: refreshToken });
  return JSON.stringify(answer.data) === '{"refreshSession":{"userErrors":[]}}';
}

/** How often the person was told that there is another password. */
async function notices(userId: string): Promise<number> {
  const rows = await identity.sql`
    select 1 from identity_jobs.job where name = 'send-mail'
      and data -> 'request' ->> 'kind' in ('PASSWORD_CHANGED', 'PASSWORD_RESET')
      and data -> 'request' ->> 'userId' = ${userId}`;
  return rows.length;
}

const changesOf = async (userId: string) =>
  (await identity.events('identity.password.changed'))
    .filter(({ data }) => data['userId'] === userId)
    .map(({ data }) => data['by']);

/** Waits until nobody waits for a mail with a token. */
async function issued(): Promise<void> {
  await eventually(async () => {
    const waiting = await identity.sql`
      select 1 from identity_jobs.job where name = 'issue-mailed-token' and state <> 'completed'`;
    return waiting.length === 0 ? true : undefined;
  });
}

describe('changing one’s password', () => {
  test('ends the other sessions and no other person’s, tells the owner, and needs the present one', async () => {
    const { input, userId } = await identity.register();
    const stranger = await identity.register();
    const [here, elsewhere] = [await signIn(input.email), await signIn(input.email)];
    const theirs = await signIn(stranger.input.email);
    expect(await change(here.caller, 'not the password', NEW)).toMatchObject({
      user: null,
      userErrors: [{ code: 'CREDENTIALS_INVALID', path: ['input', 'currentPassword'] }],
    });
    expect(await isAlive(elsewhere)).toBe(true);
    expect(await change(here.caller, PASSWORD, NEW)).toMatchObject({ userErrors: [] });
    expect([await isAlive(here), await isAlive(theirs)]).toEqual([true, true]);
    expect((await identity.login(input.email)).userErrors[0]?.code).toBe('CREDENTIALS_INVALID');
    expect((await identity.login(input.email, NEW)).userErrors).toEqual([]);
    expect(await notices(userId)).toBe(1);
    expect(await changesOf(userId)).toEqual(['CHANGE']);
    const ended = await identity.events('identity.session.ended');
    expect(ended.filter(({ data }) => data['userId'] === userId)).toHaveLength(1);
  });

  test.each([
    ['short', 'PASSWORD_INVALID'],
    ['password123', 'PASSWORD_BREACHED'],
    ['blockscore', 'PASSWORD_BREACHED'],
    ['aaaaaaaa', 'PASSWORD_BREACHED'],
    ['        ', 'PASSWORD_BREACHED'],
  ])('takes %j no more than registration does', async (password, code) => {
    const { input } = await identity.register();
    const { caller } = await signIn(input.email);
    expect(await change(caller, PASSWORD, password)).toMatchObject({
      userErrors: [{ code, path: ['input', 'newPassword'] }],
    });
  });

  test('is slowed down in a session that guesses, and there only', async () => {
    const { input } = await identity.register();
    const [thief, owner] = [await signIn(input.email), await signIn(input.email)];
    // A second has to pass after the fifth guess, which it does by itself on a busy machine.
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() });
    const codes: unknown[] = [];
    for (let i = 0; i < 6; i += 1) codes.push(await change(thief.caller, `guess ${i}…`, NEW));
    expect(codes.at(4)).toMatchObject({ userErrors: [{ code: 'CREDENTIALS_INVALID' }] });
    expect(codes.at(5)).toMatchObject({ userErrors: [{ code: 'TRY_LATER' }] });
    expect(await change(owner.caller, PASSWORD, NEW)).toMatchObject({ userErrors: [] });
    expect(await change(thief.caller, NEW, PASSWORD)).toMatchObject({
      userErrors: [{ code: 'SESSION_ENDED' }],
    });
  });

  test('twice at once changes it once', async () => {
    const { input, userId } = await identity.register();
    const { caller } = await signIn(input.email);
    const both = await Promise.all([
      change(caller, PASSWORD, 'the first new password'),
      change(caller, PASSWORD, 'the second new password'),
    ]);
    const codes = both.flatMap((payload) => (payload as { userErrors: unknown[] }).userErrors);
    expect(codes).toMatchObject([{ code: 'CREDENTIALS_INVALID' }]);
    expect(await changesOf(userId)).toEqual(['CHANGE']);
  });

  test('needs a session: not an API key, nor a token whose session has ended', async () => {
    const { input } = await identity.register();
    const { caller } = await signIn(input.email);
    const { sessionId: _, ...without } = caller;
    expect(await change(without, PASSWORD, NEW)).toMatchObject({
      userErrors: [{ code: 'SESSION_ENDED' }],
    });
    const anonymous = await identity.ask(ANONYMOUS, CHANGE, {
      input: { currentPassword: PASSWORD, newPassword: NEW },
    });
    expect(anonymous.errors?.[0]?.extensions?.code).toBe('UNAUTHENTICATED');
  });
});

describe('a forgotten password', () => {
  test('is replaced by the mailed token: once, with all sessions ended and none begun', async () => {
    const { input, userId } = await identity.register({}, false);
    await identity.sql`update identity.users set email_verified_at = now() where id = ${userId}`;
    const before = await signIn(input.email);
    await identity.sql`update identity.users set email_verified_at = null where id = ${userId}`;
    expect((await request(input.email)).data).toEqual({ requestPasswordReset: { userErrors: [] } });
    const token = await identity.resetToken(userId);
    expect(token).toMatch(/^reset_/);
    expect(await reset(token, 'password')).toMatchObject({
      userErrors: [{ code: 'PASSWORD_BREACHED', path: ['input', 'newPassword'] }],
    });
    expect(await reset(token)).toEqual({ userErrors: [] });
    expect(await isAlive(before)).toBe(false);
    expect((await identity.login(input.email)).userErrors[0]?.code).toBe('CREDENTIALS_INVALID');
    // It came by mail, so the address is verified.
    expect((await identity.login(input.email, NEW)).userErrors).toEqual([]);
    expect(await reset(token, 'one more password')).toMatchObject({
      userErrors: [{ code: 'TOKEN_INVALID', path: ['input', 'token'] }],
    });
    expect(await notices(userId)).toBe(1);
    expect(await changesOf(userId)).toEqual(['RESET']);
    const devices = await identity.sql`
      select 1 from identity.devices where user_id = ${userId}`;
    expect(devices).toHaveLength(1);
  });

  test('two bearers of one token set it once', async () => {
    const { input, userId } = await identity.register();
    await request(input.email);
    const token = await identity.resetToken(userId);
    const both = await Promise.all([
      reset(token, 'the first new one'),
      reset(token, 'the other one'),
    ]);
    const codes = both.flatMap((payload) => (payload as { userErrors: unknown[] }).userErrors);
    expect(codes).toMatchObject([{ code: 'TOKEN_INVALID' }]);
  });

  test('its token ends after half an hour, and with the next one that is asked for', async () => {
    const { input, userId } = await identity.register();
    await request(input.email);
    const first = await identity.resetToken(userId);
    await request(input.email);
    await issued();
    expect(await reset(first)).toMatchObject({ userErrors: [{ code: 'TOKEN_INVALID' }] });
    const second = await identity.resetToken(userId);
    now += 30 * 60_000 + 1_000;
    expect(await reset(second)).toMatchObject({ userErrors: [{ code: 'TOKEN_INVALID' }] });
    now -= 2_000;
    expect(await reset(second)).toEqual({ userErrors: [] });
  });

  test('a token is worth nothing where it was altered, is of another kind, or the account is suspended', async () => {
    const { input, userId } = await identity.register({}, false);
    const verification = await identity.mailedToken(userId);
    await request(input.email);
    const token = await identity.resetToken(userId);
    const [id = '', tag = ''] = token.split('.');
    const other = `${id}.${tag.startsWith('A') ? 'B' : 'A'}${tag.slice(1)}`;
    for (const wrong of ['', other, verification, `${verification.split('.')[0]}.${tag}`]) {
      expect(await reset(wrong)).toMatchObject({ userErrors: [{ code: 'TOKEN_INVALID' }] });
    }
    await identity.sql`update identity.users set suspended_at = now() where id = ${userId}`;
    expect(await reset(token)).toMatchObject({ userErrors: [{ code: 'TOKEN_INVALID' }] });
  });

  test('is asked for with the same answer whoever it is, and mailed at most five times an hour', async () => {
    const { input, userId } = await identity.register();
    const suspended = await identity.register();
    await identity.sql`
      update identity.users set suspended_at = now() where id = ${suspended.userId}`;
    const stranger = (await request('nobody@example.com')).data;
    expect((await request(suspended.input.email)).data).toEqual(stranger);
    for (let i = 0; i < 7; i += 1) expect((await request(input.email)).data).toEqual(stranger);
    await issued();
    const asked = await identity.sql`
      select user_id as id, count(*)::int as n from identity.password_resets
      where user_id in ${identity.sql([userId, suspended.userId])} group by 1`;
    expect(asked).toEqual([{ id: userId, n: 5 }]);
    // While the last of them is good; so nobody keeps the owner from a reset by asking for many.
    for (const [minutes, mailed] of [
      [29, 5],
      [2, 6],
      [0, 6],
    ] as const) {
      now += minutes * 60_000;
      await request(input.email);
      await issued();
      const resets = await identity.sql`
        select 1 from identity.password_resets where user_id = ${userId}`;
      expect(resets).toHaveLength(mailed);
    }
    // What waits in the queue names nobody.
    const jobs = JSON.stringify(await identity.sql`select data from identity_jobs.job`);
    expect(jobs).not.toContain('@example.com');
  });

  test('a known device is known no more', async () => {
    const { input, userId } = await identity.register();
    await signIn(input.email);
    await request(input.email);
    await reset(await identity.resetToken(userId));
    const devices = await identity.sql`select 1 from identity.devices where user_id = ${userId}`;
    expect(devices).toHaveLength(0);
  });
});

test('a password stored at less cost is stored at more from its next sign-in on', async () => {
  const { input, userId } = await identity.register();
  const weak = await hasherOf(8).hash(PASSWORD);
  await identity.sql`update identity.users set password_hash = ${weak} where id = ${userId}`;
  const stored = async () => {
    const [row] =
      await identity.sql`select password_hash as hash from identity.users where id = ${userId}`;
    return String(row?.['hash']);
  };
  await identity.login(input.email, 'not the password');
  expect(await stored()).toBe(weak);
  await Promise.all([identity.login(input.email), identity.login(input.email)]);
  expect(await stored()).toMatch(/^\$argon2id\$v=19\$m=64,t=1,p=1\$/);
  expect((await identity.login(input.email)).userErrors).toEqual([]);
});
