import { newId } from '@blockscore/ids';
import { eventually, Mailbox } from '@blockscore/testkit';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sessionSteps, stoppedClock } from './session-steps.ts';
import {
  PASSWORD,
  QUICK_PASSWORDS,
  startTestIdentity,
  type TestIdentity,
} from './test-identity.ts';

const DAY = 24 * 3_600_000;

const { clock, advance } = stoppedClock();
let identity: TestIdentity;
let steps: ReturnType<typeof sessionSteps>;

beforeAll(async () => {
  identity = await startTestIdentity({ clock, passwords: QUICK_PASSWORDS });
  steps = sessionSteps(identity);
});

afterAll(async () => {
  await identity?.close();
  await identity?.drop();
});

const warnings = async (userId: string) =>
  (await steps.mails(userId)).filter((kind) => kind === 'NEW_DEVICE').length;

describe('known devices', () => {
  test('a device is known by its token, which is given once and stored only as a hash', async () => {
    const { input, userId } = await identity.register();
    const { deviceToken, refreshToken } = await steps.login(input.email);
    expect(deviceToken).toMatch(/^[\w-]{43}$/);
    expect((await steps.refreshed(refreshToken)).deviceToken).toBeNull();
    const again = await steps.login(input.email, { deviceToken });
    expect(again.deviceToken).toBeNull();
    const rows = await identity.sql`select * from identity.devices where user_id = ${userId}`;
    expect(rows).toHaveLength(1);
    expect(JSON.stringify(rows)).not.toContain(deviceToken);
    const used = await identity.sql`
      select distinct device_id from identity.sessions where user_id = ${userId}`;
    expect(used).toEqual([{ device_id: rows[0]?.['id'] }]);
  });

  test('a sign-in from another one is told by mail, apart from the account’s first', async () => {
    const { input, userId } = await identity.register();
    const { deviceToken } = await steps.login(input.email);
    await steps.login(input.email, { deviceToken });
    expect(await warnings(userId)).toBe(0);
    const client = { address: '203.0.113.9', agent: 'curl/8.5.0' };
    expect((await steps.login(input.email, { client })).deviceToken).not.toBe(deviceToken);
    expect(await warnings(userId)).toBe(1);
    const mailbox = new Mailbox(identity.environment['MAIL_DIRECTORY'] ?? '');
    const mail = await eventually(() =>
      mailbox.to(input.email).find(({ text }) => text.includes('203.0.113.9')),
    );
    expect(mail.text).toContain('curl');
  });

  test('what is no token of this account does not make a device known', async () => {
    const stranger = await identity.register();
    const theirs = (await steps.login(stranger.input.email)).deviceToken;
    const { input, userId } = await identity.register();
    await steps.login(input.email);
    for (const deviceToken of [theirs, '', 'x'.repeat(5_000), 'A'.repeat(43)]) {
      expect((await steps.login(input.email, { deviceToken })).deviceToken).not.toBeNull();
    }
    expect(await warnings(userId)).toBe(4);
  });

  test('it is known for 180 days after its last sign-in', async () => {
    const { input, userId } = await identity.register();
    const { deviceToken } = await steps.login(input.email);
    for (const _ of [1, 2]) {
      advance(180 * DAY - 1);
      expect((await steps.login(input.email, { deviceToken })).deviceToken).toBeNull();
    }
    advance(180 * DAY);
    expect((await steps.login(input.email, { deviceToken })).deviceToken).not.toBeNull();
    expect(await warnings(userId)).toBe(1);
  });

  test('of more than twenty the one used longest ago is forgotten', async () => {
    const { input, userId } = await identity.register();
    const kept = (await steps.login(input.email)).deviceToken;
    advance(1);
    const forgotten = (await steps.login(input.email)).deviceToken;
    advance(1);
    const others = Array.from({ length: 18 }, (_, index) => ({
      id: newId('device'),
      user_id: userId,
      token_hash: `${userId} ${index}`,
      created_at: clock(),
      expires_at: new Date(clock().getTime() + 180 * DAY),
    }));
    await identity.sql`insert into identity.devices ${identity.sql(others)}`;
    await steps.login(input.email, { deviceToken: kept });
    advance(1);
    await steps.login(input.email);
    const [row] = await identity.sql`
      select count(*)::int as devices from identity.devices where user_id = ${userId}`;
    expect(row).toEqual({ devices: 20 });
    const again = (token: string | null) => steps.login(input.email, { deviceToken: token });
    expect((await again(kept)).deviceToken).toBeNull();
    expect((await again(forgotten)).deviceToken).not.toBeNull();
  });

  test('whoever changes the password keeps the device that they do it from, and no other', async () => {
    const { input } = await identity.register();
    const other = await steps.login(input.email);
    const own = await steps.login(input.email);
    const stranger = await identity.register();
    const theirs = await steps.login(stranger.input.email);
    const password = 'another good password';
    const change = { currentPassword: PASSWORD, newPassword: password };
    const { userErrors } = await steps.change(own.caller, 'changePassword', '', change);
    expect(userErrors).toEqual([]);
    const again = async (deviceToken: string | null) =>
      (await steps.login(input.email, { deviceToken, password })).deviceToken;
    expect(await again(own.deviceToken)).toBeNull();
    expect(await again(other.deviceToken)).not.toBeNull();
    const known = { deviceToken: theirs.deviceToken };
    expect((await steps.login(stranger.input.email, known)).deviceToken).toBeNull();
  });
});
