import { id, lending, moment } from './columns.ts';

/** People whose data may be kept and not used: nothing is decided of itself (GDPR Art. 18). */
export const restrictedPeople = lending.table('restricted_people', {
  userId: id<'user'>('user_id').primaryKey(),
  since: moment('since').notNull(),
});
