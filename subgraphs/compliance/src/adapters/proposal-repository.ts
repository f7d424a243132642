import type { Transaction } from '@blockscore/database';
import { and, desc, eq, gt, isNull } from 'drizzle-orm';
import type { ProposalRepository } from '../app/proposal-ports.ts';
import { officerProposals as proposals } from './tables.ts';

export function createProposalRepository(tx: Transaction): ProposalRepository {
  return {
    async insert(proposal) {
      await tx.insert(proposals).values(proposal);
    },
    async standing(act, about, at) {
      const [row] = await tx
        .select()
        .from(proposals)
        .where(
          and(
            ...[eq(proposals.act, act), eq(proposals.about, about)],
            ...[isNull(proposals.carriedOutBy), gt(proposals.expiresAt, at)],
          ),
        )
        .orderBy(desc(proposals.id))
        .limit(1);
      return row;
    },
    async carryOut(id, by, at) {
      await tx
        .update(proposals)
        .set({ carriedOutBy: by, carriedOutAt: at })
        .where(eq(proposals.id, id));
    },
  };
}
