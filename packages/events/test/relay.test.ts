import { setTimeout as delay } from 'node:timers/promises';
import { connect } from '@blockscore/database';
import { hasRedis } from '@blockscore/testkit';
import { asc, sql } from 'drizzle-orm';
import fc from 'fast-check';
import postgres from 'postgres';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  createLeases,
  type EventLog,
  type Leases,
  type Relay,
  type RelayOptions,
  recordEvent,
  startRelay,
} from '../src/index.ts';
import { createRelayStore } from '../src/relay-store.ts';
import {
  createEventsDatabase,
  createTestLog,
  type EventsDatabase,
  eventually,
  type LogKind,
  newEvent,
  numbersOf,
  outbox,
  range,
  silent,
  type TestLog,
  versionsOf,
} from './support.ts';

const kinds: readonly LogKind[] = ['Redis', 'Postgres'];
const now = new Date();

describe.for(kinds)('the relay to %s', (kind) => {
  const skip = kind === 'Redis' && !hasRedis();
  const name = skip ? ' (needs a redis-server on the PATH)' : '';
  let database: EventsDatabase;
  let store: TestLog;
  let log: EventLog;
  let leases: Leases;
  const relays: Relay[] = [];

  beforeEach(async () => {
    if (skip) return;
    database = await createEventsDatabase();
    store = await createTestLog(kind, database);
    log = store.open();
    leases = createLeases({ url: database.appUrl, logger: silent, retryMs: 50 });
  });

  afterEach(async () => {
    if (skip) return;
    await Promise.all(relays.splice(0).map((relay) => relay.stop()));
    await leases.close();
    await log.close();
    await database.drop();
  });

  function start(options: Partial<RelayOptions> = {}): Relay {
    const { connection } = database;
    const relay = startRelay({ connection, outbox, log, leases, logger: silent, ...options });
    relays.push(relay);
    return relay;
  }

  const record = (...versions: number[]) =>
    database.connection.db.transaction(async (tx) => {
      for (const version of versions) await recordEvent(tx, outbox, newEvent(version), { now });
    });

  const logged = (count: number) =>
    eventually(`${count} events in the log`, async () => {
      const entries = await log.read('lending', 0, 1_000).catch(() => []);
      return entries.length >= count ? entries : undefined;
    });

  test.skipIf(skip)(
    `appends what was committed and never what was rolled back${name}`,
    async () => {
      start({ pollMs: 60_000 });
      await record(1, 2);
      const failed = database.connection.db.transaction(async (tx) => {
        await recordEvent(tx, outbox, newEvent(666), { now });
        throw new Error('no');
      });
      await expect(failed).rejects.toThrow('no');
      await record(3);
      const entries = await logged(3);
      expect(numbersOf(entries)).toEqual([1, 2, 3]);
      expect(versionsOf(entries)).toEqual([1, 2, 3]);
    },
  );

  test.skipIf(skip)(`is woken by a commit, without waiting for its poll${name}`, async () => {
    start({ pollMs: 60_000 });
    await record(1);
    await logged(1);
    const began = performance.now();
    await record(2);
    await logged(2);
    expect(performance.now() - began).toBeLessThan(2_000);
  });

  test.skipIf(skip)(
    `numbers a transaction that commits late, after those before it${name}`,
    async () => {
      start({ pollMs: 50 });
      const gate = Promise.withResolvers<void>();
      const recorded = Promise.withResolvers<void>();
      const late = database.connection.db.transaction(async (tx) => {
        await recordEvent(tx, outbox, newEvent(1), { now });
        recorded.resolve();
        await gate.promise;
      });
      await recorded.promise;
      await record(2, 3);
      expect(versionsOf(await logged(2))).toEqual([2, 3]);
      gate.resolve();
      await late;
      await record(4);
      const entries = await logged(4);
      expect(versionsOf(entries)).toEqual([2, 3, 1, 4]);
      expect(numbersOf(entries)).toEqual([1, 2, 3, 4]);
    },
  );

  test.skipIf(skip)(`keeps the numbers of what was numbered and not appended${name}`, async () => {
    await record(1, 2, 3);
    const killed = createRelayStore(database.connection.db, outbox, 'lending');
    // Killed after numbering, and after one of the appends.
    expect(await killed.number(100)).toBe(3);
    const batch = await killed.after(0, 1);
    expect(await log.append('lending', 0, 1, batch?.events ?? [])).toBe(1);
    await record(4);
    start();
    const entries = await logged(4);
    expect(numbersOf(entries)).toEqual([1, 2, 3, 4]);
    expect(versionsOf(entries)).toEqual([1, 2, 3, 4]);
  });

  test.skipIf(skip)(`fills a log that lost its data, under the same numbers${name}`, async () => {
    start({ pollMs: 50 });
    await record(...range(1, 250));
    const before = await logged(250);
    await store.flush();
    const refilled = await logged(250);
    expect(refilled).toEqual(before);
    await store.flush();
    await record(251);
    expect(await logged(251)).toEqual([...before, expect.objectContaining({ seq: 251 })]);
  });

  test.skipIf(skip)(`goes on after its connections were cut${name}`, async () => {
    start({ pollMs: 100 });
    await record(1);
    await logged(1);
    await store.cut();
    await record(2);
    const admin = postgres(database.adminUrl, { max: 1 });
    await admin`select pg_terminate_backend(pid) from pg_stat_activity
      where datname = ${database.name} and usename = 'lending_app'`;
    await admin.end();
    await eventually('a new connection', () =>
      record(3).then(
        () => true,
        () => undefined,
      ),
    );
    expect(numbersOf(await logged(3))).toEqual([1, 2, 3]);
  });

  test.skipIf(skip)(`leaves the work to one, and another takes over${name}`, async () => {
    const others = createLeases({ url: database.appUrl, logger: silent, retryMs: 50 });
    const first = start({ pollMs: 20 });
    await record(1);
    await logged(1);
    start({ pollMs: 20, leases: others });
    await record(...range(2, 50));
    await logged(50);
    await first.stop();
    await record(...range(51, 100));
    const entries = await logged(100);
    expect(numbersOf(entries)).toEqual(range(1, 100));
    expect(versionsOf(entries)).toEqual(range(1, 100));
    await Promise.all(relays.splice(0).map((relay) => relay.stop()));
    await others.close();
  });

  test.skipIf(skip)(`does no harm where two work at once${name}`, async () => {
    const both: Leases = {
      run: async (_name, work, signal) => work(signal),
      close: async () => undefined,
    };
    const other = store.open();
    start({ pollMs: 5, leases: both });
    start({ pollMs: 5, leases: both, log: other });
    await Promise.all(range(1, 60).map((version) => record(version)));
    const entries = await logged(60);
    expect(numbersOf(entries)).toEqual(range(1, 60));
    expect(versionsOf(entries).sort((a, b) => a - b)).toEqual(range(1, 60));
    await Promise.all(relays.splice(0).map((relay) => relay.stop()));
    await other.close();
  });

  test.skipIf(skip)(`drops what is beyond its time, but never the last${name}`, async () => {
    await record(...range(1, 10));
    const relay = start({ pollMs: 20 });
    await logged(10);
    await relay.stop();
    await database.connection.db
      .update(outbox)
      .set({ recordedAt: sql`now() - interval '40 days'` })
      .where(sql`seq <= 4`);
    const pruning = start({ pollMs: 20, pruneMs: 20, retention: { days: 30, entries: 100 } });
    await eventually('the trim', async () =>
      (await log.first('lending')) === 5 ? true : undefined,
    );
    await pruning.stop();
    const strict = start({ pollMs: 20, pruneMs: 20, retention: { days: 30, entries: 0 } });
    await eventually('the trim', async () =>
      (await log.first('lending')) === 10 ? true : undefined,
    );
    await strict.stop();
    const rows = await database.connection.db.select({ seq: outbox.seq }).from(outbox);
    expect(rows).toEqual([{ seq: 10 }]);
    start({ pollMs: 20 });
    await record(11);
    await eventually('number 11', async () =>
      (await log.last('lending')) === 11 ? true : undefined,
    );
  });

  test.skipIf(skip)(`refuses a log of another database${name}`, async () => {
    const faults: string[] = [];
    const logger = silent.child({});
    logger.error = (about: { error: string }) => faults.push(about.error);
    const foreign = (await createRelayStoreWith(5)).events;
    await log.append('lending', 0, 1, foreign);
    await record(1);
    start({ pollMs: 20, logger });
    const fault = await eventually('a refusal', () => faults[0]);
    expect(fault).toMatch(/holds lending up to number 5 but the outbox only gave/);
    await record(...range(2, 9));
    await eventually('another refusal', () => faults.find((text) => /another event/.test(text)));
    expect(await log.last('lending')).toBe(5);
    await store.flush();
    expect(versionsOf(await logged(9))).toEqual(range(1, 9));
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

  test.skipIf(skip)(
    `gives every committed event one number without gaps, whatever the order of commits${name}`,
    { timeout: 60_000 },
    async () => {
      const relay = { pollMs: 3 };
      const writers = connect(database.appUrl, { max: 12 });
      let version = 0;
      const transaction = fc.record({
        events: fc.integer({ min: 1, max: 3 }),
        beginMs: fc.integer({ min: 0, max: 12 }),
        holdMs: fc.integer({ min: 0, max: 25 }),
        commits: fc.boolean(),
        killsRelay: fc.integer({ min: 0, max: 5 }).map((n) => n === 0),
      });
      await fc.assert(
        fc.asyncProperty(fc.array(transaction, { minLength: 4, maxLength: 10 }), async (plan) => {
          const committed: number[] = [];
          let current = start(relay);
          await Promise.all(
            plan.map(async ({ events, beginMs, holdMs, commits, killsRelay }) => {
              const versions = range(version + 1, version + events);
              version += events;
              await delay(beginMs);
              const work = writers.db.transaction(async (tx) => {
                for (const each of versions) {
                  await recordEvent(tx, outbox, newEvent(each), { now });
                  await delay(holdMs / versions.length);
                }
                if (!commits) tx.rollback();
              });
              await work.then(
                () => committed.push(...versions),
                () => undefined,
              );
              if (!killsRelay) return;
              const last = current;
              current = start(relay);
              await last.stop();
            }),
          );
          await Promise.all(relays.splice(0).map((each) => each.stop()));
          current = start(relay);
          const rows = () => database.connection.db.select().from(outbox).orderBy(asc(outbox.seq));
          const all = await eventually('all rows in the log', async () => {
            const found = await rows();
            const last = (await log.last('lending')) ?? 0;
            return found.length === last ? found : undefined;
          });
          await current.stop();
          const entries = [];
          for (let after = 0; after < all.length; after += 1_000) {
            entries.push(...(await log.read('lending', after, 1_000)));
          }
          expect(numbersOf(entries)).toEqual(range(1, all.length));
          expect(entries.map(({ event }) => event.id)).toEqual(all.map(({ event }) => event.id));
          const fresh = new Set(committed);
          const seen = versionsOf(entries).filter((each) => fresh.has(each));
          expect(seen.sort((a, b) => a - b)).toEqual(committed.sort((a, b) => a - b));
        }),
        { numRuns: 12 },
      );
      await writers.close();
    },
  );
});
