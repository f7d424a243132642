import { sql } from 'drizzle-orm';
import {
  boolean,
  check,
  date,
  foreignKey,
  index,
  integer,
  jsonb,
  numeric,
  primaryKey,
  text,
} from 'drizzle-orm/pg-core';
import type { PostingKind } from '../app/servicing-ports.ts';
import type { LoanStatus } from '../domain/lifecycle.ts';
import type { PostingLine } from '../domain/servicing/books.ts';
import type { EntryKind } from '../domain/servicing/entries.ts';
import { id, lending, minor, moment, percent } from './columns.ts';
import { loans, payments } from './loan-tables.ts';

/**
 * Append-only: what happened to a loan. Everything else about a loan whose money is out follows from
 * its contract and these. `note` is encrypted.
 */
export const loanEntries = lending.table(
  'loan_entries',
  {
    loanId: id<'loan'>('loan_id')
      .notNull()
      .references(() => loans.id),
    /** From 1, without a gap. */
    sequence: integer().notNull(),
    kind: text().$type<EntryKind>().notNull(),
    effectiveOn: date('effective_on').notNull(),
    recordedAt: moment('recorded_at').notNull(),
    recordedBy: text('recorded_by').notNull(),
    paymentId: id<'pay'>('payment_id').references(() => payments.id),
    note: text(),
    /** The rest of the body, by kind; amounts as text. */
    body: jsonb().$type<Readonly<Record<string, unknown>>>().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.loanId, table.sequence] }),
    index().on(table.paymentId),
    check('loan_entries_sequence', sql`sequence > 0`),
  ],
);

/**
 * How a loan stood from one day to another, both included: a projection of its entries that tells of
 * every day without a replay. `days_past_due` is of the first day, and grows by one a day where `ages`.
 */
export const loanStandings = lending.table(
  'loan_standings',
  {
    loanId: id<'loan'>('loan_id')
      .notNull()
      .references(() => loans.id),
    since: date().notNull(),
    until: date(),
    status: text().$type<LoanStatus>().notNull(),
    annualRate: percent('annual_rate').notNull(),
    principalOutstanding: minor('principal_outstanding').notNull(),
    pastDuePrincipal: minor('past_due_principal').notNull(),
    pastDueInterest: minor('past_due_interest').notNull(),
    pastDueFees: minor('past_due_fees').notNull(),
    lost: minor('lost').notNull(),
    credit: minor('credit').notNull(),
    oldestDueOn: date('oldest_due_on'),
    daysPastDue: integer('days_past_due').notNull(),
    ages: boolean().notNull(),
    /** Of `since`; each later day adds `daily_interest`, by calendar days. */
    earnedInterest: minor('earned_interest').notNull().default(sql`0`),
    dailyInterest: numeric('daily_interest', { precision: 38, scale: 10 }).notNull().default('0'),
    /** Paid, waived, made principal or lost. */
    settledInterest: minor('settled_interest').notNull().default(sql`0`),
    waivedInterest: minor('waived_interest').notNull().default(sql`0`),
    /** Charged less waived. */
    feeIncome: minor('fee_income').notNull().default(sql`0`),
  },
  (table) => [
    primaryKey({ columns: [table.loanId, table.since] }),
    index('loan_standings_days').on(table.since, table.until),
    index('loan_standings_troubled')
      .on(table.loanId, table.since)
      .where(sql`ages or days_past_due > 0 or status = 'CHARGED_OFF'`),
    check('loan_standings_days_ordered', sql`until is null or until >= since`),
  ],
);

/** What the ledger was asked to post; of many loans together it is of none of them. */
export const postings = lending.table(
  'postings',
  {
    id: text().primaryKey(),
    loanId: id<'loan'>('loan_id').references(() => loans.id),
    paymentId: id<'pay'>('payment_id'),
    kind: text().$type<PostingKind>().notNull(),
    effectiveOn: date('effective_on').notNull(),
    lines: jsonb().$type<readonly PostingLine[]>().notNull(),
    requestedAt: moment('requested_at').notNull(),
    /** What the ledger answered: its transaction, or the code of its refusal. */
    transactionId: id<'txn'>('transaction_id'),
    rejection: text(),
    /** The posting that was asked for in place of one that was refused. */
    askedAgainAs: text('asked_again_as'),
  },
  (table) => [
    foreignKey({
      name: 'postings_payment',
      columns: [table.paymentId],
      foreignColumns: [payments.id],
    }),
    index().on(table.loanId, table.id),
    index().on(table.paymentId, table.id),
    index('postings_refused')
      .on(table.id)
      .where(sql`rejection is not null and asked_again_as is null`),
  ],
);
