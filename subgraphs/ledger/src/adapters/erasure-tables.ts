import { text, timestamp } from 'drizzle-orm/pg-core';
import { ledger } from './tables.ts';

/** Who was erased: nothing of them is kept that comes later. Rows are only ever added. */
export const erasedPeople = ledger.table('erased_people', {
  userId: text('user_id').$type<`user_${string}`>().primaryKey(),
  erasureId: text('erasure_id').$type<`erasure_${string}`>().notNull(),
  erasedAt: timestamp('erased_at', { withTimezone: true }).notNull(),
});
