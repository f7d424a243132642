import { sql } from 'drizzle-orm';
import {
  bigint,
  bigserial,
  index,
  integer,
  jsonb,
  type PgSchema,
  primaryKey,
  text,
  timestamp,
} from 'drizzle-orm/pg-core';
import type { AnyEvent } from './envelope.ts';

/**
 * Events that a subgraph's transactions recorded and its relay numbers and appends to the log.
 * `seq` is null until the relay has numbered the row; the numbers are gapless. The row with the
 * highest number is never deleted, because the next number follows from it.
 */
export function outboxTable<S extends string>(schema: PgSchema<S>) {
  return schema.table(
    'outbox',
    {
      id: bigserial({ mode: 'bigint' }).primaryKey(),
      seq: bigint({ mode: 'number' }).unique(),
      event: jsonb().$type<AnyEvent>().notNull(),
      recordedAt: timestamp('recorded_at', { withTimezone: true }).notNull().defaultNow(),
    },
    (table) => [
      index('outbox_unnumbered').on(table.id).where(sql`seq is null`),
      index('outbox_recorded_at').on(table.recordedAt),
    ],
  );
}

/** How far each consumer has come in each stream: the number of the last event it is done with. */
export function inboxTable<S extends string>(schema: PgSchema<S>) {
  return schema.table(
    'inbox',
    {
      consumer: text().notNull(),
      stream: text().notNull(),
      seq: bigint({ mode: 'number' }).notNull(),
      updatedAt: timestamp('updated_at', { withTimezone: true }).notNull().defaultNow(),
    },
    (table) => [primaryKey({ columns: [table.consumer, table.stream] })],
  );
}

/** Events that a consumer gave up on. An operator reads and retries them; a success deletes the row. */
export function deadLetterTable<S extends string>(schema: PgSchema<S>) {
  return schema.table(
    'dead_letter',
    {
      id: bigserial({ mode: 'bigint' }).primaryKey(),
      consumer: text().notNull(),
      stream: text().notNull(),
      seq: bigint({ mode: 'number' }).notNull(),
      event: jsonb().$type<AnyEvent>().notNull(),
      attempts: integer().notNull(),
      error: text().notNull(),
      failedAt: timestamp('failed_at', { withTimezone: true }).notNull().defaultNow(),
    },
    (table) => [index('dead_letter_consumer').on(table.consumer, table.id)],
  );
}

export type OutboxTable = ReturnType<typeof outboxTable>;
export type InboxTable = ReturnType<typeof inboxTable>;
export type DeadLetterTable = ReturnType<typeof deadLetterTable>;
