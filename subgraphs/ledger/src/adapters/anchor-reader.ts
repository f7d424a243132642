import { type Database, keyset } from '@blockscore/database';
import { eq, inArray, sql } from 'drizzle-orm';
import type { AnchorLeaf, AnchorReader } from '../app/anchor-ports.ts';
import { anchorLeaves, anchors, auditCommitments, scoreCommitments } from './anchor-tables.ts';
import { commitmentSalts } from './chain-tables.ts';
import { transactionLeaves } from './leaf-tables.ts';

const HASH_BYTES = 32;

/** Commitments, leaves and anchors for reading. */
export function createAnchorReader(db: Database): AnchorReader {
  return {
    async attested(commitments) {
      if (commitments.length === 0) return [];
      const rows = await db
        .select({ kept: scoreCommitments, leaf: anchorLeaves })
        .from(scoreCommitments)
        .leftJoin(anchorLeaves, eq(anchorLeaves.commitment, scoreCommitments.commitment))
        .where(inArray(scoreCommitments.commitment, [...commitments]));
      return rows.map(({ kept, leaf }) => ({ ...kept, leaf: leaf === null ? null : toLeaf(leaf) }));
    },
    async transactionLeaves(transactionIds) {
      if (transactionIds.length === 0) return [];
      const { transactionId } = transactionLeaves;
      const rows = await db
        .select({ transactionId, salt: commitmentSalts.salt, leaf: anchorLeaves })
        .from(transactionLeaves)
        .innerJoin(anchorLeaves, eq(anchorLeaves.commitment, transactionLeaves.commitment))
        .leftJoin(commitmentSalts, eq(commitmentSalts.transactionId, transactionId))
        .where(inArray(sql`${transactionId}`, [...transactionIds]));
      return rows.map(({ leaf, ...row }) => ({ ...row, leaf: toLeaf(leaf) }));
    },
    async audited(commitments) {
      if (commitments.length === 0) return [];
      const { commitment } = auditCommitments;
      const rows = await db
        .select({ commitment, leaf: anchorLeaves })
        .from(auditCommitments)
        .leftJoin(anchorLeaves, eq(anchorLeaves.commitment, commitment))
        .where(inArray(commitment, [...commitments]));
      return rows.map(({ leaf, ...kept }) => ({
        ...kept,
        leaf: leaf === null ? null : toLeaf(leaf),
      }));
    },
    async anchors(ids) {
      if (ids.length === 0) return [];
      return db
        .select()
        .from(anchors)
        .where(inArray(sql`${anchors.id}`, [...ids]));
    },
    async anchorPage(page) {
      const { where, orderBy, limit } = keyset(anchors.id, page);
      return db.select().from(anchors).where(where).orderBy(orderBy).limit(limit);
    },
  };
}

export function toLeaf({ path, ...leaf }: typeof anchorLeaves.$inferSelect): AnchorLeaf {
  const siblings = Array.from({ length: path.length / HASH_BYTES }, (_, at) =>
    path.subarray(at * HASH_BYTES, (at + 1) * HASH_BYTES),
  );
  return { ...leaf, path: siblings };
}
