import { setTimeout as delay } from 'node:timers/promises';
import { createTestDatabase, type TestDatabase } from '@blockscore/testkit';
import { sql } from 'drizzle-orm';
import postgres, { type Sql } from 'postgres';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Connection, connect, type Transaction } from '../src/index.ts';

const POOL = 3;

/** See docs/decisions/10-patched-postgres-driver.md. */
describe('a transaction whose connection the server ends', () => {
  let database: TestDatabase;
  let admin: Sql;
  let connection: Connection;

  beforeAll(async () => {
    database = await createTestDatabase('lending', { migrations: null });
    admin = postgres(database.adminUrl, { max: 1 });
    await admin`create table lending.note (text text)`;
    await admin`grant all on lending.note to lending_app`;
  });

  afterAll(async () => {
    await admin.end();
    await database.drop();
  });

  beforeEach(() => {
    connection = connect(database.appUrl, { max: POOL });
  });

  afterEach(() => connection.close());

  async function end(tx: Transaction): Promise<void> {
    const [row] = await tx.execute<{ pid: number }>(sql`select pg_backend_pid() as pid`);
    await admin`select pg_terminate_backend(${row?.pid ?? 0})`;
  }

  const write = (tx: Transaction) => tx.execute(sql`insert into lending.note values ('leaked')`);

  const losses: Record<string, (tx: Transaction) => Promise<unknown>> = {
    'before its next statement': async (tx) => {
      await end(tx);
      await write(tx);
    },
    'while it does something else': async (tx) => {
      await end(tx);
      await delay(30);
      await write(tx);
    },
    'and which pays no heed': async (tx) => {
      await end(tx);
      await delay(30);
      await write(tx).catch(() => undefined);
      await delay(5);
      await write(tx).catch(() => undefined);
    },
    'and which goes on when it was renewed': async (tx) => {
      await end(tx);
      await delay(30);
      await Promise.all(
        Array.from({ length: POOL }, () => connection.db.execute(sql`select pg_sleep(0.05)`)),
      );
      await write(tx);
    },
  };

  test.for(Object.keys(losses))('fails alone and writes nothing: %s', async (name) => {
    // More often than there are connections, so that each is used again.
    for (let time = 0; time < POOL + 3; time += 1) {
      const lost = connection.db.transaction(async (tx) => losses[name]?.(tx));
      await expect(lost).rejects.toThrow();
    }
    const answers = Array.from({ length: POOL * 2 }, async (_, n) => {
      const [row] = await connection.db.execute<{ n: number }>(sql`select ${n}::int as n`);
      return row?.n;
    });
    expect(await Promise.all(answers)).toEqual([0, 1, 2, 3, 4, 5]);
    expect(await admin`select * from lending.note`).toEqual([]);
  });
});
