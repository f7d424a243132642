import { type AddressInfo, createServer, connect as dial, type Socket } from 'node:net';
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

/** The server's answer to a client's greeting: authenticated, ready for queries. */
const WELCOME = Buffer.from([0x52, 0, 0, 0, 8, 0, 0, 0, 0, 0x5a, 0, 0, 0, 5, 0x49]);

/** A server that ends as many connections as it is told, just after their greeting, then answers. */
async function startRestless(target: string, endings: ((socket: Socket) => void)[]) {
  const url = new URL(target);
  const { hostname: host } = url;
  const port = Number(url.port);
  const server = createServer((near) => {
    near.on('error', () => near.destroy());
    const ending = endings.shift();
    if (ending === undefined) {
      const far = dial({ host, port });
      far.on('error', () => near.destroy());
      near.pipe(far).pipe(near);
      return;
    }
    near.once('data', () => {
      near.write(WELCOME);
      near.once('data', () => ending(near));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url.port = String((server.address() as AddressInfo).port);
  return { url: url.href, close: () => server.close() };
}

/** ErrorResponse: severity FATAL, code 57P01, message. */
function sayGoodbye(socket: Socket): void {
  const fields = Buffer.from('SFATAL\0VFATAL\0C57P01\0Mterminating connection\0\0');
  const head = Buffer.alloc(5);
  head.write('E');
  head.writeInt32BE(fields.length + 4, 1);
  socket.end(Buffer.concat([head, fields]));
}

test('a connection that ends while it is being set up fails what waits for it, at most', async () => {
  const database = await createTestDatabase('lending', { migrations: null });
  const endings = [sayGoodbye, (socket: Socket) => socket.resetAndDestroy()];
  const restless = await startRestless(database.appUrl, [...endings, ...endings]);
  const connection = connect(restless.url, { max: 1 });
  const ask = async () => {
    const [row] = await connection.db.execute<{ n: number }>(sql`select 7 as n`);
    return row?.n;
  };
  const answers: (number | undefined)[] = [];
  for (let time = 0; time < 6; time += 1) answers.push(await ask().catch(() => undefined));
  expect(answers.at(-1)).toBe(7);
  await connection.close();
  restless.close();
  await database.drop();
});
