/**
 * Merkle trees as RFC 9162 (section 2.1) defines them, with SHA-256: a leaf is hashed behind a zero
 * byte and an inner node behind a one, so that neither can be taken for the other; of an odd row
 * the last node goes up as it is.
 */

/** A hash over the parts, one after the other. */
export type Digest = (...parts: readonly Uint8Array[]) => Uint8Array;

/** Where a leaf is, and what it takes to come from it to the root. */
export interface MerkleProof {
  /** From 0. */
  readonly leafIndex: number;
  readonly leafCount: number;
  /** The sibling of the leaf, of its parent, and so on up to below the root. */
  readonly path: readonly Uint8Array[];
}

export interface MerkleTree {
  readonly root: Uint8Array;
  /** One for each leaf, in their order. */
  readonly paths: readonly (readonly Uint8Array[])[];
}

const LEAF = Uint8Array.of(0);
const NODE = Uint8Array.of(1);

/**
 * Builds the tree of the leaves, whose order is kept.
 *
 * @throws {RangeError} without a leaf: nothing can be proven of an empty tree
 */
export function buildMerkleTree(digest: Digest, leaves: readonly Uint8Array[]): MerkleTree {
  let row = leaves.map((leaf) => digest(LEAF, leaf));
  const paths: Uint8Array[][] = leaves.map(() => []);
  for (let height = 0; row.length > 1; height += 1) {
    for (const [index, path] of paths.entries()) {
      const sibling = row[Math.floor(index / 2 ** height) ^ 1];
      if (sibling !== undefined) path.push(sibling);
    }
    row = joinPairs(digest, row);
  }
  const root = row[0];
  if (root === undefined) throw new RangeError('A Merkle tree has at least one leaf.');
  return { root, paths };
}

function joinPairs(digest: Digest, row: readonly Uint8Array[]): Uint8Array[] {
  const above: Uint8Array[] = [];
  for (let index = 0; index < row.length; index += 2) {
    const [left, right] = [row[index], row[index + 1]];
    if (left === undefined) break;
    above.push(right === undefined ? left : digest(NODE, left, right));
  }
  return above;
}

/** Whether the leaf is at that place of the tree with that root (RFC 9162, section 2.1.3.2). */
export function isIncluded(
  digest: Digest,
  leaf: Uint8Array,
  { leafIndex, leafCount, path }: MerkleProof,
  root: Uint8Array,
): boolean {
  if (leafIndex < 0 || leafIndex >= leafCount) return false;
  let index = leafIndex;
  let last = leafCount - 1;
  let hash = digest(LEAF, leaf);
  for (const sibling of path) {
    if (last === 0) return false;
    if (index % 2 === 1 || index === last) {
      hash = digest(NODE, sibling, hash);
      // Where the node went up as it was, it had no sibling.
      while (index % 2 === 0 && index !== 0) [index, last] = [half(index), half(last)];
    } else {
      hash = digest(NODE, hash, sibling);
    }
    [index, last] = [half(index), half(last)];
  }
  return last === 0 && hash.length === root.length && hash.every((byte, i) => byte === root[i]);
}

function half(value: number): number {
  return Math.floor(value / 2);
}
