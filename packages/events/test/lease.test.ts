import { setTimeout as delay } from 'node:timers/promises';
import { createTestDatabase, type TestDatabase } from '@blockscore/testkit';
import postgres, { type Sql } from 'postgres';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { createLeases, type Leases } from '../src/index.ts';
import { eventually, silent } from './support.ts';

let database: TestDatabase;
let admin: Sql;
const opened: Leases[] = [];
let end = new AbortController();

beforeAll(async () => {
  database = await createTestDatabase('lending', { migrations: null });
  admin = postgres(database.adminUrl, { max: 1 });
});

afterEach(async () => {
  end.abort();
  end = new AbortController();
  await Promise.all(opened.splice(0).map((leases) => leases.close()));
});

afterAll(async () => {
  await admin.end();
  await database.drop();
});

function newProcess(url = database.appUrl): Leases {
  const leases = createLeases({ url, logger: silent, retryMs: 20 });
  opened.push(leases);
  return leases;
}

/** Work that only notes when it holds the lease. */
function worker(leases: Leases, lease: string) {
  const state = { active: false, turns: 0 };
  const running = leases.run(
    lease,
    async (signal) => {
      state.active = true;
      state.turns += 1;
      while (!signal.aborted) await delay(5);
      state.active = false;
    },
    end.signal,
  );
  return { state, running };
}

const until = (what: string, holds: () => boolean) =>
  eventually(what, () => (holds() ? true : undefined));

const sessions = () => admin<{ pid: number }[]>`
  select l.pid from pg_locks l join pg_stat_activity a using (pid)
  where l.locktype = 'advisory' and a.datname = ${database.name} and a.usename = 'lending_app'`;

test('one holds a lease, another gets it when that one loses its session', async () => {
  const first = worker(newProcess(), 'relay.a');
  await until('the first at work', () => first.state.active);
  const second = worker(newProcess(), 'relay.a');
  await delay(80);
  expect(second.state.turns).toBe(0);
  const [session] = await sessions();
  await admin`select pg_terminate_backend(${session?.pid ?? 0})`;
  await until('the first stopped', () => !first.state.active || first.state.turns > 1);
  await until('one at work again', () => first.state.active !== second.state.active);
  end.abort();
  await Promise.all([first.running, second.running]);
  expect([first.state.active, second.state.active]).toEqual([false, false]);
  expect(await sessions()).toHaveLength(0);
});

test('leases of different names, and only those, are held side by side in one process', async () => {
  const leases = newProcess();
  const a = worker(leases, 'relay.a');
  const b = worker(leases, 'relay.b');
  await until('both at work', () => a.state.active && b.state.active);
  const again = worker(leases, 'relay.a');
  await delay(80);
  expect(again.state.turns).toBe(0);
});

test('work that fails is taken up again', async () => {
  let turns = 0;
  const running = newProcess().run(
    'relay.c',
    async () => {
      turns += 1;
      throw new Error('no');
    },
    end.signal,
  );
  await until('several turns', () => turns >= 3);
  end.abort();
  await running;
});

test('a database that cannot be reached is tried until the end', async () => {
  const running = newProcess('postgres://nobody@127.0.0.1:1/none').run(
    'relay.d',
    async () => undefined,
    end.signal,
  );
  await delay(100);
  end.abort();
  await running;
});
