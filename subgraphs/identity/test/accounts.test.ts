import { ANONYMOUS, userCaller } from '@blockscore/caller';
import { newId } from '@blockscore/ids';
import { eventually } from '@blockscore/testkit';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { PASSWORD, startTestIdentity, type TestIdentity } from './test-identity.ts';

let identity: TestIdentity;

beforeAll(async () => {
  identity = await startTestIdentity();
});

afterAll(async () => {
  await identity?.close();
  await identity?.drop();
});

describe('registration', () => {
  test('opens an account whose personal data is nowhere in clear', async () => {
    // Long enough that no ciphertext says it by chance, as it does «Ada».
    const firstName = 'Adalgundis';
    const { input, payload, userId } = await identity.register({ firstName });
    expect(payload.userErrors).toEqual([]);
    const rows = await identity.sql`select * from identity.users where id = ${userId}`;
    const stored = JSON.stringify([rows, await identity.events()]);
    for (const secret of [input.email, PASSWORD, firstName, '+14155550100', '1990-05-17']) {
      expect(stored).not.toContain(secret);
    }
    expect(rows[0]?.['password_hash']).toMatch(/^\$argon2id\$v=19\$m=47104,t=1,p=1\$/);
  });

  test.each([
    ['email', 'nobody', 'EMAIL_INVALID'],
    ['email', `${'a'.repeat(300)}@example.com`, 'EMAIL_INVALID'],
    ['password', 'short', 'PASSWORD_INVALID'],
    ['password', 'x'.repeat(129), 'PASSWORD_INVALID'],
    ['firstName', '', 'NAME_INVALID'],
    ['lastName', 'Rob3rt'.repeat(30), 'NAME_INVALID'],
    ['lastName', 'x'.repeat(100_000), 'NAME_INVALID'],
    ['phone', '555', 'PHONE_INVALID'],
    ['dateOfBirth', '2020-01-01', 'DATE_OF_BIRTH_INVALID'],
    ['dateOfBirth', '1820-01-01', 'DATE_OF_BIRTH_INVALID'],
    ['country', 'XX', 'COUNTRY_INVALID'],
  ])('refuses a wrong %s and leaves nothing behind', async (field, value, code) => {
    const before = await identity.sql`select count(*)::int as n from identity.users`;
    const { payload } = await identity.register({ [field]: value });
    expect(payload.user).toBeNull();
    expect(payload.userErrors).toMatchObject([{ code, path: ['input', field] }]);
    expect(await identity.sql`select count(*)::int as n from identity.users`).toEqual(before);
  });
});

describe('e-mail verification', () => {
  const VERIFY = `mutation ($token: String!) { verifyEmail(input: { token: $token }) {
    user { id } userErrors { code } } }`;

  test('works with the mailed token, once is enough, and twice does no harm', async () => {
    const { userId } = await identity.register({}, false);
    const token = await identity.mailedToken(userId);
    for (const _ of [1, 2]) {
      const answer = await identity.ask(ANONYMOUS, VERIFY, { token });
      expect(answer.data?.['verifyEmail']).toMatchObject({ userErrors: [] });
    }
    const events = await identity.events('identity.email.verified');
    expect(events.filter((event) => event.data['userId'] === userId)).toHaveLength(1);
    const me = await identity.ask(
      userCaller(userId as never, ['BORROWER']),
      '{ me { emailVerified } }',
    );
    expect(me.data).toEqual({ me: { emailVerified: true } });
  });

  test.each(['', 'vrf_x.y', `${newId('vrf')}.${'A'.repeat(43)}`])(
    'refuses the token %j',
    async (token) => {
      const answer = await identity.ask(ANONYMOUS, VERIFY, { token });
      expect(answer.data?.['verifyEmail']).toMatchObject({
        userErrors: [{ code: 'TOKEN_INVALID' }],
      });
    },
  );

  test('refuses a token after its day', async () => {
    const { userId } = await identity.register({}, false);
    const token = await identity.mailedToken(userId);
    await identity.sql`update identity.email_verifications set expires_at = now() where id = ${token.split('.')[0] ?? ''}`;
    const answer = await identity.ask(ANONYMOUS, VERIFY, { token });
    expect(answer.data?.['verifyEmail']).toMatchObject({ userErrors: [{ code: 'TOKEN_INVALID' }] });
  });

  test('asking again tells a stranger nothing and sends at most five mails an hour', async () => {
    const { input, userId } = await identity.register({}, false);
    const ask = (email: string) =>
      identity.ask(
        ANONYMOUS,
        'mutation ($email: String!) { requestEmailVerification(input: { email: $email }) { userErrors { code } } }',
        { email },
      );
    const stranger = await ask('nobody-here@example.com');
    for (let i = 0; i < 7; i += 1) expect((await ask(input.email)).data).toEqual(stranger.data);
    await eventually(async () => {
      const waiting = await identity.sql`
        select 1 from identity_jobs.job where name = 'issue-mailed-token' and state <> 'completed'`;
      return waiting.length === 0 ? true : undefined;
    });
    const [row] = await identity.sql`
      select count(*)::int as n from identity.email_verifications where user_id = ${userId}`;
    expect(row).toEqual({ n: 5 });
  });
});
