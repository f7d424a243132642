import { createHmac } from 'node:crypto';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { type AddressInfo, createServer, connect as dial } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fail, ok } from '@blockscore/result';
import {
  createEmptyDatabase,
  createTestDatabase,
  type TestDatabase,
  testServices,
} from '@blockscore/testkit';
import { sql } from 'drizzle-orm';
import { pgSchema } from 'drizzle-orm/pg-core';
import postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  type Connection,
  canonicalInput,
  connect,
  createIdempotency,
  type IdempotentRequest,
  idempotencyTable,
  migrate,
  provision,
  purgeIdempotency,
  type Transaction,
} from '../src/index.ts';

let database: TestDatabase;
let folder: string;

beforeAll(async () => {
  database = await createTestDatabase('ledger', { migrations: null });
  folder = await mkdtemp(join(tmpdir(), 'migrations-'));
  await cp(join(import.meta.dirname, 'fixtures/migrations'), folder, { recursive: true });
});

afterAll(async () => {
  await database?.drop();
  await rm(folder, { recursive: true, force: true });
});

describe('migrations', () => {
  const run = () => migrate({ url: database.ownerUrl, schema: 'ledger', folder });

  test('are applied once, also by several processes at the same moment', async () => {
    expect((await Promise.all([run(), run(), run()])).sort()).toEqual([0, 0, 3]);
    expect(await run()).toBe(0);
  });

  test('one that was applied may not be edited afterwards', async () => {
    const file = join(folder, '0001_second.sql');
    const original = await readFile(file, 'utf8');
    await writeFile(file, `${original}\n-- edited`);
    await expect(run()).rejects.toThrow(/append-only/);
    await writeFile(file, original);
  });

  test('one that fails leaves nothing half done', async () => {
    const broken = join(folder, '0002_concurrent.sql');
    const original = await readFile(broken, 'utf8');
    const other = await createTestDatabase('ledger', { migrations: null });
    try {
      await writeFile(
        broken,
        'create table ledger.half (id int);--> statement-breakpoint\nnonsense;',
      );
      const options = { url: other.ownerUrl, schema: 'ledger', folder };
      await expect(migrate(options)).rejects.toThrow(/syntax error/);
      await writeFile(broken, original);
      expect(await migrate(options)).toBe(1);
    } finally {
      await other.drop();
    }
  });
});

test('several databases of a cluster are provisioned for one subgraph at the same moment', async () => {
  const empty = await Promise.all(Array.from({ length: 4 }, () => createEmptyDatabase()));
  const passwords = { owner: testServices().rolePassword, app: testServices().rolePassword };
  try {
    for (let round = 0; round < 5; round += 1) {
      await Promise.all(empty.map(({ adminUrl }) => provision(adminUrl, 'ledger', passwords)));
    }
  } finally {
    await Promise.all(empty.map((one) => one.drop()));
  }
});

test('days are those of UTC, wherever the server is', async () => {
  const before = connect(database.appUrl, { max: 1 });
  const name = new URL(database.appUrl).pathname.slice(1);
  await before.sql.unsafe(
    `alter role current_user in database "${name}" set timezone to 'Pacific/Auckland'`,
  );
  await before.close();
  const again = connect(database.appUrl, { max: 1 });
  const [row] = await again.sql`show timezone`;
  await again.close();
  expect(row).toEqual({ TimeZone: 'UTC' });
});

describe('statements', () => {
  const say = (db: Pick<Transaction, 'execute'>, text: number, value: number) =>
    db.execute<{ n: number }>(sql`select ${value}::integer as ${sql.identifier(`n${text}`)}`);

  test('are prepared, a bounded number of them, and go on being answered beyond it', async () => {
    const { db, close } = connect(database.appUrl, { max: 1 });
    const prepared = async () => {
      const [row] = await db.execute<{ n: number }>(
        sql`select count(*)::integer as n from pg_prepared_statements where statement like 'select $1::integer as%'`,
      );
      return row?.n;
    };
    try {
      for (let text = 0; text < 3; text += 1) await say(db, 0, text);
      expect(await prepared()).toBe(1);
      for (let text = 0; text < 600; text += 1) {
        expect(await say(db, text, text)).toEqual([{ [`n${text}`]: text }]);
      }
      expect(await prepared()).toBe(500);
    } finally {
      await close();
    }
  });

  test('of a transaction that are asked at once share the way, also after one that is new', async () => {
    const counting = await countTurns(database.appUrl);
    const { db, close } = connect(counting.url, { max: 1 });
    try {
      const turns = await db.transaction(async (tx) => {
        await say(tx, 0, 0);
        const before = counting.turns();
        const values = Array.from({ length: 60 }, (_, place) => place);
        const rows = await Promise.all(values.map((value) => say(tx, value < 1 ? 1 : 0, value)));
        expect(rows.map(([row]) => Object.values(row ?? {})[0])).toEqual(values);
        return counting.turns() - before;
      });
      expect(turns).toBeLessThan(30);
    } finally {
      await close();
      counting.close();
    }
  });
});

/** A way to the database that counts how often the server's answers are followed by more from the client. */
async function countTurns(to: string) {
  const url = new URL(to);
  const { hostname, port } = url;
  let turns = 0;
  let isAnswered = true;
  const server = createServer((near) => {
    const far = dial(Number(port), hostname);
    near.on('data', (chunk) => {
      if (isAnswered) turns += 1;
      isAnswered = false;
      far.write(chunk);
    });
    far.on('data', (chunk) => {
      isAnswered = true;
      near.write(chunk);
    });
    near.on('close', () => far.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url.port = String((server.address() as AddressInfo).port);
  return { url: url.href, turns: () => turns, close: () => server.close() };
}

describe('the app role', () => {
  test('reads and writes rows, and can change no table', async () => {
    await migrate({ url: database.ownerUrl, schema: 'ledger', folder });
    const app = postgres(database.appUrl, { max: 1, onnotice: () => undefined });
    try {
      await app`insert into ledger.notes (body) values ('a')`;
      for (const statement of [
        'create table ledger.mine (id int)',
        'create table public.mine (id int)',
        'create schema mine',
        'create temporary table mine (id int)',
        'alter table ledger.notes add column x int',
        'drop table ledger.notes',
        'truncate ledger.notes',
        'alter table ledger.notes disable trigger all',
        'set role ledger_owner',
        'create extension pgcrypto schema ledger',
        'select * from ledger.migrations',
        'delete from ledger.migrations',
        `insert into ledger.migrations (hash, position) values ('x', 99)`,
      ]) {
        await expect(app.unsafe(statement), statement).rejects.toThrow(
          /permission denied|must be owner/,
        );
      }
    } finally {
      await app.end();
    }
  });
});

describe('idempotency', () => {
  const table = idempotencyTable(pgSchema('ledger'));
  let connection: Connection;
  beforeAll(async () => {
    await migrate({ url: database.ownerUrl, schema: 'ledger', folder });
    connection = connect(database.appUrl);
  });
  afterAll(() => connection?.close());

  const hash = (text: string) =>
    createHmac('sha256', 'a test key').update(text).digest('base64url');
  const request = (changes: Partial<IdempotentRequest> = {}): IdempotentRequest => ({
    principal: 'user_1',
    mutation: 'applyForLoan',
    key: 'key-1',
    input: { amount: '100.00' },
    ...changes,
  });
  const once = (given: IdempotentRequest, make: () => Promise<string> = async () => 'loan_1') =>
    connection.db.transaction((tx) =>
      createIdempotency(tx, table, new Date(), hash).once(given, async () => ok(await make())),
    );

  test('of ten requests at once one acts, and all get its answer', async () => {
    let acted = 0;
    const act = async () => {
      acted += 1;
      await new Promise((resolve) => setTimeout(resolve, 50));
      return `loan_${acted}`;
    };
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => once(request({ key: 'race' }), act)),
    );
    expect(acted).toBe(1);
    expect(answers).toEqual(answers.map(() => ({ ok: true, value: 'loan_1' })));
  });

  test('the same key with another input is refused, of another principal or mutation it is new', async () => {
    await once(request());
    const reused = await once(request({ input: { amount: '200.00' } }));
    expect(reused).toMatchObject({ ok: false, error: [{ code: 'IDEMPOTENCY_KEY_REUSED' }] });
    expect((await once(request({ principal: 'user_2', input: 1 }), async () => 'x')).ok).toBe(true);
    expect((await once(request({ mutation: 'acceptOffer', input: 1 }), async () => 'y')).ok).toBe(
      true,
    );
  });

  test('only the keyed hash of the input is stored', async () => {
    const given = request({ key: 'hashed', input: { account: 'DE89370400440532013000' } });
    await once(given);
    const [row] = await connection.sql`
      select input_hash from ledger.idempotency_keys where key = 'hashed'`;
    expect(row?.['input_hash']).toBe(hash('{"account":"DE89370400440532013000"}'));
  });

  test('user errors are remembered, a fault is not', async () => {
    const given = request({ key: 'refused' });
    const refuse = () =>
      connection.db.transaction((tx) =>
        createIdempotency(tx, table, new Date(), hash).once(given, async () =>
          fail('TOO_MUCH', 'No.'),
        ),
      );
    expect(await refuse()).toEqual(await once(given));
    const faulty = request({ key: 'fault' });
    await expect(once(faulty, () => Promise.reject(new Error('down')))).rejects.toThrow('down');
    expect(await once(faulty)).toEqual({ ok: true, value: 'loan_1' });
  });

  test.each(['', 'k'.repeat(256)])('refuses a key of wrong length', async (key) => {
    expect(await once(request({ key }))).toMatchObject({
      error: [{ code: 'IDEMPOTENCY_KEY_INVALID' }],
    });
  });

  test('old keys are purged, young ones stay', async () => {
    await once(request({ key: 'young' }));
    expect(await purgeIdempotency(connection.db, table, new Date())).toBe(0);
    const inThreeDays = new Date(Date.now() + 3 * 86_400_000);
    expect(await purgeIdempotency(connection.db, table, inThreeDays)).toBeGreaterThan(0);
  });

  test('the order of an input’s fields is no matter, their values are', () => {
    expect(canonicalInput({ a: 1n, b: [1, null] })).toBe(canonicalInput({ b: [1, null], a: 1n }));
    expect(canonicalInput({ a: 1 })).not.toBe(canonicalInput({ a: '1' }));
    expect(canonicalInput({ a: undefined, b: null })).toBe(canonicalInput({}));
    expect(canonicalInput(new Date(0))).toBe(canonicalInput('1970-01-01T00:00:00.000Z'));
  });
});
