import { sql } from 'drizzle-orm';
import { check, index, integer, jsonb, text } from 'drizzle-orm/pg-core';
import type { DecisionPolicy } from '../domain/policy.ts';
import { applications } from './application-tables.ts';
import { id, lending, moment } from './columns.ts';

/** Append-only, by a trigger that the app role cannot lift: a version says the same for ever. */
export const policies = lending.table('policies', {
  id: id<'policy'>('id').primaryKey(),
  version: text().notNull().unique(),
  content: jsonb().$type<DecisionPolicy>().notNull(),
  digest: text().notNull(),
  declaredBy: text('declared_by'),
  declaredAt: moment('declared_at').notNull(),
  reason: text().notNull(),
});

/** Append-only too. The row with the highest number says which version decides. */
export const policyActivations = lending.table(
  'policy_activations',
  {
    number: integer().primaryKey(),
    version: text()
      .notNull()
      .references(() => policies.version),
    activatedBy: text('activated_by'),
    activatedAt: moment('activated_at').notNull(),
    reason: text().notNull(),
  },
  (table) => [
    index().on(table.version, table.number),
    check('policy_activations_number', sql`${table.number} > 0`),
  ],
);

/** What a borrower was told of an adverse action: encrypted, append-only, one an application. */
export const adverseActionNotices = lending.table('adverse_action_notices', {
  applicationId: id<'app'>('application_id')
    .primaryKey()
    .references(() => applications.id),
  userId: id<'user'>('user_id').notNull(),
  decisionId: id<'dec'>('decision_id').notNull(),
  content: text().notNull(),
  issuedAt: moment('issued_at').notNull(),
});
