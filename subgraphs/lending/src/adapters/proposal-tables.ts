import { primaryKey, text } from 'drizzle-orm/pg-core';
import { id, lending, minor, moment } from './columns.ts';
import { loans } from './loan-tables.ts';

/** What one officer asked to be done to a loan and a second one has to ask for too. */
export const servicingProposals = lending.table(
  'servicing_proposals',
  {
    loanId: id<'loan'>('loan_id')
      .notNull()
      .references(() => loans.id),
    mutation: text().notNull(),
    content: text().notNull(),
    weight: minor('weight').notNull(),
    officerId: id<'user'>('officer_id').notNull(),
    proposedAt: moment('proposed_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.loanId, table.mutation] })],
);
