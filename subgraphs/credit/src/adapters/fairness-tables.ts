import type { Id } from '@blockscore/ids';
import { date, text } from 'drizzle-orm/pg-core';
import { credit, moment } from './columns.ts';

/**
 * Who was decided on, for measuring fairness and for nothing else: no score, reason or decision reads
 * it, and a layer rule keeps it so. It is of each decision, so that what was measured of a period does
 * not change as people grow older. The age group and the one-time key that opens identity's
 * answer are encrypted by the vault.
 */
export const protectedAttributes = credit.table('protected_attributes', {
  applicationId: text('application_id').$type<Id<'app'>>().primaryKey(),
  userId: text('user_id').$type<Id<'user'>>().notNull(),
  /** The day of the decision, on which the person was in the group. */
  asOf: date('as_of').notNull(),
  requestId: text('request_id').notNull().unique(),
  /** Until the answer is there. */
  privateKey: text('private_key'),
  ageGroup: text('age_group'),
  requestedAt: moment('requested_at').notNull(),
});
