import { text } from 'drizzle-orm/pg-core';
import { id, lending } from './columns.ts';
import { loans } from './loan-tables.ts';

/**
 * Append-only: what was agreed on with each loan, as one text, and what commits to it. `salt` is
 * encrypted: without it nobody can tell which loan a commitment on a chain is to.
 */
export const loanAgreements = lending.table('loan_agreements', {
  loanId: id<'loan'>('loan_id')
    .primaryKey()
    .references(() => loans.id),
  userId: id<'user'>('user_id').notNull(),
  commitment: text().notNull().unique(),
  salt: text().notNull(),
  content: text().notNull(),
});
