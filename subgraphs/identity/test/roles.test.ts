import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { ANONYMOUS, type Caller } from '@blockscore/caller';
import { type Id, newId } from '@blockscore/ids';
import { eventually, startTestSubgraph, type TestSubgraph } from '@blockscore/testkit';
import { newSealKeyPair, openSealed } from '@blockscore/vault';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { identityConfig } from '../src/config.ts';
import { startIdentity } from '../src/main.ts';
import { signedInAdministrator } from './session-steps.ts';

let identity: TestSubgraph;
let userIds: Map<string, string>;
const callers = new Map<string, Caller>();

const person = (email: string, roles: string[]) => ({
  email,
  password: 'correct horse battery',
  firstName: 'Grace',
  lastName: 'Hopper',
  dateOfBirth: '1980-12-09',
  country: 'US',
  roles,
});
const USERS = [
  person('admin1@example.com', ['ADMIN']),
  person('admin2@example.com', ['ADMIN']),
  person('admin3@example.com', ['ADMIN']),
  person('borrower@example.com', ['BORROWER']),
];

async function runSeed(users: readonly object[]) {
  const { PORT: _, ...environment } = identity.environment;
  return await promisify(execFile)(
    process.execPath,
    [join(import.meta.dirname, '../src/seed.ts')],
    { env: { ...environment, PORT: '0', DEMO_USERS: JSON.stringify(users) } },
  );
}

beforeAll(async () => {
  identity = await startTestSubgraph({
    name: 'identity',
    start: (environment) => startIdentity(identityConfig(environment)),
  });
  await runSeed(USERS);
  await runSeed(USERS);
  const events = await identity.events('identity.role.changed');
  userIds = new Map(
    events.map((event, index) => [USERS[index]?.email ?? '', String(event.data['userId'])]),
  );
  for (const [email, userId] of userIds) {
    callers.set(email, await signedInAdministrator(identity, userId));
  }
});

afterAll(async () => {
  await identity?.close();
  await identity?.drop();
});

const change = async (
  mutation: 'grantRole' | 'revokeRole',
  by: string,
  userId: string | undefined,
  role: string,
) => {
  const pending = mutation === 'grantRole' ? 'pending pendingUntil' : '';
  const answer = await identity.ask(
    callers.get(by) ?? ANONYMOUS,
    `mutation ($input: ${mutation === 'grantRole' ? 'GrantRoleInput' : 'RevokeRoleInput'}!) {
      ${mutation}(input: $input) { user { roles } ${pending} userErrors { code } } }`,
    { input: { userId, role } },
  );
  return answer.data?.[mutation] as {
    user: { roles: string[] } | null;
    pending?: boolean;
    pendingUntil?: string | null;
    userErrors: { code: string }[];
  };
};

describe('roles', () => {
  test('seeding twice makes each account once', async () => {
    const rows = await identity.sql`select id from identity.users`;
    expect(rows).toHaveLength(USERS.length);
    await expect(runSeed([person('not an address', [])])).rejects.toThrow(/e-mail address/);
  });

  test('a plain role is given at once, an officer’s only when a second administrator agrees', async () => {
    const borrower = userIds.get('borrower@example.com');
    const analyst = await change('grantRole', 'admin1@example.com', borrower, 'ANALYST');
    expect(analyst).toMatchObject({ pending: false, user: { roles: ['ANALYST', 'BORROWER'] } });
    for (const _ of [1, 2]) {
      const proposed = await change('grantRole', 'admin1@example.com', borrower, 'LOAN_OFFICER');
      expect(proposed).toMatchObject({ pending: true, user: { roles: ['ANALYST', 'BORROWER'] } });
      const days = (Date.parse(proposed.pendingUntil ?? '') - Date.now()) / 86_400_000;
      expect(days).toBeCloseTo(7, 1);
    }
    const agreed = await change('grantRole', 'admin2@example.com', borrower, 'LOAN_OFFICER');
    expect(agreed).toMatchObject({ pending: false, pendingUntil: null });
    expect(agreed.user?.roles).toContain('LOAN_OFFICER');
    const again = await change('grantRole', 'admin2@example.com', borrower, 'LOAN_OFFICER');
    expect(again.userErrors).toEqual([{ code: 'ROLE_ALREADY_GRANTED' }]);
  });

  test('a change is told to the gateway with the version that tokens have from then on, and by mail', async () => {
    const userId = userIds.get('borrower@example.com') ?? '';
    const version = async () => {
      const [row] = await identity.sql`select version from identity.users where id = ${userId}`;
      return Number(row?.['version']);
    };
    const before = await version();
    await change('grantRole', 'admin1@example.com', userId, 'COMPLIANCE_OFFICER');
    expect(await version()).toBe(before);
    await change('grantRole', 'admin2@example.com', userId, 'COMPLIANCE_OFFICER');
    expect(await version()).toBe(before + 1);
    await change('revokeRole', 'admin1@example.com', userId, 'COMPLIANCE_OFFICER');
    expect(await version()).toBe(before + 2);
    const events = (await identity.events('identity.role.changed')).slice(-3);
    expect(events.map(({ aggregate, data }) => [data['change'], aggregate.version])).toEqual([
      ['PROPOSED', before],
      ['GRANTED', before + 1],
      ['REVOKED', before + 2],
    ]);
    const mails = await identity.sql`
      select data -> 'request' ->> 'change' as change from identity_jobs.job
      where data -> 'request' ->> 'kind' = 'ROLE_CHANGED'
        and data -> 'request' ->> 'userId' = ${userId}
        and data -> 'request' ->> 'role' = 'COMPLIANCE_OFFICER'
      order by created_on`;
    expect(mails).toEqual([{ change: 'GRANTED' }, { change: 'REVOKED' }]);
  });

  test('a proposal counts for a week', async () => {
    const borrower = userIds.get('borrower@example.com');
    const propose = (by: string) => change('grantRole', by, borrower, 'COMPLIANCE_OFFICER');
    await propose('admin1@example.com');
    await identity.sql`
      update identity.role_proposals set proposed_at = now() - interval '7 days 1 minute'`;
    expect(await propose('admin2@example.com')).toMatchObject({ pending: true });
    expect(await propose('admin2@example.com')).toMatchObject({ pending: true });
    expect(await propose('admin1@example.com')).toMatchObject({ pending: false });
    await change('revokeRole', 'admin1@example.com', borrower, 'COMPLIANCE_OFFICER');
  });

  test('a proposal counts only while the one who made it is an administrator', async () => {
    const borrower = userIds.get('borrower@example.com');
    const third = userIds.get('admin3@example.com');
    const propose = (by: string) => change('grantRole', by, borrower, 'COMPLIANCE_OFFICER');
    const waiting = () =>
      identity.sql`select proposed_by from identity.role_proposals where user_id = ${borrower ?? ''}`;
    expect(await propose('admin3@example.com')).toMatchObject({ pending: true });
    await change('revokeRole', 'admin1@example.com', third, 'ADMIN');
    expect(await waiting()).toEqual([]);
    // An access token outlives the role by some minutes.
    expect(await propose('admin3@example.com')).toMatchObject({ pending: true });
    expect(await propose('admin1@example.com')).toMatchObject({ pending: true });
    expect(await waiting()).toEqual([{ proposed_by: userIds.get('admin1@example.com') }]);
    expect(await propose('admin2@example.com')).toMatchObject({ pending: false });
  });

  test('nobody changes their own roles', async () => {
    const own = userIds.get('admin1@example.com');
    for (const mutation of ['grantRole', 'revokeRole'] as const) {
      const refused = await change(mutation, 'admin1@example.com', own, 'ADMIN');
      expect(refused.userErrors).toEqual([{ code: 'OWN_ROLES' }]);
    }
  });

  test('unknown users and roles not held are said so', async () => {
    for (const id of [newId('user'), 'rubbish', "'; drop table users; --"]) {
      const refused = await change('grantRole', 'admin1@example.com', id, 'ANALYST');
      expect(refused.userErrors).toEqual([{ code: 'NOT_FOUND' }]);
    }
    const borrower = userIds.get('borrower@example.com');
    const refused = await change('revokeRole', 'admin1@example.com', borrower, 'PARTNER');
    expect(refused.userErrors).toEqual([{ code: 'ROLE_NOT_GRANTED' }]);
  });

  test('two administrators who remove each other at once leave one', async () => {
    const [a, b] = ['admin1@example.com', 'admin2@example.com'] as const;
    const both = await Promise.all([
      change('revokeRole', a, userIds.get(b), 'ADMIN'),
      change('revokeRole', b, userIds.get(a), 'ADMIN'),
    ]);
    expect(both.flatMap((payload) => payload.userErrors)).toEqual([{ code: 'LAST_ADMIN' }]);
    const rows = await identity.sql`select 1 from identity.user_roles where role = 'ADMIN'`;
    expect(rows).toHaveLength(1);
  });

  test('where one administrator is left, two whom the operator seeds take it back', async () => {
    const left = await identity.sql`
      select user_id as id from identity.user_roles where role = 'ADMIN'`;
    const last = String(left[0]?.['id']);
    const emails = ['rescue1@example.com', 'rescue2@example.com'] as const;
    await runSeed(emails.map((email) => person(email, ['ADMIN'])));
    const seeded = (await identity.events('identity.role.changed')).slice(-emails.length);
    for (const [index, { data }] of seeded.entries()) {
      const admin = await signedInAdministrator(identity, String(data['userId']));
      callers.set(emails[index] ?? '', admin);
    }
    const taken = await change('revokeRole', emails[0], last, 'ADMIN');
    expect(taken).toMatchObject({ userErrors: [] });
    const former = userIds.get('admin3@example.com');
    expect(await change('grantRole', emails[0], former, 'ADMIN')).toMatchObject({ pending: true });
    const given = await change('grantRole', emails[1], former, 'ADMIN');
    expect(given).toMatchObject({ pending: false, userErrors: [] });
    expect(given.user?.roles).toContain('ADMIN');
  });
});

test('credit is told in which age group somebody is, and no more, sealed to its own key', async () => {
  const { publicKey, privateKey } = await newSealKeyPair();
  const requestId = newId('req');
  const userId = userIds.get('borrower@example.com') as Id<'user'>;
  // Of who is not there nothing is said.
  const nobody = { requestId: newId('req'), userId: newId('user'), publicKey };
  await identity.hear('credit.age_group.requested', nobody);
  const question = { requestId, userId, publicKey };
  await identity.hear('credit.age_group.requested', { ...question, asOf: '2010-12-08' });
  // As of before the day was said.
  await identity.hear('credit.age_group.requested', question);
  const answers = await eventually(async () => {
    const events = await identity.events('identity.age_group.disclosed');
    return events.length > 1 ? events : undefined;
  });
  const opened = answers.map(({ data }) =>
    openSealed(privateKey, String(data['sealed']), { requestId }),
  );
  expect(await Promise.all(opened)).toEqual([
    { ok: true, value: { ageGroup: 'UNDER_30' } },
    { ok: true, value: { ageGroup: 'FROM_30' } },
  ]);
  expect(answers[0]?.audience).toEqual({ scopes: [] });
});

test('compliance is told who somebody is and where they live, sealed to its own key', async () => {
  const { publicKey, privateKey } = await newSealKeyPair();
  const requestId = newId('req');
  const userId = userIds.get('borrower@example.com') as Id<'user'>;
  await identity.hear('compliance.disclosure.requested', { requestId, userId, publicKey });
  const disclosed = await eventually(async () => {
    const events = await identity.events('identity.subject.disclosed');
    return events.find((candidate) => candidate.data['requestId'] === requestId);
  });
  const sealed = String(disclosed.data['sealed']);
  expect(sealed).not.toContain('Hopper');
  expect(await openSealed(privateKey, sealed, { requestId })).toEqual({
    ok: true,
    value: {
      ...{ firstName: 'Grace', lastName: 'Hopper', dateOfBirth: '1980-12-09', country: 'US' },
      address: null,
      email: 'borrower@example.com',
    },
  });
});
