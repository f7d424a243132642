import { createHash } from 'node:crypto';
import { eventually } from '@blockscore/testkit';
import { expect } from 'vitest';
import { TRANSACTION_DOMAIN } from '../src/app/commitment.ts';
import { fromHex, toHex } from '../src/app/hex.ts';
import { canonicalTransaction } from '../src/domain/canonical.ts';
import { buildMerkleTree, type Digest, isIncluded } from '../src/domain/merkle.ts';
import type { TestLedger } from './ledger.ts';

export const digest: Digest = (...parts) => {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest();
};

/** Waits until everything that was posted may become a leaf: until nothing older is under way. */
export async function untilEverybodySees({ connection: { sql } }: TestLedger): Promise<void> {
  await eventually(async () => {
    const [row] = await sql`
      select coalesce(max(xid) < pg_snapshot_xmin(pg_current_snapshot()), true) as seen
      from ledger.transactions`;
    return row?.['seen'] === true || undefined;
  });
}

/** Says that every anchor there is was signed, without a chain. */
export async function signAnchors({ connection: { sql } }: TestLedger): Promise<void> {
  await sql`insert into ledger.chains (id, chain_id, genesis_hash, life, first_seen_at)
    values ('test', 1, '', 1, now()) on conflict do nothing`;
  await sql`update ledger.chain_transactions set chain = 'test', version = version + 1
    where kind = 'ANCHOR' and chain is null`;
}

/** Writes so many transactions at once, of two entries each and with ids below all others. */
export async function writeMany({ connection: { sql } }: TestLedger, count: number): Promise<void> {
  await sql`
    with added as (
      insert into ledger.transactions (id, kind, posting_id, input_hash, currency, amount_minor,
        entry_count, effective_on, recorded_at, recorded_by_kind, recorded_by_id)
      select 'txn_' || lpad(i::text, 26, '0'), 'JOURNAL', 'many' || i, '', 'USD', 5,
        2, '2026-11-22', now(), 'SERVICE', 'test'
      from generate_series(1, ${count}) as i returning id
    )
    insert into ledger.entries
    select added.id || side, added.id, a.id, at, side, 5, 'USD'
    from added cross join (values (0, 'DEBIT', 'CASH'), (1, 'CREDIT', 'SUSPENSE')) as line (at, side, account)
    join ledger.accounts a on a.code = account`;
}

interface LeafRow {
  readonly id: string;
  readonly commitment: string | null;
  readonly salt: string | null;
}

/** Each transaction of the books with its leaf and its salt, as far as there are any. */
export async function leavesOf({ connection: { sql } }: TestLedger): Promise<readonly LeafRow[]> {
  return await sql<LeafRow[]>`
    select t.id, l.commitment, s.salt from ledger.transactions t
    left join ledger.transaction_leaves l on l.transaction_id = t.id
    left join ledger.commitment_salts s on s.transaction_id = t.id
    order by t.xid, t.id`;
}

/** What a transaction's commitment is made of, from what is stored of it. */
export async function contentOf({ books }: TestLedger, id: string): Promise<string> {
  const [transaction] = await books.transactions([id]);
  if (transaction === undefined) throw new Error(`${id} is not in the books.`);
  return canonicalTransaction(transaction, await books.entriesOf([id]));
}

/**
 * Holds what there is of leaves and trees to what it must be: each transaction has one leaf, each leaf that
 * has a salt is made of what the books say, each tree comes to its root by every path, and nothing else is
 * a leaf but what was waiting, or is random and fills the tree.
 */
export async function expectWhole(ledger: TestLedger, others: readonly string[] = []) {
  const { sql } = ledger.connection;
  const rows = await leavesOf(ledger);
  for (const { id, commitment, salt } of rows) {
    expect([id, commitment]).toEqual([id, expect.stringMatching(/^0x[0-9a-f]{64}$/)]);
    if (salt === null) continue;
    const content = await contentOf(ledger, id);
    const made = digest(Buffer.from(TRANSACTION_DOMAIN), Buffer.from(salt, 'hex'), utf8(content));
    expect([id, commitment]).toEqual([id, toHex(made)]);
  }
  const expected = new Set([...rows.map(({ commitment }) => commitment), ...others]);
  const anchors = await sql<{ id: string; root: string; leafCount: number }[]>`
    select id, root, leaf_count as "leafCount" from ledger.anchors order by id`;
  for (const { id, root, leafCount } of anchors) {
    const leaves = await sql<{ commitment: string; path: Buffer }[]>`
      select commitment, path from ledger.anchor_leaves where anchor_id = ${id} order by position`;
    expect(leaves).toHaveLength(leafCount);
    const bytes = leaves.map(({ commitment }) => fromHex(commitment));
    expect(toHex(buildMerkleTree(digest, bytes).root)).toBe(root);
    const known = leaves.filter(({ commitment }) => expected.delete(commitment));
    expect(leafCount).toBe(Math.max(64, 2 ** Math.ceil(Math.log2(known.length + 1))));
    for (const [leafIndex, { commitment, path }] of leaves.entries()) {
      const proof = { leafIndex, leafCount, path: hashesOf(path) };
      expect(isIncluded(digest, fromHex(commitment), proof, fromHex(root))).toBe(true);
    }
  }
  expect([...expected]).toEqual([]);
  return { transactions: rows.length, anchors: anchors.length };
}

function hashesOf(path: Uint8Array): Uint8Array[] {
  return Array.from({ length: path.length / 32 }, (_, at) => path.subarray(at * 32, at * 32 + 32));
}

function utf8(text: string): Uint8Array {
  return Buffer.from(text, 'utf8');
}
