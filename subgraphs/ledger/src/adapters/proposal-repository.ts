import type { Transaction } from '@blockscore/database';
import { and, asc, eq, gt, isNull, lte, sql } from 'drizzle-orm';
import type { Proposals } from '../app/proposal-ports.ts';
import type { JournalProposal } from '../domain/proposal.ts';
import { journalProposals } from './proposal-tables.ts';

/** What waits for a second person, within one database transaction. */
export function createProposalRepository(tx: Transaction): Proposals {
  return {
    async lockOpenOf(userId, now) {
      await tx.execute(
        sql`select pg_advisory_xact_lock(hashtextextended(${`ledger.proposals ${userId}`}, 0))`,
      );
      return await tx.$count(
        journalProposals,
        and(
          eq(journalProposals.proposedById, userId),
          isNull(journalProposals.outcome),
          gt(journalProposals.expiresAt, now),
        ),
      );
    },
    async lockUndecidedOf(userId, until) {
      const rows = await tx
        .select()
        .from(journalProposals)
        .where(
          and(
            eq(journalProposals.proposedById, userId),
            isNull(journalProposals.outcome),
            lte(journalProposals.proposedAt, until),
          ),
        )
        .orderBy(asc(journalProposals.id))
        .for('update');
      return rows.map(toProposal);
    },
    async add({ proposedBy, decision: _, ...proposal }) {
      const by = { proposedByKind: proposedBy.kind, proposedById: proposedBy.id };
      await tx.insert(journalProposals).values({ ...proposal, ...by });
    },
    async find(id) {
      const [row] = await tx.select().from(journalProposals).where(eq(journalProposals.id, id));
      return row === undefined ? null : toProposal(row);
    },
    async lock(id) {
      const [row] = await tx
        .select()
        .from(journalProposals)
        .where(eq(journalProposals.id, id))
        .for('update');
      return row === undefined ? null : toProposal(row);
    },
    async decide(id, { outcome, by, at, reason }) {
      await tx
        .update(journalProposals)
        .set({ outcome, decidedByKind: by.kind, decidedById: by.id, decidedAt: at, reason })
        .where(eq(journalProposals.id, id));
    },
  };
}

export function toProposal({
  proposedByKind,
  proposedById,
  outcome,
  decidedByKind,
  decidedById,
  decidedAt: at,
  reason,
  ...row
}: typeof journalProposals.$inferSelect): JournalProposal {
  const isOpen = outcome === null || decidedByKind === null || decidedById === null || at === null;
  return {
    ...row,
    proposedBy: { kind: proposedByKind, id: proposedById },
    decision: isOpen ? null : { outcome, by: { kind: decidedByKind, id: decidedById }, at, reason },
  };
}
