import { sql } from 'drizzle-orm';
import { date, integer, jsonb, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { id, lending, moment } from './columns.ts';
import { loans } from './loan-tables.ts';

/** Net amounts by account, as text. */
type StoredBalances = Readonly<Record<string, string>>;

/** One row for each time that all loans were gone through to tell the ledger of their books. */
export const bookTellings = lending.table(
  'book_tellings',
  {
    id: id<'recon'>('id').primaryKey(),
    startedAt: moment('started_at').notNull(),
    finishedAt: moment('finished_at'),
    /** The last loan that was gone through. */
    after: id<'loan'>('after_loan'),
    loans: integer().notNull(),
    told: integer().notNull(),
    failed: integer().notNull(),
    together: jsonb().$type<StoredBalances>().notNull(),
    /** Postings of many loans together that there were when it began. */
    postings: integer().notNull(),
  },
  () => [
    uniqueIndex('book_tellings_open')
      .on(sql`(finished_at is null)`)
      .where(sql`finished_at is null`),
  ],
);

/** What the ledger was told of each loan last. */
export const toldBooks = lending.table('told_books', {
  loanId: text('loan_id')
    .$type<`loan_${string}`>()
    .primaryKey()
    .references(() => loans.id),
  postings: integer().notNull(),
  own: jsonb().$type<StoredBalances>().notNull(),
  toldOn: date('told_on').notNull(),
});
