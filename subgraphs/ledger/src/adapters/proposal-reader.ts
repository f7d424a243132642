import { type Database, keyset } from '@blockscore/database';
import { and, asc, eq, gt, isNull, lte, type SQL, sql } from 'drizzle-orm';
import type { ProposalReader } from '../app/proposal-ports.ts';
import type { ProposalStatus } from '../domain/proposal.ts';
import { toTransaction } from './book-repository.ts';
import { toProposal } from './proposal-repository.ts';
import { journalProposals } from './proposal-tables.ts';
import { textArray } from './standings.ts';
import { transactions } from './tables.ts';

/** What waits for a second person, and what became of it, for reading. */
export function createProposalReader(db: Database): ProposalReader {
  return {
    async proposals(ids) {
      const rows = await db
        .select()
        .from(journalProposals)
        .where(sql`${journalProposals.id} = any(${textArray(ids)})`);
      return rows.map(toProposal);
    },
    async proposalPage({ status, now }, page) {
      const { where, orderBy, limit } = keyset(journalProposals.id, page);
      const rows = await db
        .select()
        .from(journalProposals)
        .where(and(where, status === undefined ? undefined : statusIs(status, now)))
        .orderBy(orderBy)
        .limit(limit);
      return rows.map(toProposal);
    },
    async posted(ids) {
      const rows = await db
        .select()
        .from(transactions)
        .where(sql`${transactions.proposalId} = any(${textArray(ids)})`)
        .orderBy(asc(transactions.id));
      return rows.map(toTransaction);
    },
  };
}

function statusIs(status: ProposalStatus, now: Date): SQL | undefined {
  const { outcome, expiresAt } = journalProposals;
  switch (status) {
    case 'OPEN':
      return and(isNull(outcome), gt(expiresAt, now));
    case 'EXPIRED':
      return and(isNull(outcome), lte(expiresAt, now));
    default:
      return eq(outcome, status);
  }
}
