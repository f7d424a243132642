import type { Transaction } from '@blockscore/database';
import type { AuditCommitments } from '../app/audit-ports.ts';
import { auditCommitments, waitingLeaves } from './anchor-tables.ts';

/** Commitments to the audit trail within one database transaction. */
export function createAuditCommitmentRepository(tx: Transaction): AuditCommitments {
  return {
    async keep(commitments) {
      if (commitments.length === 0) return 0;
      const { commitment, day, position } = auditCommitments;
      const kept = await tx
        .insert(auditCommitments)
        .values([...commitments])
        .onConflictDoNothing({ target: commitment })
        .returning({ commitment, day, position });
      if (kept.length === 0) return 0;
      const inOrder = kept.toSorted(
        (a, b) => a.day.localeCompare(b.day) || a.position - b.position,
      );
      await tx
        .insert(waitingLeaves)
        .values(inOrder.map((each) => ({ commitment: each.commitment })));
      return kept.length;
    },
  };
}
