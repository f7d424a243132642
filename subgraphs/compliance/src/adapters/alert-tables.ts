import { sql } from 'drizzle-orm';
import { check, index, integer, primaryKey, text, uniqueIndex } from 'drizzle-orm/pg-core';
import type {
  AlertResolution,
  AlertSeverity,
  AlertSource,
  AlertStatus,
} from '../domain/alerts/alert.ts';
import { compliance, moment } from './columns.ts';

/**
 * Append-only: what an alert was resolved as before two officers took that back, once. The reason is encrypted
 * with the subject's retention key.
 */
export const supersededResolutions = compliance.table('superseded_resolutions', {
  alertId: text('alert_id')
    .$type<`alert_${string}`>()
    .primaryKey()
    .references(() => alerts.id),
  subject: text().$type<`user_${string}`>().notNull(),
  resolution: text().$type<AlertResolution>().notNull(),
  reason: text(),
  resolvedBy: text('resolved_by').notNull(),
  resolvedAt: moment('resolved_at').notNull(),
});

/**
 * What officers have to look at. Facts and reason are encrypted with the subject's retention key; of
 * what is about nobody they are as they are.
 */
export const alerts = compliance.table(
  'alerts',
  {
    id: text().$type<`alert_${string}`>().primaryKey(),
    version: integer().notNull(),
    source: text().$type<AlertSource>().notNull(),
    rule: text().notNull(),
    ruleVersion: text('rule_version').notNull(),
    subject: text().$type<`user_${string}`>(),
    severity: text().$type<AlertSeverity>().notNull(),
    status: text().$type<AlertStatus>().notNull(),
    dedupeKey: text('dedupe_key').notNull(),
    facts: text(),
    raisedAt: moment('raised_at').notNull(),
    firings: integer().notNull().default(1),
    /** Null until it fires again. */
    lastFiredAt: moment('last_fired_at'),
    caseId: text('case_id').$type<`case_${string}`>(),
    resolution: text().$type<AlertResolution>(),
    reason: text(),
    resolvedBy: text('resolved_by'),
    resolvedAt: moment('resolved_at'),
  },
  (table) => [
    uniqueIndex('alerts_unresolved')
      .on(table.source, table.rule, table.dedupeKey)
      .where(sql`status <> 'RESOLVED'`),
    index().on(table.status, table.id),
    index().on(table.subject, table.id),
    index().on(table.caseId),
    index().on(table.raisedAt),
    check('alerts_resolved', sql`(status = 'RESOLVED') = (resolution is not null)`),
  ],
);

/**
 * Append-only: what an alert fired by again while it was not resolved. The facts are encrypted as the
 * alert's are.
 */
export const alertFirings = compliance.table(
  'alert_firings',
  {
    alertId: text('alert_id')
      .$type<`alert_${string}`>()
      .notNull()
      .references(() => alerts.id),
    number: integer().notNull(),
    subject: text().$type<`user_${string}`>(),
    ruleVersion: text('rule_version').notNull(),
    severity: text().$type<AlertSeverity>().notNull(),
    facts: text(),
    paymentIds: text('payment_ids').array().$type<readonly `pay_${string}`[]>().notNull(),
    firedAt: moment('fired_at').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.alertId, table.number] }),
    check('alert_firings_further', sql`number > 1`),
  ],
);
