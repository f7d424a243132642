import { keyset, type Transaction } from '@blockscore/database';
import { and, eq, isNotNull, isNull } from 'drizzle-orm';
import type { RefusedPosting, RefusedPostingRepository } from '../app/posting-ports.ts';
import { postings } from './tables.ts';

const isRefused = and(isNotNull(postings.rejection), isNull(postings.askedAgainAs));

function toRefused({
  rejection,
  transactionId: _none,
  askedAgainAs: _never,
  ...row
}: typeof postings.$inferSelect): readonly RefusedPosting[] {
  return rejection === null ? [] : [{ ...row, rejection }];
}

export function createRefusedPostingRepository(tx: Transaction): RefusedPostingRepository {
  return {
    async lock(id) {
      const rows = await tx
        .select()
        .from(postings)
        .where(and(eq(postings.id, id), isRefused))
        .for('update');
      return rows.flatMap(toRefused)[0];
    },
    async list(page) {
      const { where, orderBy, limit } = keyset(postings.id, page);
      const rows = await tx
        .select()
        .from(postings)
        .where(and(where, isRefused))
        .orderBy(orderBy)
        .limit(limit);
      return rows.flatMap(toRefused);
    },
    async markAskedAgain(id, as) {
      await tx.update(postings).set({ askedAgainAs: as }).where(eq(postings.id, id));
    },
  };
}
