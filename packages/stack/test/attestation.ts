import { createHash } from 'node:crypto';
import { eventually, graphqlData, type TestStack } from '@blockscore/testkit';
import { expect } from 'vitest';
import type { Session } from './journey.ts';

const SCORES = `query ($userId: ID!) { creditScoreHistory(userId: $userId, first: 5) { edges { node { attestation {
  commitment algorithm salt statement
  proof { leafIndex leafCount path }
  anchor { root chainStatus chainTransaction { hash blockNumber } } } } } } }`;
const VERIFY = `query ($input: VerifyProofInput!) { verifyProof(input: $input) {
  included anchored blockNumber transactionHash } }`;

interface Attestation {
  readonly commitment: string;
  readonly algorithm: string;
  readonly salt: string;
  readonly statement: string;
  readonly proof: {
    readonly leafIndex: number;
    readonly leafCount: number;
    readonly path: string[];
  };
  readonly anchor: {
    readonly root: string;
    readonly chainStatus: string;
    readonly chainTransaction: { readonly hash: string; readonly blockNumber: number };
  };
}

/**
 * Somebody proves a score of theirs: from the score to its commitment, from there to the anchor's
 * root, and from there to the chain, each step by hashing; the graph's own check says the same.
 *
 * @returns the root and the hash of the chain transaction that must carry it
 */
export async function proveScore(
  { graphqlUrl }: TestStack,
  { accessToken: token, user }: Session,
): Promise<{ readonly root: string; readonly hash: string }> {
  const { commitment, algorithm, salt, statement, proof, anchor } = await eventually(async () => {
    const { creditScoreHistory } = await graphqlData<{
      creditScoreHistory: { edges: { node: { attestation: Attestation | null } }[] };
    }>(graphqlUrl, { query: SCORES, variables: { userId: user.id }, token });
    const all = creditScoreHistory.edges.map(({ node }) => node.attestation);
    return all.find((each) => each?.anchor?.chainStatus === 'CONFIRMED') ?? undefined;
  }, 30_000);
  expect(hex(sha256(`${algorithm}\n${salt}\n${statement}`))).toBe(commitment);
  expect(rootFrom(commitment, proof)).toBe(anchor.root);
  const { hash, blockNumber } = anchor.chainTransaction;
  const { verifyProof } = await graphqlData<{ verifyProof: unknown }>(graphqlUrl, {
    query: VERIFY,
    variables: { input: { commitment, ...proof, root: anchor.root } },
    token,
  });
  const onChain = { blockNumber, transactionHash: hash };
  expect(verifyProof).toEqual({ included: true, anchored: true, ...onChain });
  return { root: anchor.root, hash };
}

/** What the graph tells of how leaves and nodes are hashed, done by hand. */
function rootFrom(
  commitment: string,
  { leafIndex, leafCount, path }: Attestation['proof'],
): string {
  let node = sha256(Uint8Array.of(0), bytes(commitment));
  let [index, last] = [leafIndex, leafCount - 1];
  for (const sibling of path.map(bytes)) {
    // The last of an odd row goes up as it is.
    while (index > 0 && index % 2 === 0 && index === last)
      [index, last] = [index / 2, Math.floor(last / 2)];
    node =
      index % 2 === 0
        ? sha256(Uint8Array.of(1), node, sibling)
        : sha256(Uint8Array.of(1), sibling, node);
    [index, last] = [Math.floor(index / 2), Math.floor(last / 2)];
  }
  return hex(node);
}

function sha256(...parts: readonly (string | Uint8Array)[]): Buffer {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest();
}

function hex(value: Buffer): string {
  return `0x${value.toString('hex')}`;
}

function bytes(text: string): Buffer {
  return Buffer.from(text.slice(2), 'hex');
}
