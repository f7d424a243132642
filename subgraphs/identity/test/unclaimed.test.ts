import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ANONYMOUS, userCaller } from '@blockscore/caller';
import { connect } from '@blockscore/database';
import { newId } from '@blockscore/ids';
import { openJobs } from '@blockscore/jobs';
import { eventually } from '@blockscore/testkit';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { CATALOGUE } from '../src/adapters/job-catalogue.ts';
import { QUICK_PASSWORDS, startTestIdentity, type TestIdentity } from './test-identity.ts';

let identity: TestIdentity;

beforeAll(async () => {
  identity = await startTestIdentity({ passwords: QUICK_PASSWORDS });
});

afterAll(async () => {
  await identity?.close();
  await identity?.drop();
});

const STRANGERS = { password: 'the strangers own password', dateOfBirth: '1971-01-01' };

async function run(mutation: string, input: Record<string, unknown>) {
  const type = `${mutation.charAt(0).toUpperCase()}${mutation.slice(1)}Input`;
  const answer = await identity.ask(
    ANONYMOUS,
    `mutation ($input: ${type}!) { ${mutation}(input: $input) { userErrors { code } } }`,
    { input },
  );
  if (answer.errors !== undefined) throw new Error(JSON.stringify(answer.errors));
  return answer.data?.[mutation];
}

/** Tables that know anything of the user, the audit trail apart. */
async function tracesOf(userId: string): Promise<readonly string[]> {
  const columns = await identity.sql<{ table: string; column: string }[]>`
    select table_name as table, column_name as column from information_schema.columns
    where table_schema = 'identity' and table_name not in ('outbox', 'inbox')
      and (column_name in ('user_id', 'subject_id') or (table_name, column_name) = ('users', 'id'))`;
  const found: string[] = [];
  for (const { table, column } of columns) {
    const rows = await identity.sql`
      select 1 from ${identity.sql(`identity.${table}`)}
      where ${identity.sql(column)} = ${userId}`;
    if (rows.length > 0) found.push(table);
  }
  return found.sort();
}

/** The mail that a token came by. */
async function mailOf(token: string): Promise<string> {
  const folder = identity.environment['MAIL_DIRECTORY'] ?? '';
  const mail = await readFile(join(folder, `${token.split('.')[0]}.eml`), 'utf8');
  return mail.replaceAll(/\s+/g, ' ');
}

const removals = async () =>
  (await identity.events('identity.user.removed')).map(({ data }) => [
    data['userId'],
    data['reason'],
  ]);

const codesOfLogin = async (email: string, password?: string) =>
  (await identity.login(email, password)).userErrors.map(({ code }) => code);

describe('an account whose address nobody has verified', () => {
  test('gives way to who registers with the address next, and nothing is left of it', async () => {
    const email = 'victim@example.com';
    const stranger = await identity.register({ email, ...STRANGERS }, false);
    const strangersToken = await identity.mailedToken(stranger.userId);
    await run('requestPasswordReset', { email });
    const resetToken = await identity.resetToken(stranger.userId);
    expect(await mailOf(resetToken)).toContain('open one yourself');
    expect(await tracesOf(stranger.userId)).toEqual([
      'data_key',
      'email_verifications',
      'password_resets',
      'user_roles',
      'users',
    ]);

    const own = await identity.register({ email: ` ${email.toUpperCase()} ` }, false);
    expect(await tracesOf(stranger.userId)).toEqual([]);
    expect(await removals()).toContainEqual([stranger.userId, 'REPLACED']);
    const invalid = { userErrors: [{ code: 'TOKEN_INVALID' }] };
    expect(await run('verifyEmail', { token: strangersToken })).toEqual(invalid);
    const newPassword = 'another of the stranger';
    expect(await run('resetPassword', { token: resetToken, newPassword })).toEqual(invalid);

    const token = await identity.mailedToken(own.userId);
    expect(await run('verifyEmail', { token })).toEqual({ userErrors: [] });
    const me = await identity.ask(userCaller(own.userId, []), '{ me { dateOfBirth } }');
    expect(me.data).toEqual({ me: { dateOfBirth: own.input['dateOfBirth'] } });
    expect(await codesOfLogin(email, STRANGERS.password)).toEqual(['CREDENTIALS_INVALID']);
    expect(await codesOfLogin(email)).toEqual([]);
  });

  test('gives way unseen: the answer is that of an address that nobody had', async () => {
    const { input } = await identity.register({}, false);
    const query = `mutation ($input: RegisterInput!) { register(input: $input) {
      user { id email emailVerified firstName roles partner { id } } userErrors { code } } }`;
    const ask = async (email: string) =>
      JSON.stringify(await identity.ask(ANONYMOUS, query, { input: { ...input, email } }))
        .replaceAll(email, 'EMAIL')
        .replaceAll(/user_\w{26}/g, 'ID');
    expect(await ask(input.email)).toBe(await ask('nobody.at.all@example.com'));
    expect(await codesOfLogin(input.email)).toEqual(['CREDENTIALS_INVALID']);
  });

  test.each([
    [
      'somebody was given a role in it',
      "insert into identity.user_roles values ($1, 'ANALYST', 'test', now())",
    ],
    ['it was suspended', 'update identity.users set suspended_at = now() where id = $1'],
    ['it was verified', 'update identity.users set email_verified_at = now() where id = $1'],
  ])('stays where %s', async (_, change) => {
    const { input, userId } = await identity.register(STRANGERS, false);
    await identity.sql.unsafe(change, [userId]);
    const again = await identity.register({ email: input.email }, false);
    expect(again.payload.userErrors).toEqual([]);
    expect(await tracesOf(again.userId)).toEqual([]);
    expect(await tracesOf(userId)).toContain('users');
    const [notice] = await identity.sql`
      select 1 from identity_jobs.job where data -> 'request' ->> 'userId' = ${userId}
        and data -> 'request' ->> 'kind' = 'REGISTRATION_ATTEMPTED'`;
    expect(notice).toBeDefined();
  });

  test('has no more than five mails in an hour sent to its address, however often it gives way', async () => {
    const email = 'flooded@example.com';
    const mails = async () => {
      const rows = await identity.sql<{ id: string }[]>`
        select data ->> 'mailId' as id from identity_jobs.job
        where name = 'send-mail' and data -> 'request' ->> 'kind' = 'VERIFY_EMAIL'`;
      return rows.length;
    };
    const before = await mails();
    for (let i = 0; i < 4; i += 1) await identity.register({ email }, false);
    await run('requestEmailVerification', { email });
    await eventually(async () => ((await mails()) === before + 5 ? true : undefined));
    const last = await identity.register({ email }, false);
    expect(await mails()).toBe(before + 5);
    expect(await tracesOf(last.userId)).toEqual(['data_key', 'user_roles', 'users']);
  });

  test('is removed after a week, unless it is more than a registration', async () => {
    const opened = async (interval: string, verified = false) => {
      const { userId } = await identity.register({}, verified);
      await identity.sql`
        update identity.users set created_at = now() - ${interval}::interval where id = ${userId}`;
      return userId;
    };
    const lapsed = [await opened('7 days 1 hour'), await opened('1 year')];
    const kept = [await opened('6 days 23 hours'), await opened('1 year', true)];
    const [suspended, analyst, employee] = [
      await opened('1 year'),
      await opened('1 year'),
      await opened('1 year'),
    ];
    await identity.sql`update identity.users set suspended_at = now() where id = ${suspended}`;
    await identity.sql`insert into identity.user_roles values (${analyst}, 'ANALYST', 'test', now())`;
    const partnerId = newId('partner');
    await identity.sql`
      insert into identity.partners (id, version, name, created_by, created_at)
      values (${partnerId}, 1, 'Acme Homes', 'test', now())`;
    await identity.sql`
      update identity.users set partner_id = ${partnerId} where id = ${employee}`;
    await purge();
    for (const userId of lapsed) {
      await eventually(async () => ((await tracesOf(userId)).length === 0 ? true : undefined));
      expect(await removals()).toContainEqual([userId, 'NEVER_VERIFIED']);
    }
    for (const userId of [...kept, suspended, analyst, employee]) {
      expect(await tracesOf(userId)).toContain('users');
    }
  });
});

async function purge(): Promise<void> {
  const connection = connect(identity.database.appUrl, { max: 1 });
  try {
    const queue = await openJobs({ subgraph: 'identity', connection, catalogue: CATALOGUE });
    await connection.db.transaction((tx) => queue.recorder(tx).enqueue('purge-expired', {}));
  } finally {
    await connection.close();
  }
}
