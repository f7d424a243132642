import type { Id } from '@blockscore/ids';
import { text } from 'drizzle-orm/pg-core';
import { credit, moment } from './columns.ts';

/** People whose data may be kept and not used: nothing is scored of itself (GDPR Art. 18). */
export const restrictedPeople = credit.table('restricted_people', {
  userId: text('user_id').$type<Id<'user'>>().primaryKey(),
  since: moment('since').notNull(),
});
