import { ANONYMOUS, serviceCaller, userCaller } from '@blockscore/caller';
import { newId } from '@blockscore/ids';
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

describe('who sees whom', () => {
  test('signing in and registering show the person their own data, without a token yet', async () => {
    const { input } = await identity.register();
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
    const { input, userId } = await identity.register({}, false);
    const token = await identity.mailedToken(userId);
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

  const PERSONAL =
    'id email firstName lastName phone dateOfBirth country address { line1 } roles emailVerified';

  test('oneself sees all, and it leaves no audit entry', async () => {
    const { input, userId } = await identity.register();
    const self = userCaller(userId, ['BORROWER']);
    const answer = await identity.ask(self, `{ me { ${PERSONAL} } }`);
    expect(answer.errors).toBeUndefined();
    expect(answer.data?.['me']).toMatchObject({ email: input.email, country: 'US' });
    const reads = await identity.events('identity.personal_data.read');
    expect(reads.filter((event) => event.data['userId'] === userId)).toEqual([]);
  });

  test('a stranger sees nobody, neither by query nor as an entity', async () => {
    const { userId } = await identity.register();
    const id = userId;
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
    const { userId } = await identity.register();
    const id = userId;
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

  test('who looks for an address is on the trail, though nothing of whom they find is asked for', async () => {
    const { input, userId } = await identity.register();
    const admin = userCaller(newId('user'), ['ADMIN']);
    const query =
      'query ($email: String) { users(filter: { email: $email }) { edges { node { id } } } }';
    const answer = await identity.ask(admin, query, { email: input.email });
    expect(answer.data?.['users']).toEqual({ edges: [{ node: { id: userId } }] });
    const reads = await identity.events('identity.personal_data.read');
    expect(reads.filter((event) => event.data['userId'] === userId)).toMatchObject([
      { actor: { id: admin.id }, data: { fields: ['email'] } },
    ]);
  });

  test('an analyst sees no personal field at all', async () => {
    const { userId } = await identity.register();
    const analyst = userCaller(newId('user'), ['ANALYST']);
    for (const field of [
      'email',
      'firstName',
      'lastName',
      'phone',
      'dateOfBirth',
      'country',
      'address',
      'roles',
    ]) {
      const answer = await identity.entities(
        analyst,
        [{ __typename: 'User', id: userId }],
        `... on User { ${field}${field === 'address' ? ' { line1 }' : ''} }`,
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

  test('users are narrowed by role, by verified address and by the whole address', async () => {
    const admin = userCaller(newId('user'), ['ADMIN']);
    const { input, userId } = await identity.register({}, false);
    const { userId: other } = await identity.register({}, false);
    const token = await identity.mailedToken(userId);
    await identity.ask(
      ANONYMOUS,
      'mutation ($token: String!) { verifyEmail(input: { token: $token }) { user { id } } }',
      { token },
    );
    await identity.sql`
      insert into identity.user_roles values (${userId}, 'ANALYST', ${admin.id}, now())`;
    const idsOf = async (filter: Record<string, unknown> | null) => {
      const answer = await identity.ask(
        admin,
        'query ($filter: UserFilter) { users(first: 100, filter: $filter) { edges { node { id } } } }',
        { filter },
      );
      expect(answer.errors).toBeUndefined();
      const found = answer.data?.['users'] as { edges: { node: { id: string } }[] } | undefined;
      return found?.edges.map(({ node }) => node.id);
    };
    expect(await idsOf({ role: 'ANALYST' })).toEqual([userId]);
    expect(await idsOf({ email: ` ${input.email.toUpperCase()} ` })).toEqual([userId]);
    expect(await idsOf({ email: input.email, emailVerified: false })).toEqual([]);
    expect(await idsOf({ email: 'x'.repeat(10_000) })).toEqual([]);
    expect(await idsOf({ emailVerified: true })).toContain(userId);
    expect(await idsOf({ emailVerified: true })).not.toContain(other);
    expect(await idsOf({ emailVerified: false })).toContain(other);
    expect(await idsOf({ emailVerified: false })).not.toContain(userId);
    for (const nothing of [null, {}, { role: null, email: null }]) {
      expect(await idsOf(nothing)).toEqual(expect.arrayContaining([userId, other]));
    }
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
