import { randomBytes } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { type Connection, connect } from '@blockscore/database';
import { newId } from '@blockscore/ids';
import { createTestDatabase, createTestRedis, type TestDatabase } from '@blockscore/testkit';
import { pgSchema } from 'drizzle-orm/pg-core';
import { Redis } from 'ioredis';
import { type Logger, pino } from 'pino';
import postgres from 'postgres';
import { makeEvent } from '../src/envelope.ts';
import {
  type AnyEvent,
  deadLetterTable,
  type EventLog,
  inboxTable,
  type LogEntry,
  type NewEvent,
  openEventLog,
  outboxTable,
  provisionEventLog,
} from '../src/index.ts';

export const schema = pgSchema('lending');
export const outbox = outboxTable(schema);
export const inbox = inboxTable(schema);
export const deadLetters = deadLetterTable(schema);

/** What drizzle-kit makes of the tables above; `tables.test.ts` holds the two together. */
const migrations = fileURLToPath(new URL('./migrations', import.meta.url));

export const silent: Logger = pino({ level: 'silent' });

export interface EventsDatabase extends TestDatabase {
  /** As lending's app role. */
  readonly connection: Connection;
}

/** A database with lending's event tables, and the event log in its schema `events`. */
export async function createEventsDatabase(): Promise<EventsDatabase> {
  const database = await createTestDatabase('lending', { migrations });
  await provisionEventLog(database.adminUrl);
  const connection = connect(database.appUrl, { max: 8 });
  return {
    ...database,
    connection,
    drop: async () => {
      await connection.close();
      await database.drop();
    },
  };
}

export type LogKind = 'Redis' | 'Postgres';

export interface TestLog {
  /** Opens one more client of the same log. */
  open(): EventLog;
  /** Cuts the connections of all its clients. */
  cut(): Promise<void>;
  /** The log loses all its data. */
  flush(): Promise<void>;
}

export async function createTestLog(kind: LogKind, database: TestDatabase): Promise<TestLog> {
  return kind === 'Redis' ? createTestRedisLog() : createTestPostgresLog(database);
}

function createTestPostgresLog(database: TestDatabase): TestLog {
  const asAdmin = async (work: (sql: postgres.Sql) => Promise<unknown>) => {
    const admin = postgres(database.adminUrl, { max: 1 });
    await work(admin);
    await admin.end();
  };
  return {
    open: () => openEventLog({ databaseUrl: database.appUrl, logger: silent }),
    cut: () =>
      asAdmin(
        (admin) => admin`select pg_terminate_backend(pid) from pg_stat_activity
          where application_name = 'blockscore events' and datname = ${database.name}`,
      ),
    flush: () => asAdmin((admin) => admin`delete from events.entry`),
  };
}

async function createTestRedisLog(): Promise<TestLog> {
  const redisUrl = await createTestRedis();
  const number = new URL(redisUrl).pathname.slice(1);
  const prefix = `test-${randomBytes(6).toString('hex')}`;
  const asAdmin = async (work: (redis: Redis) => Promise<unknown>) => {
    const redis = new Redis(redisUrl);
    await work(redis);
    redis.disconnect();
  };
  return {
    open: () => openEventLog({ redisUrl, prefix, logger: silent }),
    cut: () =>
      asAdmin(async (redis) => {
        const own = await redis.client('ID');
        for (const client of String(await redis.client('LIST')).split('\n')) {
          const id = /^id=(\d+) /.exec(client)?.[1];
          if (id === undefined || Number(id) === own || !client.includes(` db=${number} `))
            continue;
          await redis.call('CLIENT', 'KILL', 'ID', id);
        }
      }),
    flush: () => asAdmin((redis) => redis.flushdb()),
  };
}

/** An event told apart by `version`. */
export function newEvent(version: number): NewEvent<'lending.payment.failed'> {
  return {
    type: 'lending.payment.failed',
    aggregate: { type: 'Payment', id: 'pay_1', version },
    audience: { subject: 'user_1', scopes: ['loans:read'] },
    actor: { kind: 'SERVICE', id: 'lending' },
    data: { paymentId: newId('pay'), loanId: newId('loan'), reason: 'refused' },
  };
}

export function eventsOf(first: number, last: number): AnyEvent[] {
  const events: AnyEvent[] = [];
  for (let version = first; version <= last; version += 1) {
    events.push(makeEvent(newEvent(version), { now: new Date() }));
  }
  return events;
}

export function numbersOf(entries: readonly LogEntry[]): number[] {
  return entries.map(({ seq }) => seq);
}

export function versionsOf(entries: readonly LogEntry[]): number[] {
  return entries.map(({ event }) => event.aggregate.version);
}

export function range(first: number, last: number): number[] {
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => first + index);
}

/** Asks again until the answer is not undefined. */
export async function eventually<T>(
  what: string,
  ask: () => Promise<T | undefined> | T | undefined,
  milliseconds = 40_000,
): Promise<T> {
  const deadline = Date.now() + milliseconds;
  for (;;) {
    const answer = await ask();
    if (answer !== undefined) return answer;
    if (Date.now() > deadline) throw new Error(`Not within ${milliseconds} ms: ${what}`);
    await delay(15);
  }
}

/** Tries again what fails while a connection is being renewed. */
export async function retried<T>(work: () => Promise<T>): Promise<T> {
  return eventually('success', () => work().catch(() => undefined));
}
