import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { buildMerkleTree, type Digest, isIncluded, type MerkleProof } from './merkle.ts';

const sha256: Digest = (...parts) => {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest();
};
const bytes = (hex: string) => new Uint8Array(Buffer.from(hex, 'hex'));
const hex = (value: Uint8Array) => Buffer.from(value).toString('hex');

/** The definition of RFC 9162, word for word and slow. */
function rootOf(leaves: readonly Uint8Array[]): Uint8Array {
  const [first] = leaves;
  if (first !== undefined && leaves.length === 1) return sha256(Uint8Array.of(0), first);
  let split = 1;
  while (split * 2 < leaves.length) split *= 2;
  return sha256(Uint8Array.of(1), rootOf(leaves.slice(0, split)), rootOf(leaves.slice(split)));
}

const leaf = fc.uint8Array({ minLength: 1, maxLength: 40 });
const distinct = fc.uniqueArray(leaf, { minLength: 1, maxLength: 40, selector: hex });
/** Leaves and the place of one of them. */
const tree = distinct.chain((leaves) =>
  fc.record({ leaves: fc.constant(leaves), at: fc.nat(leaves.length - 1) }),
);

function proofOf(leaves: readonly Uint8Array[], leafIndex: number): MerkleProof {
  const path = buildMerkleTree(sha256, leaves).paths[leafIndex] ?? [];
  return { leafIndex, leafCount: leaves.length, path };
}

describe('the root', () => {
  // The published vectors of Certificate Transparency's reference implementation.
  const VECTORS = ['', '00', '10', '2021', '3031', '40414243', '5051525354555657'];
  const LAST = '606162636465666768696a6b6c6d6e6f';
  test.each([
    [1, '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d'],
    [2, 'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125'],
    [8, '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328'],
  ])('of %i known leaves is the known one', (count, root) => {
    const leaves = [...VECTORS, LAST].slice(0, count).map(bytes);
    expect(hex(buildMerkleTree(sha256, leaves).root)).toBe(root);
  });

  test('is the one of the definition, for every size', () => {
    fc.assert(
      fc.property(fc.array(leaf, { minLength: 1, maxLength: 70 }), (leaves) => {
        expect(hex(buildMerkleTree(sha256, leaves).root)).toBe(hex(rootOf(leaves)));
      }),
    );
  });

  test('of nothing does not exist', () => {
    expect(() => buildMerkleTree(sha256, [])).toThrow('at least one leaf');
  });
});

describe('a proof', () => {
  test('holds for every leaf of trees of every size', () => {
    for (let count = 1; count <= 66; count += 1) {
      const leaves = Array.from({ length: count }, (_, index) => Uint8Array.of(index));
      const { root, paths } = buildMerkleTree(sha256, leaves);
      for (const [leafIndex, path] of paths.entries()) {
        const proof = { leafIndex, leafCount: count, path };
        expect(isIncluded(sha256, Uint8Array.of(leafIndex), proof, root)).toBe(true);
        expect(path.length).toBeLessThanOrEqual(Math.ceil(Math.log2(count)));
      }
    }
  });

  test('holds for no other leaf and at no other place', () => {
    fc.assert(
      fc.property(tree, leaf, fc.nat(60), ({ leaves, at }, other, place) => {
        const { root } = buildMerkleTree(sha256, leaves);
        const proof = proofOf(leaves, at);
        const own = leaves[at] ?? new Uint8Array();
        expect(isIncluded(sha256, own, proof, root)).toBe(true);
        expect(isIncluded(sha256, other, proof, root)).toBe(hex(other) === hex(own));
        const moved = { ...proof, leafIndex: place };
        expect(isIncluded(sha256, own, moved, root)).toBe(place === at);
      }),
    );
  });

  test('does not hold after any bit of it, or of the root, was changed', () => {
    fc.assert(
      fc.property(tree, fc.nat(), fc.nat(255), ({ leaves, at }, which, bit) => {
        const { root } = buildMerkleTree(sha256, leaves);
        const proof = proofOf(leaves, at);
        const own = leaves[at] ?? new Uint8Array();
        const parts = [...proof.path, root];
        const changed = which % parts.length;
        const tampered = parts.map((part, index) => (index === changed ? flip(part, bit) : part));
        const claim = { ...proof, path: tampered.slice(0, -1) };
        expect(isIncluded(sha256, own, claim, tampered.at(-1) ?? root)).toBe(false);
      }),
    );
  });

  test('is neither longer nor shorter than it must be', () => {
    fc.assert(
      fc.property(tree, ({ leaves, at }) => {
        const { root } = buildMerkleTree(sha256, leaves);
        const proof = proofOf(leaves, at);
        const own = leaves[at] ?? new Uint8Array();
        for (const path of [[...proof.path, root], proof.path.slice(0, -1)]) {
          const same = path.length === proof.path.length;
          expect(isIncluded(sha256, own, { ...proof, path }, root)).toBe(same);
        }
      }),
    );
  });

  test('of an inner node as if it were a leaf does not hold', () => {
    const leaves = [0, 1, 2, 3].map((value) => Uint8Array.of(value));
    const { root, paths } = buildMerkleTree(sha256, leaves);
    const [a, b] = [0, 1].map((at) => sha256(Uint8Array.of(0), Uint8Array.of(at)));
    const inner = new Uint8Array([...(a ?? []), ...(b ?? [])]);
    const claim = { leafIndex: 0, leafCount: 2, path: (paths[0] ?? []).slice(1) };
    expect(isIncluded(sha256, inner, claim, root)).toBe(false);
  });

  test.each([-1, 3, 1e9])('for place %i of three does not hold', (leafIndex) => {
    const leaves = [0, 1, 2].map((value) => Uint8Array.of(value));
    const { root } = buildMerkleTree(sha256, leaves);
    expect(isIncluded(sha256, Uint8Array.of(0), { ...proofOf(leaves, 0), leafIndex }, root)).toBe(
      false,
    );
  });
});

function flip(part: Uint8Array, bit: number): Uint8Array {
  return part.map((byte, index) => (index === bit >> 3 ? byte ^ (1 << (bit & 7)) : byte));
}
