import { ANONYMOUS } from '@blockscore/caller';
import { connect } from '@blockscore/database';
import { openJobs } from '@blockscore/jobs';
import { eventually } from '@blockscore/testkit';
import { afterAll, beforeAll, expect, test } from 'vitest';
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

async function purge(): Promise<void> {
  const connection = connect(identity.database.appUrl, { max: 1 });
  try {
    const queue = await openJobs({ subgraph: 'identity', connection, catalogue: CATALOGUE });
    await connection.db.transaction((tx) => queue.recorder(tx).enqueue('purge-expired', {}));
  } finally {
    await connection.close();
  }
  await eventually(async () => {
    const [row] = await identity.sql`
      select count(*)::int as n from identity_jobs.job
      where name = 'purge-expired' and state = 'completed'`;
    return row?.['n'] > 0 ? true : undefined;
  });
}

test('every hour what has run out is removed, and nothing else', async () => {
  expect(CATALOGUE['purge-expired'].schedule?.cron).toBe('17 * * * *');
  const [old, recent] = [await identity.register({}, false), await identity.register({}, false)];
  const ask =
    'mutation ($email: String!) { requestPasswordReset(input: { email: $email }) { userErrors { code } } }';
  for (const { input, userId } of [old, recent]) {
    await identity.ask(ANONYMOUS, ask, { email: input.email });
    await identity.resetToken(userId);
  }
  await identity.login(old.input.email, 'not the password');
  await identity.sql`update identity.throttles set expire = ${Date.now() - 1_000}`;
  await identity.login(recent.input.email, 'not the password');
  for (const table of ['password_resets', 'email_verifications']) {
    await identity.sql`
      update ${identity.sql(`identity.${table}`)} set expires_at = now() - interval '7 days 1 hour'
      where user_id = ${old.userId}`;
  }
  await purge();
  for (const table of ['password_resets', 'email_verifications']) {
    const rows = await identity.sql`
      select user_id as id from ${identity.sql(`identity.${table}`)}`;
    expect(rows.map(({ id }) => id)).toEqual([recent.userId]);
  }
  const kept = await identity.sql`select expire from identity.throttles`;
  expect(kept.length).toBeGreaterThan(0);
  for (const { expire } of kept) expect(Number(expire)).toBeGreaterThan(Date.now());
});
