import { index, primaryKey, text } from 'drizzle-orm/pg-core';
import { compliance } from './columns.ts';

/**
 * Whom an assessment of somebody else names among the others: for as long as there is such a row an
 * officer finds neither that assessment nor, where it raised an alert, anything that officers look at of its
 * subject. Gone once whoever is named is erased.
 */
export const fraudNamed = compliance.table(
  'fraud_named',
  {
    /** Who is named. */
    userId: text('user_id').$type<`user_${string}`>().notNull(),
    assessmentId: text('assessment_id').$type<`fraud_${string}`>().notNull(),
    /** Whom the assessment is about. */
    subject: text().$type<`user_${string}`>().notNull(),
    /** Null where it raised none. */
    alertId: text('alert_id').$type<`alert_${string}`>(),
  },
  (table) => [
    primaryKey({ columns: [table.userId, table.assessmentId] }),
    index().on(table.userId, table.subject),
  ],
);
