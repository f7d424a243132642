import type { Transaction } from '@blockscore/database';
import { and, asc, count, desc, eq, inArray, isNull, sql } from 'drizzle-orm';
import type { AnchorLeaf, AnchorRecords } from '../app/anchor-ports.ts';
import { anchors, scoreCommitments, waitingLeaves } from './anchor-tables.ts';
import { chainTransactions } from './chain-tables.ts';

/** Leaves in one statement: a whole tree in one would hold up what else the process serves. */
const ROWS_AT_ONCE = 1_000;

/** Commitments and anchors within one database transaction. */
export function createAnchorRepository(tx: Transaction): AnchorRecords {
  return {
    async keep(commitment) {
      const kept = await tx
        .insert(scoreCommitments)
        .values(commitment)
        .onConflictDoNothing({ target: scoreCommitments.commitment })
        .returning({ commitment: scoreCommitments.commitment });
      if (kept.length > 0) await tx.insert(waitingLeaves).values(kept);
      return kept.length > 0;
    },
    async waiting(limit) {
      const some = tx.select({ id: waitingLeaves.id }).from(waitingLeaves).limit(limit).as('some');
      const [found] = await tx.select({ waiting: count() }).from(some);
      return found?.waiting ?? 0;
    },
    async before() {
      const [newest] = await tx
        .select({ at: anchors.createdAt })
        .from(anchors)
        .orderBy(desc(anchors.id))
        .limit(1);
      const unsigned = await tx
        .select({ id: chainTransactions.id })
        .from(chainTransactions)
        .where(and(eq(chainTransactions.kind, 'ANCHOR'), isNull(chainTransactions.chain)))
        .limit(1);
      return { newestAt: newest?.at ?? null, unsigned: unsigned.length > 0 };
    },
    async byId(id) {
      const [found] = await tx.select().from(anchors).where(eq(anchors.id, id));
      return found ?? null;
    },
    async take(limit) {
      const longest = tx
        .$with('longest')
        .as(
          tx
            .select({ id: waitingLeaves.id })
            .from(waitingLeaves)
            .orderBy(asc(waitingLeaves.id))
            .limit(limit)
            .for('update', { skipLocked: true }),
        );
      const taken = await tx
        .with(longest)
        .delete(waitingLeaves)
        .where(inArray(waitingLeaves.id, tx.select({ id: longest.id }).from(longest)))
        .returning();
      return taken.toSorted((a, b) => a.id - b.id).map((row) => row.commitment);
    },
    async add(anchor, leaves) {
      await tx.insert(anchors).values(anchor);
      for (let from = 0; from < leaves.length; from += ROWS_AT_ONCE) {
        const rows = leaves.slice(from, from + ROWS_AT_ONCE).map(rowOf);
        await tx.execute(sql`
          insert into ledger.anchor_leaves (anchor_id, position, leaf_count, commitment, path)
          select leaf.anchor_id, leaf.position, leaf.leaf_count, leaf.commitment, leaf.path
          from json_populate_recordset(
            null::ledger.anchor_leaves, ${JSON.stringify(rows)}::text::json
          ) as leaf`);
      }
    },
  };
}

function rowOf({ anchorId, position, leafCount, commitment, path }: AnchorLeaf) {
  const hex = Buffer.concat(path).toString('hex');
  return { anchor_id: anchorId, position, leaf_count: leafCount, commitment, path: `\\x${hex}` };
}
