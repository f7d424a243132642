import { index, primaryKey, text } from 'drizzle-orm/pg-core';
import type { UserId } from '../app/ports.ts';
import { compliance, moment } from './columns.ts';

/**
 * By what people are recognized by another account of theirs: keyed hashes of names with the date of birth. Of whom officers
 * rejected they are kept until the term of what was found in checking them is over.
 */
export const personMarks = compliance.table(
  'person_marks',
  {
    mark: text().notNull(),
    userId: text('user_id').$type<UserId>().notNull(),
    /** Since when they go by it. */
    seenAt: moment('seen_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.mark, table.userId] }), index().on(table.userId)],
);
