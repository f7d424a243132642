import { connect } from '@blockscore/database';
import { createTestDatabase, type TestDatabase } from '@blockscore/testkit';
import { getRollbackPlans, PgBoss } from 'pg-boss';
import postgres from 'postgres';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { driverOf } from '../src/driver.ts';
import { openJobs } from '../src/index.ts';
import { provisionJobs } from '../src/provisioning.ts';
import { SCHEMA_VERSION } from '../src/schema.ts';
import { CATALOGUE } from './support.ts';

let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase('identity', { migrations: null });
});
afterAll(() => database.drop());

const provision = () =>
  provisionJobs({
    adminUrl: database.adminUrl,
    ownerUrl: database.ownerUrl,
    subgraph: 'identity',
  });

async function as<T>(url: string, run: (sql: postgres.Sql) => Promise<T>): Promise<T> {
  const sql = postgres(url, { max: 1, onnotice: () => undefined });
  try {
    return await run(sql);
  } finally {
    await sql.end();
  }
}

const version = () =>
  as(
    database.ownerUrl,
    async (sql) => (await sql`select version from identity_jobs.version`)[0]?.['version'],
  );

test('the tables are brought up from an older version, by several processes at once', async () => {
  await as(database.ownerUrl, (sql) =>
    sql.unsafe(getRollbackPlans('identity_jobs', SCHEMA_VERSION)).simple(),
  );
  expect(await version()).toBe(SCHEMA_VERSION - 1);
  const connection = connect(database.appUrl, { max: 2 });
  try {
    await Promise.all([provision(), provision(), provision()]);
    expect(await version()).toBe(SCHEMA_VERSION);
    const owner = connect(database.ownerUrl, { max: 1 });
    const boss = new PgBoss({ schema: 'identity_jobs', db: driverOf(owner.sql), migrate: false });
    expect(await boss.detectSchemaDrift()).toMatchObject({ ok: true });
    await owner.close();
    await openJobs({ subgraph: 'identity', connection, catalogue: CATALOGUE });
  } finally {
    await connection.close();
  }
});

test('tables of a newer version are left alone, with word of what to do', async () => {
  const set = (to: number) =>
    as(database.ownerUrl, (sql) => sql`update identity_jobs.version set version = ${to}`);
  await set(SCHEMA_VERSION + 1);
  await expect(provision()).rejects.toThrow(/deploy the release that migrated it/);
  await set(SCHEMA_VERSION);
});

test('the app role uses the tables and changes none; nobody else comes near', async () => {
  await as(database.appUrl, async (sql) => {
    for (const statement of [
      'create table identity_jobs.mine (id int)',
      'drop table identity_jobs.job_common',
      'alter table identity_jobs.job add column x int',
      'truncate identity_jobs.job',
      'create schema other_jobs',
    ]) {
      await expect(sql.unsafe(statement)).rejects.toThrow(/permission denied|must be owner/);
    }
  });
  const other = await createTestDatabase('credit', { migrations: null });
  try {
    await as(other.adminUrl, (sql) =>
      sql.unsafe(`grant connect on database ${other.name} to identity_app`),
    );
    const url = new URL(other.adminUrl);
    const identity = new URL(database.appUrl);
    url.username = identity.username;
    url.password = identity.password;
    await as(url.href, async (sql) => {
      await expect(sql`select 1 from credit_jobs.job`).rejects.toThrow(/permission denied/);
    });
  } finally {
    await other.drop();
  }
});

test('a service that comes before its tables says that they are missing', async () => {
  const connection = connect(database.appUrl, { max: 1 });
  try {
    const opening = openJobs({ subgraph: 'lending', connection, catalogue: CATALOGUE });
    await expect(opening).rejects.toThrow(/lending_jobs.*migrate/);
  } finally {
    await connection.close();
  }
});
