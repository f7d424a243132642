import { ANONYMOUS } from '@blockscore/caller';
import { connect } from '@blockscore/database';
import { openJobs } from '@blockscore/jobs';
import { eventually } from '@blockscore/testkit';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { CATALOGUE } from '../src/adapters/job-catalogue.ts';
import { sessionSteps } from './session-steps.ts';
import { QUICK_PASSWORDS, startTestIdentity, type TestIdentity } from './test-identity.ts';

let identity: TestIdentity;

beforeAll(async () => {
  identity = await startTestIdentity({ passwords: QUICK_PASSWORDS });
});

afterAll(async () => {
  await identity?.close();
  await identity?.drop();
});

async function completed(): Promise<number> {
  const [row] = await identity.sql`
    select count(*)::int as n from identity_jobs.job
    where name = 'purge-expired' and state = 'completed'`;
  return Number(row?.['n']);
}

async function purge(): Promise<void> {
  const before = await completed();
  const connection = connect(identity.database.appUrl, { max: 1 });
  try {
    const queue = await openJobs({ subgraph: 'identity', connection, catalogue: CATALOGUE });
    await connection.db.transaction((tx) => queue.recorder(tx).enqueue('purge-expired', {}));
  } finally {
    await connection.close();
  }
  await eventually(async () => ((await completed()) > before ? true : undefined));
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

test('sessions that were over for 90 days are removed, and devices that are not known any more', async () => {
  const steps = sessionSteps(identity);
  const { input, userId } = await identity.register();
  const [old, current] = [await steps.login(input.email), await steps.login(input.email)];
  await steps.change(old.caller, 'logout', '');
  await identity.sql`
    update identity.sessions set ended_at = now() - interval '90 days 1 minute' where id = ${old.sessionId}`;
  await identity.sql`
    update identity.devices set expires_at = now() - interval '1 minute' where user_id = ${userId}`;
  await purge();
  const left = await identity.sql`
    select id, device_id from identity.sessions where user_id = ${userId}`;
  expect(left).toEqual([{ id: current.sessionId, device_id: null }]);
  expect(await identity.sql`select id from identity.devices where user_id = ${userId}`).toEqual([]);
  await steps.refreshed(current.refreshToken);

  await identity.sql`
    update identity.sessions set ended_at = now() - interval '1 year' where user_id = ${userId}`;
  await identity.sql`
    update identity.users set created_at = now() - interval '1 year' where id = ${userId}`;
  await purge();
  // That nothing is remembered of an old account does not make its next sign-in the first.
  const before = await steps.mails(userId);
  await steps.login(input.email);
  expect(await steps.mails(userId)).toEqual([...before, 'NEW_DEVICE']);
});

test('browsers and networks that somebody was not seen with for 180 days are forgotten', async () => {
  const steps = sessionSteps(identity);
  const { input, userId } = await identity.register();
  await steps.login(input.email, { client: { address: '203.0.113.7', agent: 'test' } });
  for (const table of ['device_sightings', 'network_sightings']) {
    await identity.sql`
      update ${identity.sql(`identity.${table}`)} set last_seen_at = now() - interval '180 days 1 minute'
      where user_id = ${userId}`;
  }
  await steps.login(input.email, { client: { address: '203.0.113.8', agent: 'test' } });
  await purge();
  for (const table of ['device_sightings', 'network_sightings']) {
    const rows = await identity.sql`
      select last_seen_at > now() - interval '1 hour' as fresh
      from ${identity.sql(`identity.${table}`)} where user_id = ${userId}`;
    expect(rows).toEqual([{ fresh: true }]);
  }
});
