import postgres from 'postgres';
import { afterAll, expect, test } from 'vitest';
import { createEmptyDatabase, createTestDatabase } from '../src/index.ts';

const database = await createTestDatabase('testkit', { migrations: null });
afterAll(() => database.drop());

async function ask(url: string, statement: string): Promise<readonly Record<string, unknown>[]> {
  const sql = postgres(url, { max: 1, onnotice: () => undefined });
  try {
    return await sql.unsafe(statement);
  } finally {
    await sql.end();
  }
}

test('the owner makes tables which the app role fills and cannot change', async () => {
  await ask(database.ownerUrl, 'create table testkit.rows (id integer)');
  await ask(database.appUrl, 'insert into testkit.rows values (1)');
  await expect(ask(database.appUrl, 'select id from testkit.rows')).resolves.toEqual([{ id: 1 }]);
  await expect(ask(database.appUrl, 'drop table testkit.rows')).rejects.toThrow('must be owner');
  await expect(ask(database.appUrl, 'create table testkit.more (id integer)')).rejects.toThrow(
    'permission denied',
  );
});

test('two databases of one subgraph share nothing', async () => {
  const other = await createTestDatabase('testkit', { migrations: null });
  await ask(other.ownerUrl, 'create table testkit.others (id integer)');
  await expect(ask(database.ownerUrl, 'select * from testkit.others')).rejects.toThrow(
    'does not exist',
  );
  await other.drop();
  await expect(ask(other.adminUrl, 'select 1')).rejects.toThrow('does not exist');
});

test('an empty database has no schema but its own', async () => {
  const empty = await createEmptyDatabase();
  const rows = await ask(
    empty.adminUrl,
    "select nspname as name from pg_namespace where nspname !~ '^(pg_|information_schema)'",
  );
  expect(rows).toEqual([{ name: 'public' }]);
  await empty.drop();
});
