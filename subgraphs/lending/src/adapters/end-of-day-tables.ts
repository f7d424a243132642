import { sql } from 'drizzle-orm';
import { boolean, check, date, index, integer, primaryKey } from 'drizzle-orm/pg-core';
import { id, lending, moment } from './columns.ts';

/** One row for each day that was closed, or is being closed. */
export const endOfDays = lending.table(
  'end_of_days',
  {
    day: date().primaryKey(),
    startedAt: moment('started_at').notNull(),
    finishedAt: moment('finished_at'),
    /** Loans that there were to write when it began. */
    loans: integer().notNull(),
    /** How many of them were written so far, failed ones included. */
    done: integer().notNull().default(0),
    /** How many of them were worked out anew from their entries. */
    replayed: integer().notNull().default(0),
    failed: integer().notNull().default(0),
  },
  () => [
    check('end_of_days_counts', sql`replayed between 0 and done and failed between 0 and done`),
  ],
);

/**
 * The loans of a day in pieces, each of which is written in one transaction. Who holds the row's lock
 * is doing it; it is gone once it is done, but for those that failed, which are of one loan.
 */
export const endOfDayChunks = lending.table(
  'end_of_day_chunks',
  {
    day: date()
      .notNull()
      .references(() => endOfDays.day),
    firstId: id<'loan'>('first_id').notNull(),
    lastId: id<'loan'>('last_id').notNull(),
    loans: integer().notNull(),
    doneAt: moment('done_at'),
    failed: boolean().notNull().default(false),
  },
  (table) => [
    primaryKey({ columns: [table.day, table.firstId] }),
    index('end_of_day_chunks_open').on(table.day, table.firstId).where(sql`done_at is null`),
    check('end_of_day_chunks_failed', sql`not failed or done_at is not null`),
  ],
);
