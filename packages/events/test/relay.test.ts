import { hasRedis } from '@blockscore/testkit';
import { sql } from 'drizzle-orm';
import postgres from 'postgres';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Leases, recordEvent } from '../src/index.ts';
import { createRelayStore } from '../src/relay-store.ts';
import { openRelayBench, type RelayBench } from './relay-bench.ts';
import {
  createEventsDatabase,
  eventually,
  type LogKind,
  newEvent,
  numbersOf,
  outbox,
  range,
  silent,
  versionsOf,
} from './support.ts';

const now = new Date();

const kinds: readonly LogKind[] = ['Redis', 'Postgres'];

describe.for(kinds)('the relay to %s', (kind) => {
  const skip = kind === 'Redis' && !hasRedis();
  const name = skip ? ' (needs a redis-server on the PATH)' : '';
  let bench: RelayBench;

  beforeEach(async () => {
    if (!skip) bench = await openRelayBench(kind);
  });

  afterEach(async () => {
    if (!skip) await bench.close();
  });

  test.skipIf(skip)(
    `appends what was committed and never what was rolled back${name}`,
    async () => {
      bench.start({ pollMs: 60_000 });
      await bench.record(1, 2);
      const failed = bench.database.connection.db.transaction(async (tx) => {
        await recordEvent(tx, outbox, newEvent(666), { now });
        throw new Error('no');
      });
      await expect(failed).rejects.toThrow('no');
      await bench.record(3);
      const entries = await bench.logged(3);
      expect(numbersOf(entries)).toEqual([1, 2, 3]);
      expect(versionsOf(entries)).toEqual([1, 2, 3]);
    },
  );

  test.skipIf(skip)(`is woken by a commit, without waiting for its poll${name}`, async () => {
    bench.start({ pollMs: 60_000 });
    await bench.record(1);
    await bench.logged(1);
    await bench.record(2);
    // Gives up long before the poll.
    await bench.logged(2);
  });

  test.skipIf(skip)(
    `numbers a transaction that commits late, after those before it${name}`,
    async () => {
      bench.start({ pollMs: 50 });
      const gate = Promise.withResolvers<void>();
      const recorded = Promise.withResolvers<void>();
      const late = bench.database.connection.db.transaction(async (tx) => {
        await recordEvent(tx, outbox, newEvent(1), { now });
        recorded.resolve();
        await gate.promise;
      });
      await recorded.promise;
      await bench.record(2, 3);
      expect(versionsOf(await bench.logged(2))).toEqual([2, 3]);
      gate.resolve();
      await late;
      await bench.record(4);
      const entries = await bench.logged(4);
      expect(versionsOf(entries)).toEqual([2, 3, 1, 4]);
      expect(numbersOf(entries)).toEqual([1, 2, 3, 4]);
    },
  );

  test.skipIf(skip)(`keeps the numbers of what was numbered and not appended${name}`, async () => {
    await bench.record(1, 2, 3);
    const killed = createRelayStore(bench.database.connection.db, outbox, 'lending');
    // Killed after numbering, and after one of the appends.
    expect(await killed.number(100)).toBe(3);
    const batch = await killed.after(0, 1);
    expect(await bench.log.append('lending', 0, 1, batch?.events ?? [])).toBe(1);
    await bench.record(4);
    bench.start();
    const entries = await bench.logged(4);
    expect(numbersOf(entries)).toEqual([1, 2, 3, 4]);
    expect(versionsOf(entries)).toEqual([1, 2, 3, 4]);
  });

  test.skipIf(skip)(`fills a log that lost its data, under the same numbers${name}`, async () => {
    bench.start({ pollMs: 50 });
    await bench.record(...range(1, 250));
    const before = await bench.logged(250);
    await bench.store.flush();
    const refilled = await bench.logged(250);
    expect(refilled).toEqual(before);
    await bench.store.flush();
    await bench.record(251);
    expect(await bench.logged(251)).toEqual([...before, expect.objectContaining({ seq: 251 })]);
  });

  test.skipIf(skip)(`goes on after its connections were cut${name}`, async () => {
    bench.start({ pollMs: 100 });
    await bench.record(1);
    await bench.logged(1);
    await bench.store.cut();
    await bench.record(2);
    const admin = postgres(bench.database.adminUrl, { max: 1 });
    await admin`select pg_terminate_backend(pid) from pg_stat_activity
      where datname = ${bench.database.name} and usename = 'lending_app'`;
    await admin.end();
    await eventually('a new connection', () =>
      bench.record(3).then(
        () => true,
        () => undefined,
      ),
    );
    expect(numbersOf(await bench.logged(3))).toEqual([1, 2, 3]);
  });

  test.skipIf(skip)(`leaves the work to one, and another takes over${name}`, async () => {
    const others = bench.newLeases();
    const first = bench.start({ pollMs: 20 });
    await bench.record(1);
    await bench.logged(1);
    bench.start({ pollMs: 20, leases: others });
    await bench.record(...range(2, 50));
    await bench.logged(50);
    await first.stop();
    await bench.record(...range(51, 100));
    const entries = await bench.logged(100);
    expect(numbersOf(entries)).toEqual(range(1, 100));
    expect(versionsOf(entries)).toEqual(range(1, 100));
  });

  test.skipIf(skip)(`does no harm where two work at once${name}`, async () => {
    const both: Leases = {
      run: async (_name, work, signal) => work(signal),
      close: async () => undefined,
    };
    const other = bench.store.open();
    bench.start({ pollMs: 5, leases: both });
    bench.start({ pollMs: 5, leases: both, log: other });
    await Promise.all(range(1, 60).map((version) => bench.record(version)));
    const entries = await bench.logged(60);
    expect(numbersOf(entries)).toEqual(range(1, 60));
    expect(versionsOf(entries).sort((a, b) => a - b)).toEqual(range(1, 60));
    await bench.stop();
    await other.close();
  });

  test.skipIf(skip)(`drops what is beyond its time, but never the last${name}`, async () => {
    await bench.record(...range(1, 10));
    const relay = bench.start({ pollMs: 20 });
    await bench.logged(10);
    await relay.stop();
    await bench.database.connection.db
      .update(outbox)
      .set({ recordedAt: sql`now() - interval '40 days'` })
      .where(sql`seq <= 4`);
    const pruning = bench.start({ pollMs: 20, pruneMs: 20, retention: { days: 30, entries: 100 } });
    await eventually('the trim', async () =>
      (await bench.log.first('lending')) === 5 ? true : undefined,
    );
    await pruning.stop();
    const strict = bench.start({ pollMs: 20, pruneMs: 20, retention: { days: 30, entries: 0 } });
    await eventually('the trim', async () =>
      (await bench.log.first('lending')) === 10 ? true : undefined,
    );
    await strict.stop();
    const rows = await bench.database.connection.db.select({ seq: outbox.seq }).from(outbox);
    expect(rows).toEqual([{ seq: 10 }]);
    bench.start({ pollMs: 20 });
    await bench.record(11);
    await eventually('number 11', async () =>
      (await bench.log.last('lending')) === 11 ? true : undefined,
    );
  });

  test.skipIf(skip)(`refuses a log of another database${name}`, async () => {
    const faults: string[] = [];
    const logger = silent.child({});
    logger.error = (about: { error: string }) => faults.push(about.error);
    const foreign = (await createRelayStoreWith(5)).events;
    await bench.log.append('lending', 0, 1, foreign);
    await bench.record(1);
    bench.start({ pollMs: 20, logger });
    const fault = await eventually('a refusal', () => faults[0]);
    expect(fault).toMatch(/holds lending up to number 5 but the outbox only gave/);
    await bench.record(...range(2, 9));
    await eventually('another refusal', () => faults.find((text) => /another event/.test(text)));
    expect(await bench.log.last('lending')).toBe(5);
    await bench.store.flush();
    expect(versionsOf(await bench.logged(9))).toEqual(range(1, 9));
  });

  async function createRelayStoreWith(count: number) {
    const other = await createEventsDatabase();
    await other.connection.db.transaction(async (tx) => {
      for (const version of range(1, count)) {
        await recordEvent(tx, outbox, newEvent(version), { now });
      }
    });
    const relayStore = createRelayStore(other.connection.db, outbox, 'lending');
    await relayStore.number(count);
    const batch = await relayStore.after(0, count);
    await other.drop();
    if (batch === undefined) throw new Error('Nothing was numbered');
    return batch;
  }
});
