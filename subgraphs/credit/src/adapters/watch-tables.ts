import type { Id } from '@blockscore/ids';
import { sql } from 'drizzle-orm';
import {
  bigint,
  check,
  date,
  doublePrecision,
  index,
  integer,
  jsonb,
  primaryKey,
  text,
} from 'drizzle-orm/pg-core';
import type { DriftAlert, MeasuredBin } from '../domain/drift.ts';
import { credit, moment } from './columns.ts';

/** Append-only: which score answered lending's question about an application. */
export const assessments = credit.table(
  'assessments',
  {
    requestId: text('request_id').primaryKey(),
    applicationId: text('application_id').$type<Id<'app'>>().notNull(),
    userId: text('user_id').$type<Id<'user'>>().notNull(),
    scoreId: text('score_id').$type<Id<'score'>>(),
    disclosedAt: moment('disclosed_at').notNull(),
  },
  (table) => [index().on(table.applicationId)],
);

/** Lending's latest decision on each application. */
export const decisions = credit.table(
  'decisions',
  {
    applicationId: text('application_id').$type<Id<'app'>>().primaryKey(),
    userId: text('user_id').$type<Id<'user'>>().notNull(),
    outcome: text().$type<'APPROVED' | 'REJECTED' | 'REFERRED'>().notNull(),
    decidedAt: moment('decided_at').notNull(),
  },
  (table) => [index().on(table.decidedAt)],
);

/**
 * Append-only: months of loans as lending reported them; amounts in minor units. Of the revisions of a
 * month the highest holds.
 */
export const loanMonths = credit.table(
  'loan_months',
  {
    loanId: text('loan_id').$type<Id<'loan'>>().notNull(),
    number: integer().notNull(),
    revision: integer().notNull().default(0),
    userId: text('user_id').$type<Id<'user'>>().notNull(),
    periodEnd: date('period_end').notNull(),
    currency: text().notNull(),
    due: bigint({ mode: 'bigint' }).notNull(),
    paid: bigint({ mode: 'bigint' }).notNull(),
    daysPastDue: integer('days_past_due').notNull(),
    worstDaysPastDue: integer('worst_days_past_due').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.loanId, table.number, table.revision] }),
    index().on(table.userId, table.periodEnd),
    index().on(table.periodEnd),
    check('paid_of_due', sql`${table.paid} between 0 and ${table.due}`),
  ],
);

/** How each loan fares, beside the score that it was decided by. */
export const loanOutcomes = credit.table(
  'loan_outcomes',
  {
    loanId: text('loan_id').$type<Id<'loan'>>().primaryKey(),
    applicationId: text('application_id').$type<Id<'app'>>(),
    userId: text('user_id').$type<Id<'user'>>().notNull(),
    scoreId: text('score_id').$type<Id<'score'>>(),
    /** The day on which it was paid out; reckoned from a month of it, or null, until that is heard of. */
    openedOn: date('opened_on'),
    monthsOnBook: integer('months_on_book').notNull().default(0),
    /** The last day of the month in which it was first seen 90 days past due, or was charged off. */
    defaultedOn: date('defaulted_on'),
    closedOn: date('closed_on'),
    /** The day on which lending gave it up; null of all others. */
    chargedOffOn: date('charged_off_on'),
    /** The day on which it was cancelled: its payout had come back, and nothing was lent; null of all others. */
    cancelledOn: date('cancelled_on'),
  },
  (table) => [
    index().on(table.scoreId),
    index().on(table.applicationId),
    index().on(table.openedOn),
  ],
);

/** When each week was measured last; in some there is nothing to measure. */
export const driftWeeks = credit.table('drift_weeks', {
  week: date().primaryKey(),
  measuredAt: moment('measured_at').notNull(),
});

/** Stability of a week's scores against the reference; replaced while the week runs. */
export const driftMeasures = credit.table(
  'drift_measures',
  {
    week: date().notNull(),
    modelId: text('model_id').notNull(),
    /** `SCORE` or the name of a characteristic. */
    measure: text().notNull(),
    scores: integer().notNull(),
    /** Population (score) or characteristic stability index. */
    stability: doublePrecision().notNull(),
    bins: jsonb().$type<readonly MeasuredBin[]>().notNull(),
    /** The highest level that was told of in the week, so that none is told of twice. */
    alerted: text().$type<DriftAlert>(),
    measuredAt: moment('measured_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.week, table.modelId, table.measure] })],
);
