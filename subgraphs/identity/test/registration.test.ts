import { ANONYMOUS } from '@blockscore/caller';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  PASSWORD,
  QUICK_PASSWORDS,
  startTestIdentity,
  type TestIdentity,
} from './test-identity.ts';

let identity: TestIdentity;

beforeAll(async () => {
  identity = await startTestIdentity({ passwords: QUICK_PASSWORDS });
});

afterAll(async () => {
  await identity?.close();
  await identity?.drop();
});

/** All that an answer can hold. */
const REGISTER = `mutation ($input: RegisterInput!) { register(input: $input) {
  user {
    __typename id email emailVerified firstName lastName phone dateOfBirth country roles createdAt
    partner { id } factors { methods: __typename } passkeys { id }
  }
  userErrors { code message path retryAfterSeconds } } }`;

async function register(email: string, changes: Record<string, unknown> = {}) {
  const input = {
    email,
    password: PASSWORD,
    firstName: 'Mary',
    lastName: 'Somerville',
    phone: '+441632960001',
    dateOfBirth: '1980-12-26',
    country: 'GB',
    ...changes,
  };
  return await identity.ask(ANONYMOUS, REGISTER, { input });
}

/** How many rows every table has that a registration could write to. */
async function rowCounts() {
  const [counts] = await identity.sql`
    select (select count(*) from identity.users) as users,
      (select count(*) from identity.user_roles) as roles,
      (select count(*) from identity.data_key) as keys,
      (select count(*) from identity.email_verifications) as verifications,
      (select count(*) from identity.outbox where event ->> 'type' <> 'identity.login.failed') as events`;
  return counts;
}

const noticesTo = async (userId: string) =>
  (
    await identity.sql`
      select 1 from identity_jobs.job where name = 'send-mail'
        and data -> 'request' ->> 'kind' = 'REGISTRATION_ATTEMPTED'
        and data -> 'request' ->> 'userId' = ${userId}`
  ).length;

describe('registering with an address that has an account', () => {
  test('is answered like any other, stores nothing, and tells the owner at most three times a day', async () => {
    const { input, userId } = await identity.register();
    const before = await rowCounts();
    const taken = await register(` ${input.email.toUpperCase()} `);
    const fresh = await register('nobody.before@example.com');
    const plain = (answer: typeof taken, email: string) =>
      JSON.parse(
        JSON.stringify(answer)
          .replaceAll(email, 'EMAIL')
          .replaceAll(/user_\w{26}/g, 'ID')
          .replaceAll(/"\d{4}-\d\d-\d\dT[\d:.]+Z"/g, '"MOMENT"'),
      );
    expect(plain(taken, input.email)).toEqual(plain(fresh, 'nobody.before@example.com'));
    expect(taken.data?.['register']).toMatchObject({ user: { firstName: 'Mary' }, userErrors: [] });
    for (let i = 0; i < 4; i += 1) await register(input.email);
    const after = await rowCounts();
    // One more of everything, and that is the one whose address was new.
    expect(Number(after?.['users']) - Number(before?.['users'])).toBe(1);
    expect(Number(after?.['roles']) - Number(before?.['roles'])).toBe(1);
    expect(Number(after?.['keys']) - Number(before?.['keys'])).toBe(1);
    expect(Number(after?.['verifications']) - Number(before?.['verifications'])).toBe(1);
    // Their own registration was the first of the three.
    expect(await noticesTo(userId)).toBe(2);
    expect((await identity.login(input.email)).userErrors).toEqual([]);
  });

  test('cannot be told apart by signing in next, nor by asking for mails', async () => {
    const { input } = await identity.register();
    const password = 'the strangers own password';
    const login = async (email: string) => {
      const answer = await identity.ask(
        ANONYMOUS,
        'mutation ($input: LoginInput!) { login(input: $input) { session { accessToken } userErrors { code message } } }',
        { input: { email, password } },
      );
      return answer.data;
    };
    await register(input.email, { password });
    await register('new.one@example.com', { password });
    expect(await login('new.one@example.com')).toEqual(await login(input.email));
    const verify = (email: string) =>
      identity.ask(
        ANONYMOUS,
        'mutation ($email: String!) { requestEmailVerification(input: { email: $email }) { userErrors { code } } }',
        { email },
      );
    expect((await verify('new.one@example.com')).data).toEqual((await verify(input.email)).data);
  });

  test('at the same moment as somebody else opens one account', async () => {
    const before = await rowCounts();
    const email = 'twin@example.com';
    const all = await Promise.all([
      register(email),
      register(' Twin@Example.COM '),
      register(email),
    ]);
    const ids = all.map(
      ({ data }) => (data?.['register'] as { user: { id: string } } | undefined)?.user.id ?? '',
    );
    expect(new Set(ids).size).toBe(3);
    const after = await rowCounts();
    expect(Number(after?.['users']) - Number(before?.['users'])).toBe(1);
    expect(Number(after?.['events']) - Number(before?.['events'])).toBeGreaterThan(0);
    // The one that came last: the others gave way, since nobody has verified the address.
    const removed = (await identity.events('identity.user.removed')).map(
      ({ data }) => data['userId'],
    );
    const left = await identity.sql`select id from identity.users where id in ${identity.sql(ids)}`;
    expect([...removed, left[0]?.['id']].sort()).toEqual([...ids].sort());
  });
});

describe('choosing a password', () => {
  test.each([
    ['password1', 'it is common'],
    ['PASSWORD1', 'case does not make it rare'],
    ['somerville', 'it is the name'],
    ['Mary+Somerville 1', 'it is the whole name and a digit'],
    ['mary.somerville@example.com', 'it is the address'],
    ['BlockScore!', 'it is the product'],
    ['blockscore dragon', 'it is the product and a common word'],
  ])('%j is refused, since %s', async (password) => {
    const answer = await register('mary.somerville@example.com', { password });
    expect(answer.data?.['register']).toMatchObject({
      user: null,
      userErrors: [{ code: 'PASSWORD_BREACHED', path: ['input', 'password'] }],
    });
  });

  test.each([
    ['a space at both ends ', 'spaces count'],
    ['žluťoučký kůň', 'any letters'],
    ['🗝️🌶️☂️✒️', 'eight code points'],
    ['x'.repeat(60).concat('yz '.repeat(22)), 'a hundred and twenty-six'],
  ])('%j is taken: %s', async (password) => {
    const email = `p${password.length}@example.com`;
    const answer = await register(email, { password });
    expect(answer.data?.['register']).toMatchObject({ userErrors: [] });
    await identity.sql`update identity.users set email_verified_at = now()`;
    expect((await identity.login(email, password)).userErrors).toEqual([]);
    expect((await identity.login(email, password.slice(0, -1))).userErrors).toMatchObject([
      { code: 'CREDENTIALS_INVALID' },
    ]);
  });
});
