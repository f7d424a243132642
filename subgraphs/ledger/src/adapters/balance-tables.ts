import { sql } from 'drizzle-orm';
import {
  boolean,
  check,
  date,
  index,
  numeric,
  primaryKey,
  text,
  timestamp,
} from 'drizzle-orm/pg-core';
import { accounts, ledger, xid8 } from './tables.ts';

/** Days up to which nothing more may be effective. Only ever later ones are added. */
export const closedPeriods = ledger.table('closed_periods', {
  through: date({ mode: 'string' }).primaryKey(),
  closedAt: timestamp('closed_at', { withTimezone: true }).notNull(),
  closedBy: text('closed_by').notNull(),
});

const minor = (name: string) =>
  numeric(name, { precision: 38, scale: 0, mode: 'bigint' }).notNull();

/**
 * What moved on an account by effective day and by the day (UTC) on which it was written: sums of
 * entries, written by `ledger.fold()` alone, long after the entries themselves.
 */
export const accountDays = ledger.table(
  'account_days',
  {
    accountId: text('account_id')
      .$type<`acct_${string}`>()
      .notNull()
      .references(() => accounts.id),
    effectiveOn: date('effective_on', { mode: 'string' }).notNull(),
    recordedOn: date('recorded_on', { mode: 'string' }).notNull(),
    debits: minor('debits'),
    credits: minor('credits'),
    /** What was held, less what was posted of it or let go: below zero where it was held on another day. */
    pendingDebits: minor('pending_debits'),
    pendingCredits: minor('pending_credits'),
  },
  (table) => [
    primaryKey({ columns: [table.accountId, table.effectiveOn, table.recordedOn] }),
    // What is held may be let go on days that are closed, so that these are looked at all the way back.
    index('account_days_held')
      .on(table.accountId, table.effectiveOn)
      .where(sql`${table.pendingDebits} <> 0 or ${table.pendingCredits} <> 0`),
  ],
);

/**
 * What stood posted on each account at the end of a closed period: where sums of days begin. Written by the
 * closing itself, and never changed: nothing can be posted there any more.
 */
export const carriedBalances = ledger.table(
  'carried_balances',
  {
    accountId: text('account_id')
      .$type<`acct_${string}`>()
      .notNull()
      .references(() => accounts.id),
    through: date({ mode: 'string' })
      .notNull()
      .references(() => closedPeriods.through),
    debits: minor('debits'),
    credits: minor('credits'),
    /** All of it had been written by then: what was known at an earlier moment is added up without it. */
    knownFrom: timestamp('known_from', { withTimezone: true }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.accountId, table.through] })],
);

/** One row: every transaction whose `xid` is lower is in `account_days`, and no other. */
export const folding = ledger.table(
  'folding',
  {
    one: boolean().primaryKey().default(true),
    horizon: xid8().notNull(),
  },
  (table) => [check('folding_one', sql`${table.one}`)],
);
