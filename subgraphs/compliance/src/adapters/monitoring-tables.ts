import { sql } from 'drizzle-orm';
import {
  bigint,
  check,
  date,
  index,
  integer,
  jsonb,
  primaryKey,
  text,
  unique,
} from 'drizzle-orm/pg-core';
import type { RiskBand } from '../domain/monitoring/customer-risk.ts';
import type { HoldStatus } from '../domain/monitoring/hold.ts';
import type { Movement, MovementKind, MovementMethod } from '../domain/monitoring/movement.ts';
import { compliance, moment } from './columns.ts';

const userId = () => text('user_id').$type<`user_${string}`>().notNull();
const paymentId = () => text('payment_id').$type<`pay_${string}`>();

/**
 * Money that moved or is about to, as lending and the books told of it, whichever came first. The
 * country is encrypted with the person's retention key; amounts and days are plain, so that they can be
 * summed up.
 */
export const movements = compliance.table(
  'movements',
  {
    paymentId: paymentId().primaryKey(),
    userId: userId(),
    loanId: text('loan_id').$type<`loan_${string}`>().notNull(),
    kind: text().$type<MovementKind>().notNull(),
    amount: bigint({ mode: 'bigint' }).notNull(),
    currency: text().notNull(),
    /** The day on which it was asked for, until the books have it. */
    day: date({ mode: 'string' }).notNull(),
    method: text().$type<MovementMethod>(),
    counterparty: text().$type<Movement['counterparty']>().notNull(),
    country: text(),
    toldAt: moment('told_at'),
    decidedAt: moment('decided_at'),
    /** Since when its answer waits for a question about fraud; null where nothing waits. */
    waitingSince: moment('waiting_since'),
    postedAt: moment('posted_at'),
    transactionId: text('transaction_id').$type<`txn_${string}`>(),
    undoneAt: moment('undone_at'),
  },
  (table) => [
    index().on(table.userId, table.day, table.paymentId),
    index().on(table.day),
    index('movements_waiting').on(table.waitingSince).where(sql`waiting_since is not null`),
    check('movements_amount', sql`${table.amount} > 0`),
  ],
);

/** Append-only: a version of a rule says the same for ever. */
export const monitoringRules = compliance.table(
  'monitoring_rules',
  {
    id: text().$type<`rule_${string}`>().primaryKey(),
    code: text().notNull(),
    version: integer().notNull(),
    content: jsonb().notNull(),
    digest: text().notNull(),
    declaredBy: text('declared_by'),
    declaredAt: moment('declared_at').notNull(),
    reason: text().notNull(),
  },
  (table) => [unique().on(table.code, table.version)],
);

/** Append-only too. The row of a code with the highest number says which version watches, if any. */
export const monitoringRuleChanges = compliance.table(
  'monitoring_rule_changes',
  {
    code: text().notNull(),
    number: integer().notNull(),
    version: integer(),
    changedBy: text('changed_by'),
    changedAt: moment('changed_at').notNull(),
    reason: text().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.code, table.number] }),
    check('monitoring_rule_changes_number', sql`${table.number} > 0`),
  ],
);

/** Append-only: which movements are part of a pattern of a rule, and of which alert. */
export const monitoringHits = compliance.table(
  'monitoring_hits',
  {
    code: text().notNull(),
    paymentId: paymentId().notNull(),
    userId: userId(),
    ruleId: text('rule_id')
      .$type<`rule_${string}`>()
      .notNull()
      .references(() => monitoringRules.id),
    /** What all movements of a pattern share. */
    key: text().notNull(),
    alertId: text('alert_id').$type<`alert_${string}`>().notNull(),
    foundAt: moment('found_at').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.code, table.paymentId] }),
    index().on(table.paymentId),
    index().on(table.alertId),
  ],
);

/** Payments that wait for an officer. The reason is encrypted with the person's retention key. */
export const paymentHolds = compliance.table(
  'payment_holds',
  {
    paymentId: paymentId().primaryKey(),
    userId: userId(),
    version: integer().notNull(),
    status: text().$type<HoldStatus>().notNull(),
    alertIds: text('alert_ids').array().$type<`alert_${string}`[]>().notNull(),
    heldAt: moment('held_at').notNull(),
    decidedBy: text('decided_by'),
    reason: text(),
    decidedAt: moment('decided_at'),
  },
  (table) => [
    index().on(table.status, table.paymentId),
    index().on(table.userId),
    check(
      'payment_holds_decided',
      sql`(${table.status} in ('RELEASED', 'REFUSED')) <= (${table.decidedBy} is not null)`,
    ),
  ],
);

/** Append-only. The facts are encrypted with the person's retention key. */
export const customerRisks = compliance.table(
  'customer_risks',
  {
    userId: userId(),
    number: integer().notNull(),
    score: integer().notNull(),
    band: text().$type<RiskBand>().notNull(),
    version: text().notNull(),
    facts: text(),
    cause: text().notNull(),
    assessedAt: moment('assessed_at').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.userId, table.number] }),
    check('customer_risks_score', sql`${table.score} between 0 and 100`),
  ],
);
