import { sql } from 'drizzle-orm';
import {
  boolean,
  check,
  date,
  foreignKey,
  index,
  integer,
  jsonb,
  primaryKey,
  text,
  uniqueIndex,
} from 'drizzle-orm/pg-core';
import type { DayCount } from '../domain/day-count.ts';
import type { LoanStatus, PaymentStatus } from '../domain/lifecycle.ts';
import type { PaymentMethod } from '../domain/loan.ts';
import type { PricingBand } from '../domain/product.ts';
import type { RepaymentMethod } from '../domain/schedule.ts';
import type { LoanBooks } from '../domain/servicing/books.ts';
import type { ExcessUse, LoanContract } from '../domain/servicing/contract.ts';
import type { Accrual } from '../domain/servicing/state.ts';
import { applications } from './application-tables.ts';
import { id, lending, minor, moment, percent } from './columns.ts';
import { payoutAccounts } from './payment-tables.ts';
import { products, productVersions } from './product-tables.ts';
import type { Stored } from './stored.ts';

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
    /** The class of risk that it was decided in; null where nobody knew one. */
    pricingBand: text('pricing_band').$type<PricingBand>(),
    dayCount: text('day_count').$type<DayCount>().notNull(),
    method: text().$type<RepaymentMethod>().notNull(),
    status: text().$type<LoanStatus>().notNull(),
    /** Only of loans of before payout accounts had a table of their own; null once it was changed. */
    payoutAccount: text('payout_account'),
    payoutAccountId: id<'bank'>('payout_account_id').references(() => payoutAccounts.id),
    disbursedOn: date('disbursed_on'),
    chargedOffOn: date('charged_off_on'),
    /**
     * The end of the first month that is not told of; null before the first and after the last.
     */
    nextMonthEndsOn: date('next_month_ends_on'),
    /** All that its life follows from; amounts as text. */
    contract: jsonb().$type<Stored<LoanContract>>().notNull(),
    /** What the ledger was asked to hold of it so far, by account: debits less credits, as text. */
    booked: jsonb().$type<Stored<LoanBooks>>().notNull(),
    /** The day as of which `booked` and all that follows was written. */
    bookedThrough: date('booked_through'),
    /** The first day on which time or an entry changes more than what interest was earned. */
    changesOn: date('changes_on'),
    /** What interest is earned from until then; amounts as text. */
    accrual: jsonb().$type<Stored<Accrual>>(),
    earnedInterest: minor('earned_interest').notNull().default(sql`0`),
    /** Interest that was paid, waived or made principal; null where only a replay tells it. */
    settledInterest: minor('settled_interest'),
    principalOutstanding: minor('principal_outstanding').notNull().default(sql`0`),
    pastDuePrincipal: minor('past_due_principal').notNull().default(sql`0`),
    pastDueInterest: minor('past_due_interest').notNull().default(sql`0`),
    pastDueFees: minor('past_due_fees').notNull().default(sql`0`),
    lost: minor('lost').notNull().default(sql`0`),
    credit: minor('credit').notNull().default(sql`0`),
    oldestDueOn: date('oldest_due_on'),
    daysPastDue: integer('days_past_due').notNull().default(0),
    /** Whether each day adds one to `days_past_due` until `changes_on`. */
    ages: boolean().notNull().default(false),
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
    index('loans_changes').on(table.changesOn, table.id).where(sql`changes_on is not null`),
    check('loans_charged_off', sql`(status = 'CHARGED_OFF') = (charged_off_on is not null)`),
  ],
);

/** What the instalments ask for and what was paid of them: a projection of the loan's entries. */
export const instalments = lending.table(
  'instalments',
  {
    loanId: id<'loan'>('loan_id')
      .notNull()
      .references(() => loans.id),
    number: integer().notNull(),
    dueOn: date('due_on').notNull(),
    /** The day from which its interest runs. */
    fromOn: date('from_on').notNull(),
    principal: minor('principal').notNull(),
    interest: minor('interest').notNull(),
    fee: minor('fee').notNull(),
    penalty: minor('penalty').notNull(),
    /** Interest that was earned before `from_on` and is counted here. */
    carried: minor('carried').notNull(),
    /** Interest that is earned from `from_on` to the due day. */
    earned: minor('earned').notNull(),
    balance: minor('balance').notNull(),
    paidPrincipal: minor('paid_principal').notNull(),
    paidInterest: minor('paid_interest').notNull(),
    paidFee: minor('paid_fee').notNull(),
    paidPenalty: minor('paid_penalty').notNull(),
    waivedInterest: minor('waived_interest').notNull(),
    waivedFee: minor('waived_fee').notNull(),
    waivedPenalty: minor('waived_penalty').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.loanId, table.number] }),
    check(
      'instalments_paid',
      sql`paid_principal between 0 and principal and paid_interest between 0 and interest - waived_interest
        and paid_fee between 0 and fee - waived_fee and paid_penalty between 0 and penalty - waived_penalty`,
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
    direction: text().$type<'PAYOUT' | 'COLLECTION' | 'REFUND'>().notNull(),
    method: text().$type<PaymentMethod>().notNull(),
    amount: minor('amount').notNull(),
    currency: text().notNull(),
    status: text().$type<PaymentStatus>().notNull(),
    /** What a repayment beyond what is due is to do; null of a payout. */
    excess: text().$type<ExcessUse>(),
    principal: minor('principal'),
    interest: minor('interest'),
    fee: minor('fee'),
    penalty: minor('penalty'),
    recovered: minor('recovered'),
    credit: minor('credit'),
    reference: text(),
    payoutAccountId: id<'bank'>('payout_account_id'),
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
    index('payments_recovered').on(table.effectiveOn).where(sql`recovered > 0`),
    index('payments_reference').on(table.reference).where(sql`recorded_by is null`),
    index('payments_settled').on(table.effectiveOn).where(sql`recorded_by is null`),
    index('payments_went_back').on(table.returnedOn).where(sql`returned_on is not null`),
    index('payments_pending').on(table.createdAt, table.id).where(sql`status = 'PENDING'`),
    check('payments_returned', sql`(status = 'RETURNED') = (returned_on is not null)`),
    check('payments_amount', sql`${table.amount} > 0`),
  ],
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
