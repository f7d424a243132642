import { sql } from 'drizzle-orm';
import { bigint, check, index, text, timestamp } from 'drizzle-orm/pg-core';
import type { ProposableMutation, ProposalDecision } from '../domain/proposal.ts';
import type { Actor } from '../domain/transaction.ts';
import { ledger } from './tables.ts';

/** What one person asked the books to hold and another has to approve. Only decided, once, and kept. */
export const journalProposals = ledger.table(
  'journal_proposals',
  {
    id: text().$type<`proposal_${string}`>().primaryKey(),
    mutation: text().$type<ProposableMutation>().notNull(),
    content: text().notNull(),
    amountMinor: bigint('amount_minor', { mode: 'bigint' }).notNull(),
    currency: text().notNull(),
    proposedByKind: text('proposed_by_kind').$type<Actor['kind']>().notNull(),
    proposedById: text('proposed_by_id').notNull(),
    proposedAt: timestamp('proposed_at', { withTimezone: true }).notNull(),
    expiresAt: timestamp('expires_at', { withTimezone: true }).notNull(),
    outcome: text().$type<ProposalDecision['outcome']>(),
    decidedByKind: text('decided_by_kind').$type<Actor['kind']>(),
    decidedById: text('decided_by_id'),
    decidedAt: timestamp('decided_at', { withTimezone: true }),
    reason: text(),
  },
  (table) => [
    index('journal_proposals_undecided').on(table.id).where(sql`outcome is null`),
    index('journal_proposals_open_of').on(table.proposedById).where(sql`outcome is null`),
    index('journal_proposals_outcome').on(table.outcome, table.id),
    check(
      'journal_proposals_outcome',
      sql`${table.outcome} in ('APPROVED', 'REJECTED', 'WITHDRAWN')`,
    ),
    check(
      'journal_proposals_decided',
      sql`(${table.outcome} is null) = (${table.decidedAt} is null)
        and (${table.outcome} is null) = (${table.decidedById} is null)
        and (${table.outcome} is null) = (${table.decidedByKind} is null)`,
    ),
    // Who approves is somebody else, and who withdraws is not.
    check(
      'journal_proposals_two_people',
      sql`(${table.outcome} = 'WITHDRAWN') = (${table.decidedById} = ${table.proposedById})`,
    ),
    check(
      'journal_proposals_in_time',
      sql`${table.outcome} <> 'APPROVED' or ${table.decidedAt} < ${table.expiresAt}`,
    ),
  ],
);
