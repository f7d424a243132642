import { setTimeout as delay } from 'node:timers/promises';
import type { Transaction } from '@blockscore/database';
import { sql } from 'drizzle-orm';
import { bigint, bigserial, text } from 'drizzle-orm/pg-core';
import fc from 'fast-check';
import postgres from 'postgres';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  type Consumer,
  type ConsumerOptions,
  consume,
  createLeases,
  type EventLog,
  type Handlers,
  type Leases,
} from '../src/index.ts';
import {
  createEventsDatabase,
  createTestLog,
  deadLetters,
  type EventsDatabase,
  eventsOf,
  eventually,
  inbox,
  range,
  retried,
  schema,
  silent,
  type TestLog,
} from './support.ts';

/** What the handlers change: a row for each time an event took effect. */
const effects = schema.table('effect', {
  place: bigserial({ mode: 'number' }),
  version: bigint({ mode: 'number' }).notNull(),
  by: text().notNull(),
});

interface Work {
  note(version: number, by?: string): Promise<void>;
}

describe('a consumer', () => {
  let database: EventsDatabase;
  let store: TestLog;
  let log: EventLog;
  let leases: Leases;
  let appended = 0;
  const consumers: Consumer[] = [];

  beforeEach(async () => {
    database = await createEventsDatabase();
    const admin = postgres(database.adminUrl, { max: 1 });
    await admin`create table lending.effect (place bigserial, version bigint not null, by text not null)`;
    await admin`grant all on lending.effect to lending_app`;
    await admin`grant usage on sequence lending.effect_place_seq to lending_app`;
    await admin.end();
    store = await createTestLog('Postgres', database);
    log = store.open();
    leases = createLeases({ url: database.appUrl, logger: silent, retryMs: 30 });
    appended = 0;
  });

  afterEach(async () => {
    await Promise.all(consumers.splice(0).map((consumer) => consumer.stop()));
    await leases.close();
    await log.close();
    await database.drop();
  });

  const transact = <T>(fn: (work: Work, tx: Transaction) => Promise<T>): Promise<T> =>
    database.connection.db.transaction((tx) => {
      const note = async (version: number, by = 'one') => {
        await tx.insert(effects).values({ version, by });
      };
      return fn({ note }, tx);
    });

  function start(handlers: Handlers<Work>, options: Partial<ConsumerOptions<Work>> = {}): Consumer {
    const consumer = consume<Work>({
      subgraph: 'lending',
      consumer: 'test',
      streams: ['lending'],
      handlers,
      transact,
      inbox,
      deadLetters,
      log,
      leases,
      logger: silent,
      retry: { attempts: 3, firstDelayMs: 5, maxDelayMs: 20 },
      pollMs: 50,
      ...options,
    });
    consumers.push(consumer);
    return consumer;
  }

  async function append(count: number): Promise<void> {
    const after = appended;
    appended += count;
    await log.append('lending', after, after + 1, eventsOf(after + 1, appended));
  }

  const effective = async () => {
    const rows = await database.connection.db.select().from(effects).orderBy(effects.place);
    return rows.map(({ version }) => version);
  };

  const settledAt = (seq: number, consumer = 'test') =>
    eventually(`position ${seq}`, async () => {
      const rows = await database.connection.db.select().from(inbox);
      const at = rows.find((row) => row.consumer === consumer)?.seq;
      return at === seq ? true : undefined;
    });

  const noting: Handlers<Work> = {
    'lending.payment.failed': (event, { transact: inOne }) =>
      inOne((work) => work.note(event.aggregate.version)),
  };

  test('handles each event once and in order, those from before it began too', async () => {
    await append(250);
    start(noting, { pollMs: 60_000 });
    await settledAt(250);
    await append(5);
    await settledAt(255);
    expect(await effective()).toEqual(range(1, 255));
  });

  test('goes on where it stood, and changes nothing again', async () => {
    await append(3);
    const first = start(noting);
    await settledAt(3);
    await first.stop();
    await append(2);
    start(noting);
    await settledAt(5);
    expect(await effective()).toEqual([1, 2, 3, 4, 5]);
  });

  test('undoes the change of a handler that fails, and tries again', async () => {
    const attempts: number[] = [];
    await append(2);
    start({
      'lending.payment.failed': async (event, { attempt, transact: inOne }) => {
        attempts.push(attempt);
        await inOne(async (work) => {
          await work.note(event.aggregate.version);
          if (attempt === 1) throw new Error('once');
        });
      },
    });
    await settledAt(2);
    expect(await effective()).toEqual([1, 2]);
    expect(attempts).toEqual([1, 2, 1, 2]);
  });

  test('puts aside what keeps failing, goes on, and handles it when it is retried', async () => {
    let broken = true;
    await append(3);
    const consumer = start({
      'lending.payment.failed': (event, { transact: inOne }) =>
        inOne(async (work) => {
          await work.note(event.aggregate.version);
          if (broken && event.aggregate.version === 2) throw new TypeError('no such account');
        }),
    });
    await settledAt(3);
    expect(await effective()).toEqual([1, 3]);
    const [letter, ...rest] = await consumer.listDeadLetters();
    expect(rest).toEqual([]);
    expect(letter).toMatchObject({
      stream: 'lending',
      seq: 2,
      attempts: 3,
      error: 'TypeError: no such account',
      event: { aggregate: { version: 2 } },
    });
    const id = letter?.id ?? 0n;
    expect(await consumer.retryDeadLetter(id)).toMatchObject({ error: { code: 'FAILED_AGAIN' } });
    expect(await consumer.listDeadLetters()).toMatchObject([{ attempts: 4 }]);
    broken = false;
    const answers = await Promise.all([
      consumer.retryDeadLetter(id),
      consumer.retryDeadLetter(id),
      consumer.retryDeadLetter(id),
    ]);
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await consumer.retryDeadLetter(id)).toMatchObject({ error: { code: 'NOT_FOUND' } });
    expect(await effective()).toEqual([1, 3, 2]);
    expect(await consumer.listDeadLetters()).toEqual([]);
    expect(await consumer.listDeadLetters(id)).toEqual([]);
  });

  test('marks as done what changes nothing or is not for it', async () => {
    const called: number[] = [];
    await append(4);
    start({
      'lending.payment.failed': async (event) => {
        called.push(event.aggregate.version);
      },
    });
    start(
      { 'lending.decision.made': () => Promise.reject(new Error('not mine')) },
      {
        consumer: 'other',
      },
    );
    await settledAt(4);
    await settledAt(4, 'other');
    expect(called).toEqual([1, 2, 3, 4]);
  });

  test('lets a handler work outside first, and keeps it to one transaction of its own', async () => {
    const calls: string[] = [];
    await append(1);
    const consumer = start({
      'lending.payment.failed': async (event, delivery) => {
        calls.push(`provider ${event.id} ${delivery.seq}`);
        if (delivery.attempt === 1) throw new Error('the provider is away');
        await transact((work) => work.note(100));
        await delivery.transact((work) => work.note(event.aggregate.version));
        await delivery
          .transact((work) => work.note(666))
          .catch((error: unknown) => {
            calls.push(String(error));
          });
      },
    });
    await settledAt(1);
    expect(await effective()).toEqual([100, 1]);
    expect(calls).toHaveLength(3);
    expect(calls[0]).toBe(calls[1]);
    expect(calls[2]).toMatch(/a handler uses it once/);
    expect(await consumer.listDeadLetters()).toEqual([]);
  });

  test('gives up on a handler that never ends', async () => {
    await append(2);
    const consumer = start(
      {
        'lending.payment.failed': (event, delivery) =>
          event.aggregate.version === 1
            ? new Promise(() => undefined)
            : delivery.transact((work) => work.note(event.aggregate.version)),
      },
      { timeoutMs: 20 },
    );
    await settledAt(2);
    expect(await effective()).toEqual([2]);
    expect(await consumer.listDeadLetters()).toMatchObject([
      { error: 'Error: The handler took longer than 20 ms' },
    ]);
  });

  test('is one among its replicas, and another takes over', async () => {
    const others = createLeases({ url: database.appUrl, logger: silent, retryMs: 30 });
    const by = (name: string): Handlers<Work> => ({
      'lending.payment.failed': (event, delivery) =>
        delivery.transact((work) => work.note(event.aggregate.version, name)),
    });
    const first = start(by('first'));
    await append(20);
    await settledAt(20);
    start(by('second'), { leases: others });
    await append(20);
    await settledAt(40);
    const rows = await database.connection.db.select().from(effects);
    expect(new Set(rows.map((row) => row.by))).toEqual(new Set(['first']));
    await first.stop();
    await append(20);
    await settledAt(60);
    expect(await effective()).toEqual(range(1, 60));
    await Promise.all(consumers.splice(0).map((consumer) => consumer.stop()));
    await others.close();
  });

  test('changes nothing twice even where two work at once', async () => {
    const both: Leases = {
      run: async (_name, work, signal) => work(signal),
      close: async () => undefined,
    };
    start(noting, { leases: both, pollMs: 5 });
    start(noting, { leases: both, pollMs: 5 });
    for (let round = 0; round < 10; round += 1) await append(7);
    await settledAt(70);
    await delay(50);
    expect(await effective()).toEqual(range(1, 70));
  });

  test('waits, and passes nothing over, where the log has dropped what comes next', async () => {
    await append(4);
    const first = start(noting);
    await settledAt(4);
    await first.stop();
    await append(6);
    await log.trim('lending', 8);
    const faults: string[] = [];
    const logger = silent.child({});
    logger.error = (about: { error: string }) => faults.push(about.error);
    start(noting, { logger });
    await eventually('the fault', () => faults[0]);
    expect(faults[0]).toMatch(/holds events from number 8 on; number 5 was dropped/);
    expect(await effective()).toEqual([1, 2, 3, 4]);
    start(noting, { consumer: 'new' });
    await settledAt(10, 'new');
    expect(await effective()).toEqual([1, 2, 3, 4, 8, 9, 10]);
  });

  test('outlives a database that is away and connections that are cut', async () => {
    start(noting, { pollMs: 30 });
    await append(3);
    await settledAt(3);
    const admin = postgres(database.adminUrl, { max: 1 });
    for (let round = 0; round < 3; round += 1) {
      await admin`select pg_terminate_backend(pid) from pg_stat_activity
        where datname = ${database.name} and pid <> pg_backend_pid()`;
      await delay(30);
    }
    await admin.end();
    const events = eventsOf(4, 6);
    await retried(() => log.append('lending', 3, 4, events));
    await eventually('all effects', async () => {
      const found = await effective().catch(() => []);
      return found.length >= 6 ? true : undefined;
    });
    expect(await effective()).toEqual([1, 2, 3, 4, 5, 6]);
  });

  test('takes up streams of known subgraphs only', () => {
    expect(() => start(noting, { streams: ['nobody'] })).toThrow(/no stream/);
  });

  test('handles every event once however often its handlers fail and it is killed', {
    timeout: 60_000,
  }, async () => {
    const chance = fc.integer({ min: 0, max: 3 });
    const plan = fc.array(fc.record({ fails: chance, pauseMs: chance, killed: fc.boolean() }), {
      minLength: 3,
      maxLength: 12,
    });
    await fc.assert(
      fc.asyncProperty(plan, async (steps) => {
        const base = appended;
        const handlers: Handlers<Work> = {
          'lending.payment.failed': (event, { attempt, transact: inOne }) =>
            inOne(async (work) => {
              await work.note(event.aggregate.version);
              const step = steps[event.aggregate.version - base - 1];
              await delay(step?.pauseMs ?? 0);
              if (attempt <= (step?.fails ?? 0)) throw new Error('as planned');
            }),
        };
        const retry = { attempts: 10, firstDelayMs: 1, maxDelayMs: 2 };
        let current = start(handlers, { retry, pollMs: 5 });
        for (const { killed } of steps) {
          await append(1);
          if (!killed) continue;
          await current.stop();
          current = start(handlers, { retry, pollMs: 5 });
        }
        await settledAt(appended);
        await current.stop();
        expect(await effective()).toEqual(range(1, appended));
      }),
      { numRuns: 8 },
    );
    await database.connection.db.execute(sql`truncate ${effects}`);
  });
});
