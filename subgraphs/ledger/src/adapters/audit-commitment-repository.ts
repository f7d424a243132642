import type { Transaction } from '@blockscore/database';
import { desc, eq, sql } from 'drizzle-orm';
import type { AuditCommitments } from '../app/audit-ports.ts';
import { toLeaf } from './anchor-reader.ts';
import { anchorLeaves, auditCommitments } from './anchor-tables.ts';

/** Commitments to the audit trail within one database transaction. */
export function createAuditCommitmentRepository(tx: Transaction): AuditCommitments {
  return {
    async keep({ day, first, commitments, heardAt }) {
      // One statement and one parameter for all: hundreds of rows take a fifth of the computing.
      const kept = await tx.execute(sql`
        with told as (
          select told.commitment, told.place + ${first}::int - 1 as position
          from json_array_elements_text(${JSON.stringify(commitments)}::text::json)
            with ordinality as told (commitment, place)
        ), kept as (
          insert into ledger.audit_commitments (commitment, day, position, heard_at)
          select commitment, ${day}::date, position, ${heardAt.toISOString()}::timestamptz from told
          on conflict (commitment) do nothing
          returning commitment, position
        )
        insert into ledger.waiting_leaves (commitment)
        select commitment from kept order by position
        returning id`);
      return kept.length;
    },
    async lastUnder(anchorId) {
      const { day, position } = auditCommitments;
      const [last] = await tx
        .select({ day, position, leaf: anchorLeaves })
        .from(anchorLeaves)
        .innerJoin(auditCommitments, eq(auditCommitments.commitment, anchorLeaves.commitment))
        .where(eq(anchorLeaves.anchorId, anchorId))
        .orderBy(desc(day), desc(position))
        .limit(1);
      return last === undefined ? null : { ...last, leaf: toLeaf(last.leaf) };
    },
  };
}
