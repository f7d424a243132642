import { sql } from 'drizzle-orm';
import {
  bigserial,
  check,
  customType,
  date,
  foreignKey,
  integer,
  primaryKey,
  text,
  timestamp,
  unique,
} from 'drizzle-orm/pg-core';
import { ledger } from './tables.ts';

const bytea = customType<{ data: Uint8Array; driverData: Uint8Array }>({
  dataType: () => 'bytea',
});

/**
 * The commitments to credit scores that the ledger has heard of. What a score is never comes here.
 * Rows of this table, of `anchors` and of `anchor_leaves` are only ever added: triggers and missing
 * grants refuse anything else.
 */
export const scoreCommitments = ledger.table('score_commitments', {
  commitment: text().primaryKey(),
  scoreId: text('score_id').$type<`score_${string}`>().notNull(),
  userId: text('user_id').$type<`user_${string}`>().notNull(),
  heardAt: timestamp('heard_at', { withTimezone: true }).notNull(),
});

/**
 * The commitments to entries of the audit trail that compliance has told of, and where each stands in
 * it. What an entry is, and of whom, never comes here. Append-only, too.
 */
export const auditCommitments = ledger.table('audit_commitments', {
  commitment: text().primaryKey(),
  day: date({ mode: 'string' }).notNull(),
  position: integer().notNull(),
  heardAt: timestamp('heard_at', { withTimezone: true }).notNull(),
});

/** Commitments that no anchor has yet, in the order in which they are taken; a row goes when one does. */
export const waitingLeaves = ledger.table('waiting_leaves', {
  id: bigserial({ mode: 'number' }).primaryKey(),
  commitment: text().notNull().unique(),
});

/** Merkle trees of commitments; each root goes to the chain by a row of `chain_transactions`. */
export const anchors = ledger.table(
  'anchors',
  {
    id: text().$type<`anchor_${string}`>().primaryKey(),
    root: text().notNull().unique(),
    leafCount: integer('leaf_count').notNull(),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull(),
  },
  (table) => [
    unique('anchors_id_leaf_count').on(table.id, table.leafCount),
    check('anchors_leaf_count', sql`${table.leafCount} between 1 and 4096`),
  ],
);

/**
 * The leaves of each tree, in their order. With each its path to the root, so that a proof is read
 * from one row however large the tree is.
 */
export const anchorLeaves = ledger.table(
  'anchor_leaves',
  {
    anchorId: text('anchor_id').$type<`anchor_${string}`>().notNull(),
    position: integer().notNull(),
    /** As the anchor has it: nothing can be added to a tree later. */
    leafCount: integer('leaf_count').notNull(),
    commitment: text().notNull().unique(),
    /** Sibling hashes from the leaf up, 32 bytes each, one after the other. */
    path: bytea().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.anchorId, table.position] }),
    foreignKey({
      name: 'anchor_leaves_anchor',
      columns: [table.anchorId, table.leafCount],
      foreignColumns: [anchors.id, anchors.leafCount],
    }),
    check(
      'anchor_leaves_position',
      sql`${table.position} >= 0 and ${table.position} < ${table.leafCount}`,
    ),
    check('anchor_leaves_path', sql`octet_length(${table.path}) % 32 = 0`),
  ],
);
