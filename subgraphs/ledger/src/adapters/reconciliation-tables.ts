import { sql } from 'drizzle-orm';
import { check, index, integer, jsonb, text, timestamp, uniqueIndex } from 'drizzle-orm/pg-core';
import type { ToldBooks } from '../app/reconciliation-ports.ts';
import type { DifferenceKind, ReconciliationScope } from '../domain/reconciliation.ts';
import { ledger } from './tables.ts';

/** Each time that all was gone through. */
export const reconciliations = ledger.table(
  'reconciliations',
  {
    id: text().$type<`recon_${string}`>().primaryKey(),
    scope: text().$type<ReconciliationScope>().notNull(),
    startedAt: timestamp('started_at', { withTimezone: true }).notNull(),
    finishedAt: timestamp('finished_at', { withTimezone: true }),
    /** What was compared last; empty at the beginning. */
    place: text().notNull(),
    compared: integer().notNull(),
  },
  (table) => [
    index('reconciliations_scope').on(table.scope, table.id),
    index('reconciliations_open').on(table.scope, table.id).where(sql`finished_at is null`),
    check('reconciliations_scope', sql`${table.scope} in ('LOANS', 'CHAIN')`),
  ],
);

/** What lending told last of each loan, or of many loans together, and how the books stand to it. */
export const toldBooks = ledger.table(
  'told_books',
  {
    subject: text().primaryKey(),
    postings: integer().notNull(),
    /** Net amounts by account, as text. */
    balances: jsonb().$type<Readonly<Record<string, string>>>().notNull(),
    state: text().$type<ToldBooks['state']>().notNull(),
    since: timestamp({ withTimezone: true }).notNull(),
  },
  (table) => [
    index('told_books_waiting').on(table.since).where(sql`state = 'WAITING'`),
    check('told_books_state', sql`${table.state} in ('AGREES', 'ASKED', 'WAITING', 'DIFFERS')`),
  ],
);

/** Append-only, but for when a difference was found right again. */
export const reconciliationDifferences = ledger.table(
  'reconciliation_differences',
  {
    id: text().$type<`diff_${string}`>().primaryKey(),
    scope: text().$type<ReconciliationScope>().notNull(),
    kind: text().$type<DifferenceKind>().notNull(),
    subject: text().notNull(),
    expected: text().notNull(),
    found: text().notNull(),
    firstSeenAt: timestamp('first_seen_at', { withTimezone: true }).notNull(),
    resolvedAt: timestamp('resolved_at', { withTimezone: true }),
  },
  (table) => [
    uniqueIndex('reconciliation_differences_open')
      .on(table.subject, table.kind)
      .where(sql`resolved_at is null`),
    check('reconciliation_differences_scope', sql`${table.scope} in ('LOANS', 'CHAIN')`),
  ],
);
