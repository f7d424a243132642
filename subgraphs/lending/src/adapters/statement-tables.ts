import { sql } from 'drizzle-orm';
import {
  bigserial,
  date,
  index,
  integer,
  primaryKey,
  text,
  uniqueIndex,
} from 'drizzle-orm/pg-core';
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
    /** The order in which they were taken, whatever the clock of a process said. */
    place: bigserial({ mode: 'number' }).notNull(),
  },
  (table) => [
    index('payment_statements_sha256').on(table.sha256),
    uniqueIndex('payment_statements_place').on(table.place),
  ],
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
