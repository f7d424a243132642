import { sql } from 'drizzle-orm';
import { check, date, foreignKey, index, integer, primaryKey, text, uniqueIndex } from 'drizzle-orm/pg-core';
import type { DayCount } from '../domain/day-count.ts';
import type { LoanStatus, PaymentStatus } from '../domain/lifecycle.ts';
import type { PaymentMethod } from '../domain/loan.ts';
import type { RepaymentMethod } from '../domain/schedule.ts';
import { applications } from './application-tables.ts';
import { id, lending, minor, moment, percent } from './columns.ts';
import { payoutAccounts } from './payment-tables.ts';
import { products, productVersions } from './product-tables.ts';

/** `payout_account` is encrypted. */
export const loans = lending.table(
  'loans',
  {
    id: id<'loan'>('id').primaryKey(),
    version: integer().notNull(),
    applicationId: id<'app'>('application_id')
      .notNull()
      .unique()
      .references(() => applications.id),
    userId: id<'user'>('user_id').notNull(),
    partnerId: id<'partner'>('partner_id'),
    productId: id<'prod'>('product_id')
      .notNull()
      .references(() => products.id),
    productVersion: integer('product_version').notNull(),
    principal: minor('principal').notNull(),
    currency: text().notNull(),
    annualRate: percent('annual_rate').notNull(),
    termMonths: integer('term_months').notNull(),
    dayCount: text('day_count').$type<DayCount>().notNull(),
    method: text().$type<RepaymentMethod>().notNull(),
    status: text().$type<LoanStatus>().notNull(),
    /** Only of loans of before payout accounts had a table of their own; null once it was changed. */
    payoutAccount: text('payout_account'),
    payoutAccountId: id<'bank'>('payout_account_id').references(() => payoutAccounts.id),
    disbursedOn: date('disbursed_on'),
    /** Set by nothing yet: no use case charges a loan off. */
    chargedOffOn: date('charged_off_on'),
    /**
     * The end of the first month that is not told of; null before the first and after the last, which
     * may be told of before the books have its last repayment and the loan is PAID_OFF.
     */
    nextMonthEndsOn: date('next_month_ends_on'),
    createdAt: moment('created_at').notNull(),
  },
  (table) => [
    index().on(table.userId, table.id),
    index().on(table.partnerId, table.id),
    index().on(table.status, table.id),
    index('loans_next_month')
      .on(table.nextMonthEndsOn, table.id)
      .where(sql`next_month_ends_on is not null`),
    foreignKey({
      name: 'loans_product_version',
      columns: [table.productId, table.productVersion],
      foreignColumns: [productVersions.productId, productVersions.version],
    }),
    check('loans_charged_off', sql`(status = 'CHARGED_OFF') = (charged_off_on is not null)`),
  ],
);

export const instalments = lending.table(
  'instalments',
  {
    loanId: id<'loan'>('loan_id')
      .notNull()
      .references(() => loans.id),
    number: integer().notNull(),
    dueOn: date('due_on').notNull(),
    principal: minor('principal').notNull(),
    interest: minor('interest').notNull(),
    balance: minor('balance').notNull(),
    paidPrincipal: minor('paid_principal').notNull(),
    paidInterest: minor('paid_interest').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.loanId, table.number] }),
    check(
      'instalments_paid',
      sql`paid_principal between 0 and principal and paid_interest between 0 and interest`,
    ),
  ],
);

/** `failure_reason` is the free text of others and so encrypted. */
export const payments = lending.table(
  'payments',
  {
    id: id<'pay'>('id').primaryKey(),
    version: integer().notNull(),
    loanId: id<'loan'>('loan_id')
      .notNull()
      .references(() => loans.id),
    userId: id<'user'>('user_id').notNull(),
    direction: text().$type<'PAYOUT' | 'COLLECTION'>().notNull(),
    method: text().$type<PaymentMethod>().notNull(),
    amount: minor('amount').notNull(),
    currency: text().notNull(),
    status: text().$type<PaymentStatus>().notNull(),
    principal: minor('principal'),
    interest: minor('interest'),
    reference: text(),
    failureReason: text('failure_reason'),
    recordedBy: text('recorded_by'),
    postingRejection: text('posting_rejection'),
    effectiveOn: date('effective_on'),
    postingId: text('posting_id').unique(),
    transactionId: id<'txn'>('transaction_id'),
    /** The day on which the money went back. */
    returnedOn: date('returned_on'),
    /** How often the provider was asked what became of it, and when last. */
    inquiries: integer().notNull().default(0),
    inquiredAt: moment('inquired_at'),
    createdAt: moment('created_at').notNull(),
  },
  (table) => [
    index().on(table.loanId, table.id),
    // Whatever else goes wrong, a loan is never paid out twice.
    uniqueIndex('payments_one_payout')
      .on(table.loanId)
      .where(sql`direction = 'PAYOUT' and status not in ('FAILED', 'RETURNED')`),
    index('payments_pending')
      .on(table.createdAt, table.id)
      .where(sql`status = 'PENDING'`),
    check('payments_returned', sql`(status = 'RETURNED') = (returned_on is not null)`),
    check('payments_amount', sql`${table.amount} > 0`),
  ],
);

/** Append-only: what part of a settled repayment went to which instalment. */
export const allocations = lending.table(
  'allocations',
  {
    paymentId: id<'pay'>('payment_id')
      .notNull()
      .references(() => payments.id),
    number: integer().notNull(),
    principal: minor('principal').notNull(),
    interest: minor('interest').notNull(),
  },
  (table) => [primaryKey({ columns: [table.paymentId, table.number] })],
);

/**
 * Append-only: how a loan stood at the end of each month of its life. What is found out later about a
 * month is another revision of it, and the last one holds.
 */
export const loanPerformance = lending.table(
  'loan_performance',
  {
    loanId: id<'loan'>('loan_id')
      .notNull()
      .references(() => loans.id),
    number: integer().notNull(),
    /** 0 of what was told first. */
    revision: integer().notNull().default(0),
    periodEnd: date('period_end').notNull(),
    dueMinor: minor('due_minor').notNull(),
    paidMinor: minor('paid_minor').notNull(),
    daysPastDue: integer('days_past_due').notNull(),
    worstDaysPastDue: integer('worst_days_past_due').notNull(),
    status: text().$type<LoanStatus>().notNull(),
    reportedAt: moment('reported_at').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.loanId, table.number, table.revision] }),
    check('loan_performance_revision', sql`revision >= 0`),
    check('loan_performance_paid', sql`paid_minor between 0 and due_minor`),
    check('loan_performance_days', sql`days_past_due between 0 and worst_days_past_due`),
  ],
);
