import type { Transaction } from '@blockscore/database';
import { bigint, bigserial, text } from 'drizzle-orm/pg-core';
import postgres from 'postgres';
import {
  type BatchHandler,
  type Consumer,
  type ConsumerOptions,
  consume,
  createDeadLetters,
  createLeases,
  type DeadLetters,
  type EventLog,
  type Handler,
  type Handlers,
  type Leases,
  type Transact,
} from '../src/index.ts';
import {
  createEventsDatabase,
  createTestLog,
  deadLetters,
  type EventsDatabase,
  eventsOf,
  eventually,
  inbox,
  schema,
  silent,
} from './support.ts';

/** What the handlers change: a row for each time an event took effect. */
export const effects = schema.table('effect', {
  place: bigserial({ mode: 'number' }),
  version: bigint({ mode: 'number' }).notNull(),
  by: text().notNull(),
});

export interface Work {
  note(version: number, by?: string): Promise<void>;
}

/** A database and a log with consumers on them. */
export interface ConsumerBench {
  readonly database: EventsDatabase;
  readonly log: EventLog;
  readonly transact: Transact<Work>;
  start(handlers: Handlers<Work>, options?: Partial<ConsumerOptions<Work>>): Consumer;
  /** Starts a consumer and gives what it gave up on. */
  startWithLetters(handlers: Handlers<Work>, options?: Partial<ConsumerOptions<Work>>): DeadLetters;
  /** Appends so many events, their versions being their numbers. */
  append(count: number): Promise<void>;
  /** Versions of the events that took effect, in order. */
  effective(): Promise<number[]>;
  /** Waits until the consumer is done with that number. */
  settledAt(seq: number, consumer?: string): Promise<unknown>;
  /** Leases of one more process. */
  newLeases(): Leases;
  stop(): Promise<void>;
  close(): Promise<void>;
}

/** A handler that has one effect. */
export const note: Handler<Work> = (event, { transact }) =>
  transact((work) => work.note(event.aggregate.version));

export const noting: Handlers<Work> = { 'lending.payment.failed': note };

/** What does the same for several at once. */
export const notingTogether: BatchHandler<Work> = ({ entries, transact }) =>
  transact(async (work) => {
    for (const { event } of entries) await work.note(event.aggregate.version);
  });

export async function openConsumerBench(): Promise<ConsumerBench> {
  const database = await createEventsDatabase();
  const { db } = database.connection;
  await createEffects(database.adminUrl);
  const store = await createTestLog('Postgres', database);
  const log = store.open();
  const opened: Leases[] = [];
  const consumers: Consumer[] = [];
  let appended = 0;

  const newLeases = () => {
    const leases = createLeases({ url: database.appUrl, logger: silent, retryMs: 30 });
    opened.push(leases);
    return leases;
  };
  const leases = newLeases();
  const transact: Transact<Work> = (fn) =>
    db.transaction((tx: Transaction) => {
      const note = async (version: number, by = 'one') => {
        await tx.insert(effects).values({ version, by });
      };
      return fn({ note }, tx);
    });
  const stop = async () => {
    await Promise.all(consumers.splice(0).map((consumer) => consumer.stop()));
  };

  const start: ConsumerBench['start'] = (handlers, options = {}) => {
    const retry = { attempts: 3, firstDelayMs: 5, maxDelayMs: 20 };
    const names = { subgraph: 'lending', consumer: 'test', streams: ['lending'] };
    const tables = { inbox, deadLetters };
    const shared = { log, leases, logger: silent, retry, pollMs: 50 };
    const consumer = consume({ ...names, ...tables, ...shared, handlers, transact, ...options });
    consumers.push(consumer);
    return consumer;
  };

  return {
    database,
    log,
    transact,
    newLeases,
    stop,
    start,
    startWithLetters(handlers, options) {
      start(handlers, options);
      const tables = { inbox, deadLetters };
      return createDeadLetters({ consumer: 'test', ...tables, handlers, transact });
    },
    async append(count) {
      const after = appended;
      appended += count;
      await log.append('lending', after, after + 1, eventsOf(after + 1, appended));
    },
    async effective() {
      const rows = await db.select().from(effects).orderBy(effects.place);
      return rows.map(({ version }) => version);
    },
    settledAt: (seq, consumer = 'test') =>
      eventually(`position ${seq}`, async () => {
        const rows = await db.select().from(inbox);
        const at = rows.find((row) => row.consumer === consumer)?.seq;
        return at === seq ? true : undefined;
      }),
    async close() {
      await stop();
      await Promise.all(opened.map((each) => each.close()));
      await log.close();
      await database.drop();
    },
  };
}

async function createEffects(adminUrl: string): Promise<void> {
  const admin = postgres(adminUrl, { max: 1 });
  await admin`create table lending.effect (
    place bigserial, version bigint not null, by text not null)`;
  await admin`grant all on lending.effect to lending_app`;
  await admin`grant usage on sequence lending.effect_place_seq to lending_app`;
  await admin.end();
}
