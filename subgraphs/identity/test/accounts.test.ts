import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ANONYMOUS, serviceCaller, userCaller } from '@blockscore/caller';
import { newId } from '@blockscore/ids';
import { eventually, startTestSubgraph, type TestSubgraph } from '@blockscore/testkit';
import { createRemoteJWKSet, decodeProtectedHeader, jwtVerify } from 'jose';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { identityConfig } from '../src/config.ts';
import { startIdentity } from '../src/main.ts';

let identity: TestSubgraph;

beforeAll(async () => {
  identity = await startTestSubgraph({
    name: 'identity',
    start: (environment) => startIdentity(identityConfig(environment)),
  });
});

afterAll(async () => {
  await identity?.close();
  await identity?.drop();
});

const PASSWORD = 'correct horse battery';
let counter = 0;

const REGISTER = `mutation ($input: RegisterInput!) {
  register(input: $input) { user { id } userErrors { code path message } } }`;

async function register(changes: Record<string, unknown> = {}) {
  counter += 1;
  const input = {
    email: `person${counter}@example.com`,
    password: PASSWORD,
    firstName: 'Ada',
    lastName: "O'Neill-Łącka",
    phone: '+14155550100',
    dateOfBirth: '1990-05-17',
    country: 'US',
    ...changes,
  };
  const answer = await identity.ask(ANONYMOUS, REGISTER, { input });
  return { input, answer, payload: answer.data?.['register'] as Payload };
}

interface Payload {
  readonly user: { readonly id: string } | null;
  readonly userErrors: readonly {
    readonly code: string;
    readonly path: readonly string[] | null;
  }[];
}

const LOGIN = `mutation ($input: LoginInput!) { login(input: $input) {
  session { accessToken refreshToken expiresAt user { id } } userErrors { code } } }`;

async function login(email: string, password = PASSWORD) {
  const answer = await identity.ask(ANONYMOUS, LOGIN, { input: { email, password } });
  return answer.data?.['login'] as {
    session: { accessToken: string; refreshToken: string; user: null | { id: string } } | null;
    userErrors: { code: string }[];
  };
}

async function mailedToken(userId: string): Promise<string> {
  const id = await eventually(async () => {
    const [row] = await identity.sql`
      select id from identity.email_verifications where user_id = ${userId} order by requested_at desc`;
    return row?.['id'] as string | undefined;
  });
  const file = join(identity.environment['MAIL_DIRECTORY'] ?? '', `${id}.eml`);
  const mail = await eventually(() => readFile(file, 'utf8').catch(() => undefined));
  return /^vrf_\S+$/m.exec(mail)?.[0] ?? '';
}

describe('registration', () => {
  test('opens an account whose personal data is nowhere in clear', async () => {
    const { input, payload } = await register();
    expect(payload.userErrors).toEqual([]);
    const rows =
      await identity.sql`select * from identity.users where id = ${payload.user?.id ?? ''}`;
    const stored = JSON.stringify([rows, await identity.events()]);
    for (const secret of [input.email, input.password, input.firstName, input.phone, '1990']) {
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
    const { payload } = await register({ [field]: value });
    expect(payload.user).toBeNull();
    expect(payload.userErrors).toMatchObject([{ code, path: ['input', field] }]);
    expect(await identity.sql`select count(*)::int as n from identity.users`).toEqual(before);
  });

  test('one address has one account, however it is written and however often it is asked at once', async () => {
    const email = 'twin@example.com';
    const both = await Promise.all([
      register({ email }),
      register({ email: ' Twin@Example.COM ' }),
      register({ email }),
    ]);
    const errors = both.flatMap(({ payload }) => payload.userErrors.map((error) => error.code));
    expect(errors).toEqual(['EMAIL_TAKEN', 'EMAIL_TAKEN']);
  });
});

describe('e-mail verification', () => {
  const VERIFY = `mutation ($token: String!) { verifyEmail(input: { token: $token }) {
    user { id } userErrors { code } } }`;

  test('works with the mailed token, once is enough, and twice does no harm', async () => {
    const { payload } = await register();
    const userId = payload.user?.id ?? '';
    const token = await mailedToken(userId);
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
    const { payload } = await register();
    const token = await mailedToken(payload.user?.id ?? '');
    await identity.sql`update identity.email_verifications set expires_at = now() where id = ${token.split('.')[0] ?? ''}`;
    const answer = await identity.ask(ANONYMOUS, VERIFY, { token });
    expect(answer.data?.['verifyEmail']).toMatchObject({ userErrors: [{ code: 'TOKEN_INVALID' }] });
  });

  test('asking again tells a stranger nothing and sends at most five mails an hour', async () => {
    const { input, payload } = await register();
    const ask = (email: string) =>
      identity.ask(
        ANONYMOUS,
        'mutation ($email: String!) { requestEmailVerification(input: { email: $email }) { userErrors { code } } }',
        { email },
      );
    const stranger = await ask('nobody-here@example.com');
    for (let i = 0; i < 7; i += 1) expect((await ask(input.email)).data).toEqual(stranger.data);
    const [row] = await identity.sql`
      select count(*)::int as n from identity.email_verifications where user_id = ${payload.user?.id ?? ''}`;
    expect(row).toEqual({ n: 5 });
  });
});

describe('sessions', () => {
  test('an access token is a short-lived at+jwt that the published keys verify', async () => {
    const { input, payload } = await register();
    const { session } = await login(input.email.toUpperCase());
    const token = session?.accessToken ?? '';
    const keys = createRemoteJWKSet(new URL(`${identity.url}/.well-known/jwks.json`));
    const { payload: claims } = await jwtVerify(token, keys, {
      issuer: 'blockscore',
      audience: 'blockscore',
      typ: 'at+jwt',
    });
    expect(claims).toMatchObject({ sub: payload.user?.id, roles: ['BORROWER'] });
    expect((claims.exp ?? 0) - (claims.iat ?? 0)).toBe(600);
    expect(decodeProtectedHeader(token).alg).toBe('EdDSA');
  });

  test('a wrong password and an unknown address get the same answer', async () => {
    const { input } = await register();
    const wrong = await login(input.email, 'not the password');
    expect(wrong).toEqual(await login('unknown@example.com'));
    expect(wrong).toEqual(await login(input.email, ''));
    expect(wrong.userErrors).toEqual([{ code: 'CREDENTIALS_INVALID' }]);
  });

  const REFRESH = `mutation ($refreshToken: String!) {
    refreshSession(input: { refreshToken: $refreshToken }) {
      session { refreshToken } userErrors { code } } }`;
  const refresh = async (refreshToken: string) =>
    (await identity.ask(ANONYMOUS, REFRESH, { refreshToken })).data?.['refreshSession'] as {
      session: { refreshToken: string } | null;
      userErrors: { code: string }[];
    };

  test('a refresh token is good once; its second use ends the whole session', async () => {
    const { input } = await register();
    const first = (await login(input.email)).session?.refreshToken ?? '';
    const second = (await refresh(first)).session?.refreshToken ?? '';
    expect(second).not.toBe('');
    expect((await refresh(first)).userErrors).toEqual([{ code: 'SESSION_ENDED' }]);
    expect((await refresh(second)).userErrors).toEqual([{ code: 'SESSION_ENDED' }]);
  });

  test('of many refreshes at once exactly one is answered', async () => {
    const { input } = await register();
    const token = (await login(input.email)).session?.refreshToken ?? '';
    const answers = await Promise.all(Array.from({ length: 10 }, () => refresh(token)));
    expect(answers.filter((answer) => answer.session !== null)).toHaveLength(1);
  });

  test('an expired or unknown refresh token ends in signing in again', async () => {
    const { input } = await register();
    const token = (await login(input.email)).session?.refreshToken ?? '';
    await identity.sql`update identity.refresh_tokens set expires_at = now()`;
    expect((await refresh(token)).userErrors).toEqual([{ code: 'SESSION_ENDED' }]);
    expect((await refresh('x'.repeat(5_000))).userErrors).toEqual([{ code: 'SESSION_ENDED' }]);
  });

  test('logging out ends the session, and nobody ends another person’s', async () => {
    const { input, payload } = await register();
    const token = (await login(input.email)).session?.refreshToken ?? '';
    const LOGOUT = `mutation ($refreshToken: String!) {
      logout(input: { refreshToken: $refreshToken }) { userErrors { code } } }`;
    const stranger = userCaller(newId('user'), ['BORROWER']);
    const refused = await identity.ask(stranger, LOGOUT, { refreshToken: token });
    expect(refused.data?.['logout']).toEqual({ userErrors: [{ code: 'NOT_FOUND' }] });
    const self = userCaller(payload.user?.id ?? '', ['BORROWER']);
    for (const _ of [1, 2]) {
      const answer = await identity.ask(self, LOGOUT, { refreshToken: token });
      expect(answer.data?.['logout']).toEqual({ userErrors: [] });
    }
    expect((await refresh(token)).userErrors).toEqual([{ code: 'SESSION_ENDED' }]);
    const anonymous = await identity.ask(ANONYMOUS, LOGOUT, { refreshToken: token });
    expect(anonymous.errors?.[0]?.extensions?.code).toBe('UNAUTHENTICATED');
  });
});

describe('who sees whom', () => {
  test('signing in and registering show the person their own data, without a token yet', async () => {
    const { input } = await register();
    const answer = await identity.ask(
      ANONYMOUS,
      `mutation ($input: LoginInput!) { login(input: $input) { session { user { email firstName roles } } } }`,
      { input: { email: input.email, password: PASSWORD } },
    );
    expect(answer.errors).toBeUndefined();
    expect(answer.data?.['login']).toEqual({
      session: { user: { email: input.email, firstName: 'Ada', roles: ['BORROWER'] } },
    });
  });

  test('a mailed token shows that the mailbox is verified, and not whose it is', async () => {
    const { input, payload } = await register();
    const token = await mailedToken(payload.user?.id ?? '');
    const answer = await identity.ask(
      ANONYMOUS,
      `mutation ($token: String!) { verifyEmail(input: { token: $token }) {
        user { email emailVerified firstName } } }`,
      { token },
    );
    expect(answer.data?.['verifyEmail']).toEqual({
      user: { email: input.email, emailVerified: true, firstName: null },
    });
    expect(answer.errors?.map((error) => error.extensions?.code)).toEqual(['UNAUTHENTICATED']);
  });

  const PERSONAL = 'id email firstName lastName phone dateOfBirth country roles emailVerified';

  test('oneself sees all, and it leaves no audit entry', async () => {
    const { input, payload } = await register();
    const self = userCaller(payload.user?.id ?? '', ['BORROWER']);
    const answer = await identity.ask(self, `{ me { ${PERSONAL} } }`);
    expect(answer.errors).toBeUndefined();
    expect(answer.data?.['me']).toMatchObject({ email: input.email, country: 'US' });
    const reads = await identity.events('identity.personal_data.read');
    expect(reads.filter((event) => event.data['userId'] === payload.user?.id)).toEqual([]);
  });

  test('a stranger sees nobody, neither by query nor as an entity', async () => {
    const { payload } = await register();
    const id = payload.user?.id ?? '';
    const stranger = userCaller(newId('user'), ['BORROWER']);
    const byQuery = await identity.ask(stranger, 'query ($id: ID!) { user(id: $id) { id } }', {
      id,
    });
    expect(byQuery.data).toEqual({ user: null });
    const entity = await identity.entities(
      stranger,
      [{ __typename: 'User', id }],
      '... on User { id email firstName }',
    );
    expect(entity.data?.['_entities']).toEqual([{ id, email: null, firstName: null }]);
    expect(entity.errors?.map((error) => error.extensions?.code)).toEqual([
      'FORBIDDEN',
      'FORBIDDEN',
    ]);
  });

  test('an officer sees a borrower’s name and not their address, and the audit trail hears of it', async () => {
    const { payload } = await register();
    const id = payload.user?.id ?? '';
    const officer = userCaller(newId('user'), ['LOAN_OFFICER']);
    const answer = await identity.entities(
      officer,
      [{ __typename: 'User', id }],
      '... on User { firstName lastName email }',
    );
    expect(answer.data?.['_entities']).toEqual([
      { firstName: 'Ada', lastName: "O'Neill-Łącka", email: null },
    ]);
    const reads = await identity.events('identity.personal_data.read');
    const [read] = reads.filter((event) => event.data['userId'] === id);
    expect(read).toMatchObject({
      actor: { id: officer.id },
      data: { fields: ['firstName', 'lastName'] },
    });
  });

  test('an analyst sees no personal field at all', async () => {
    const { payload } = await register();
    const analyst = userCaller(newId('user'), ['ANALYST']);
    for (const field of [
      'email',
      'firstName',
      'lastName',
      'phone',
      'dateOfBirth',
      'country',
      'roles',
    ]) {
      const answer = await identity.entities(
        analyst,
        [{ __typename: 'User', id: payload.user?.id }],
        `... on User { ${field} }`,
      );
      expect(answer.data?.['_entities']).toEqual([{ [field]: null }]);
    }
  });

  test('only administrators list users, page by page', async () => {
    const LIST = `query ($first: Int, $after: String) { users(first: $first, after: $after) {
      edges { node { id email } } pageInfo { hasNextPage endCursor } } }`;
    const officer = userCaller(newId('user'), ['LOAN_OFFICER']);
    expect((await identity.ask(officer, LIST)).errors?.[0]?.extensions?.code).toBe('FORBIDDEN');
    const admin = userCaller(newId('user'), ['ADMIN']);
    const seen: string[] = [];
    let after: string | null = null;
    do {
      const answer = await identity.ask(admin, LIST, { first: 7, after });
      const page = answer.data?.['users'] as {
        edges: { node: { id: string; email: string } }[];
        pageInfo: { hasNextPage: boolean; endCursor: string };
      };
      seen.push(...page.edges.map((edge) => edge.node.id));
      after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
    } while (after !== null);
    const rows = await identity.sql`select id from identity.users order by id desc`;
    expect(seen).toEqual(rows.map((row) => row['id']));
    const tooMany = await identity.ask(admin, LIST, { first: 101 });
    expect(tooMany.errors?.[0]?.extensions?.code).toBe('BAD_USER_INPUT');
    const rubbish = await identity.ask(admin, LIST, { after: 'rubbish' });
    expect(rubbish.errors?.[0]?.extensions?.code).toBe('CURSOR_INVALID');
  });

  test('nothing is answered without the gateway’s token, health apart', async () => {
    const bare = await fetch(`${identity.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{"query":"{ __typename }"}',
    });
    expect(bare.status).toBe(401);
    expect((await fetch(`${identity.url}/health/ready`)).status).toBe(200);
    expect(
      (await identity.ask(serviceCaller('x'), '{ me { id } }')).errors?.[0]?.extensions?.code,
    ).toBe('UNAUTHENTICATED');
  });
});
