import type { Transaction } from '@blockscore/database';
import { and, eq, inArray } from 'drizzle-orm';
import type { ProposalRepository } from '../app/proposal-ports.ts';
import { servicingProposals } from './tables.ts';

export function createProposalRepository(tx: Transaction): ProposalRepository {
  const { loanId: loan, mutation: name } = servicingProposals;
  return {
    async find(loanId, mutation) {
      const [row] = await tx
        .select()
        .from(servicingProposals)
        .where(and(eq(loan, loanId), eq(name, mutation)));
      return row;
    },
    async listOf(loanIds) {
      return await tx
        .select()
        .from(servicingProposals)
        .where(inArray(loan, [...loanIds]))
        .orderBy(loan, name);
    },
    async put(proposal) {
      await tx
        .insert(servicingProposals)
        .values(proposal)
        .onConflictDoUpdate({ target: [loan, name], set: proposal });
    },
    async remove(loanId, mutation) {
      await tx.delete(servicingProposals).where(and(eq(loan, loanId), eq(name, mutation)));
    },
  };
}
