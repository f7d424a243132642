import type { Id } from '@blockscore/ids';
import { text } from 'drizzle-orm/pg-core';
import { credit, moment } from './columns.ts';

/**
 * What is known of whom for measuring fairness and for nothing else: no score, reason or decision
 * reads it, and a layer rule keeps it so. The age group and the one-time key that opens identity's
 * answer are encrypted by the vault.
 */
export const protectedAttributes = credit.table('protected_attributes', {
  userId: text('user_id').$type<Id<'user'>>().primaryKey(),
  requestId: text('request_id').notNull().unique(),
  /** Until the answer is there. */
  privateKey: text('private_key'),
  ageGroup: text('age_group'),
  requestedAt: moment('requested_at').notNull(),
});
