import { sql } from 'drizzle-orm';
import { date, index, integer, primaryKey, text, unique, uniqueIndex } from 'drizzle-orm/pg-core';
import type { PaymentDifferenceKind } from '../domain/payment-differences.ts';
import type { LineStatus, StatementLine } from '../domain/payment-statement.ts';
import { id, lending, minor, moment } from './columns.ts';
import { payments } from './loan-tables.ts';

/** Append-only: the statements of the payment provider that were taken. */
export const paymentStatements = lending.table(
  'payment_statements',
  {
    id: id<'recon'>('id').primaryKey(),
    sha256: text().notNull(),
    name: text().notNull(),
    lines: integer().notNull(),
    from: date('from_on').notNull(),
    until: date('until_on').notNull(),
    takenAt: moment('taken_at').notNull(),
  },
  // Days on which nothing happened have the same file.
  (table) => [unique('payment_statements_once').on(table.sha256, table.from, table.until)],
);

/** Append-only: what they say. */
export const paymentStatementLines = lending.table(
  'payment_statement_lines',
  {
    statementId: id<'recon'>('statement_id')
      .notNull()
      .references(() => paymentStatements.id),
    number: integer().notNull(),
    reference: text().notNull(),
    direction: text().$type<StatementLine['direction']>().notNull(),
    amount: minor('amount').notNull(),
    currency: text().notNull(),
    settledOn: date('settled_on').notNull(),
    status: text().$type<LineStatus>().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.statementId, table.number] }),
    index().on(table.reference),
    index().on(table.settledOn),
  ],
);

/** Append-only, but for when a difference was found right again. */
export const paymentDifferences = lending.table(
  'payment_differences',
  {
    id: id<'diff'>('id').primaryKey(),
    statementId: id<'recon'>('statement_id')
      .notNull()
      .references(() => paymentStatements.id),
    kind: text().$type<PaymentDifferenceKind>().notNull(),
    reference: text().notNull(),
    paymentId: id<'pay'>('payment_id').references(() => payments.id),
    expected: text().notNull(),
    found: text().notNull(),
    firstSeenAt: moment('first_seen_at').notNull(),
    resolvedAt: moment('resolved_at'),
  },
  (table) => [
    uniqueIndex('payment_differences_open')
      .on(table.reference, table.kind)
      .where(sql`resolved_at is null`),
  ],
);
