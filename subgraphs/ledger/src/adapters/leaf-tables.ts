import { sql } from 'drizzle-orm';
import { boolean, check, integer, primaryKey, text, timestamp } from 'drizzle-orm/pg-core';
import { anchorLeaves } from './anchor-tables.ts';
import { ledger, transactions, xid8 } from './tables.ts';

/** The leaf of each transaction of the books that is under an anchor; rows are only ever added. */
export const transactionLeaves = ledger.table('transaction_leaves', {
  transactionId: text('transaction_id')
    .$type<`txn_${string}`>()
    .primaryKey()
    .references(() => transactions.id),
  commitment: text()
    .notNull()
    .unique()
    .references(() => anchorLeaves.commitment),
});

/**
 * How far the books were gone through for leaves, by number of the database transaction and id. Its
 * one row moves with the leaves that are made, and whoever makes leaves, or makes or destroys salts of
 * what was posted before, has it locked.
 */
export const leafCursor = ledger.table(
  'leaf_cursor',
  {
    one: boolean().primaryKey().default(true),
    xid: xid8().notNull(),
    transactionId: text('transaction_id').notNull(),
  },
  (table) => [check('leaf_cursor_one', sql`${table.one}`)],
);

/**
 * When a person's salts were destroyed; rows are only ever added. What had been posted by then gets no
 * salt that is kept, ever.
 */
export const saltDestructions = ledger.table(
  'salt_destructions',
  {
    userId: text('user_id').$type<`user_${string}`>().notNull(),
    destroyedAt: timestamp('destroyed_at', { withTimezone: true }).notNull(),
    destroyedBy: text('destroyed_by').notNull(),
    /** Null of what was destroyed while one person could. */
    askedBy: text('asked_by'),
    /** Salts of transactions that there were. */
    count: integer().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.userId, table.destroyedAt] }),
    check('salt_destructions_two_people', sql`${table.askedBy} <> ${table.destroyedBy}`),
  ],
);

/** Destructions that one administrator asked for: of a person, the newest that was not carried out. */
export const saltDestructionRequests = ledger.table('salt_destruction_requests', {
  userId: text('user_id').$type<`user_${string}`>().primaryKey(),
  askedBy: text('asked_by').notNull(),
  askedAt: timestamp('asked_at', { withTimezone: true }).notNull(),
  expiresAt: timestamp('expires_at', { withTimezone: true }).notNull(),
});
