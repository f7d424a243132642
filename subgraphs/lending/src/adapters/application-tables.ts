import { sql } from 'drizzle-orm';
import { boolean, check, date, foreignKey, index, integer, jsonb, text } from 'drizzle-orm/pg-core';
import type { ApplicationStatus } from '../domain/lifecycle.ts';
import type { MissingData } from '../domain/missing.ts';
import type {
  DecisionOutcome,
  FraudLevel,
  KycStatus,
  ScreeningStatus,
} from '../domain/policy-facts.ts';
import type { DecisionReason } from '../domain/reasons.ts';
import { id, lending, minor, moment, percent } from './columns.ts';
import { partnerConsents } from './consent-tables.ts';
import { products, productVersions } from './product-tables.ts';

/** `purpose` is the applicant's free text and so encrypted. */
export const applications = lending.table(
  'applications',
  {
    id: id<'app'>('id').primaryKey(),
    version: integer().notNull(),
    userId: id<'user'>('user_id').notNull(),
    partnerId: id<'partner'>('partner_id'),
    consentId: id<'consent'>('consent_id').references(() => partnerConsents.id),
    productId: id<'prod'>('product_id')
      .notNull()
      .references(() => products.id),
    /** The version applied under; from the first decision on, the one decided under. */
    productVersion: integer('product_version').notNull(),
    amount: minor('amount').notNull(),
    currency: text().notNull(),
    termMonths: integer('term_months').notNull(),
    purpose: text(),
    status: text().$type<ApplicationStatus>().notNull(),
    /** What its applicant was asked for and has not given, and the last day for it. */
    missing: text().array().$type<readonly MissingData[]>().notNull().default(sql`'{}'`),
    answerBy: date('answer_by'),
    /** The default is for those that a process of before takes during an update. */
    decideBy: date('decide_by').default(sql`(now() at time zone 'UTC')::date + 30`),
    submittedAt: moment('submitted_at').notNull(),
  },
  (table) => [
    index().on(table.userId, table.id),
    index().on(table.partnerId, table.id),
    index().on(table.status, table.id),
    index('applications_answer_by').on(table.answerBy).where(sql`status = 'UNDER_REVIEW'`),
    foreignKey({
      name: 'applications_product_version',
      columns: [table.productId, table.productVersion],
      foreignColumns: [productVersions.productId, productVersions.version],
    }),
    check('applications_amount', sql`${table.amount} > 0`),
  ],
);

/**
 * Questions to credit and their answers: a local read model. The private key is encrypted, and
 * destroyed with the answer; income, debts and what made the score are encrypted together.
 */
export const assessments = lending.table(
  'assessments',
  {
    requestId: id<'req'>('request_id').primaryKey(),
    applicationId: id<'app'>('application_id')
      .notNull()
      .references(() => applications.id),
    userId: id<'user'>('user_id').notNull(),
    privateKey: text('private_key'),
    requestedAt: moment('requested_at').notNull(),
    answeredAt: moment('answered_at'),
    status: text().$type<'NO_PROFILE' | 'DISCLOSED'>(),
    disclosed: text(),
  },
  (table) => [index().on(table.applicationId, table.requestId)],
);

/** Questions to compliance and their answers: a local read model with its time. */
export const clearances = lending.table(
  'clearances',
  {
    requestId: id<'req'>('request_id').primaryKey(),
    userId: id<'user'>('user_id').notNull(),
    purpose: text().$type<'APPLICATION' | 'DISBURSEMENT'>().notNull(),
    applicationId: id<'app'>('application_id')
      .notNull()
      .references(() => applications.id),
    loanId: id<'loan'>('loan_id'),
    /** What the person would owe in all; null of questions from before it was told. */
    amount: minor('amount'),
    currency: text(),
    requestedAt: moment('requested_at').notNull(),
    answeredAt: moment('answered_at'),
    kyc: text().$type<KycStatus>(),
    screening: text().$type<ScreeningStatus>(),
    /** Null: nobody looked, or it was answered before it was told. */
    fraud: text().$type<FraudLevel>(),
    cleared: boolean(),
    decidedAt: moment('decided_at'),
    /** When it stopped to hold because the person's verification had changed. */
    voidedAt: moment('voided_at'),
  },
  (table) => [
    index().on(table.applicationId, table.requestId),
    index().on(table.userId, table.decidedAt),
    index().on(table.loanId, table.requestedAt),
  ],
);

/** Append-only, by a trigger that the app role cannot lift. `inputs` is encrypted. */
export const decisions = lending.table(
  'decisions',
  {
    id: id<'dec'>('id').primaryKey(),
    applicationId: id<'app'>('application_id')
      .notNull()
      .references(() => applications.id),
    userId: id<'user'>('user_id').notNull(),
    outcome: text().$type<DecisionOutcome>().notNull(),
    decidedBy: text('decided_by').$type<'POLICY' | 'OFFICER'>().notNull(),
    officers: jsonb().$type<readonly string[]>().notNull(),
    policyVersion: text('policy_version').notNull(),
    reasons: jsonb().$type<readonly DecisionReason[]>().notNull(),
    inputs: text().notNull(),
    decidedAt: moment('decided_at').notNull(),
  },
  (table) => [
    index().on(table.applicationId, table.id),
    index().on(table.decidedAt, table.id).where(sql`decided_by = 'POLICY'`),
  ],
);

/** What a first officer approved and a second one has to approve too. */
export const firstApprovals = lending.table('first_approvals', {
  applicationId: id<'app'>('application_id')
    .primaryKey()
    .references(() => applications.id),
  officerId: text('officer_id').notNull(),
  amount: minor('amount').notNull(),
  currency: text().notNull(),
  annualRate: percent('annual_rate').notNull(),
  termMonths: integer('term_months').notNull(),
  approvedAt: moment('approved_at').notNull(),
});

export const offers = lending.table(
  'offers',
  {
    id: id<'offer'>('id').primaryKey(),
    applicationId: id<'app'>('application_id')
      .notNull()
      .unique()
      .references(() => applications.id),
    /** The version that was offered: an accepted offer becomes a loan under this one. */
    productVersion: integer('product_version').notNull(),
    amount: minor('amount').notNull(),
    currency: text().notNull(),
    annualRate: percent('annual_rate').notNull(),
    termMonths: integer('term_months').notNull(),
    payment: minor('payment').notNull(),
    financeCharge: minor('finance_charge').notNull(),
    totalOfPayments: minor('total_of_payments').notNull(),
    apr: percent('apr').notNull(),
    createdAt: moment('created_at').notNull(),
    expiresAt: moment('expires_at').notNull(),
    acceptedAt: moment('accepted_at'),
  },
  (table) => [index().on(table.expiresAt).where(sql`accepted_at is null`)],
);
