import { actorOf, type Caller } from '@blockscore/caller';
import { concealedLeaves } from '../domain/concealed-leaves.ts';
import { buildMerkleTree } from '../domain/merkle.ts';
import type { Anchor } from './anchor-ports.ts';
import { transactionCommitment } from './commitment.ts';
import { digestBy } from './digest.ts';
import { fromHex, toHex } from './hex.ts';
import type { PostingPorts, Work } from './ports.ts';
import { saltsFor } from './salts.ts';
import { waitingTransaction } from './waiting-transaction.ts';

/** Leaves of one tree; one of them is random at the least. */
const MOST_LEAVES = 4_096;
/** Of these, what others wait with for a place always has so many, however much is posted. */
const FOR_OTHERS = 2_048;

export type AnchorPorts = Pick<PostingPorts, 'clock' | 'sha256' | 'newSalt'> & {
  readonly requiredConfirmations: number;
};

/**
 * Makes an anchor of the commitments that wait and of the transactions of the books that have no leaf,
 * and puts its root into the queue for the chain. Only for who has locked the leaves.
 *
 * @returns null where there is nothing to make it of
 */
export async function makeAnchor(
  work: Work,
  ports: AnchorPorts,
  caller: Caller,
  id: Anchor['id'],
): Promise<Anchor | null> {
  const room = MOST_LEAVES - 1;
  const first = await work.anchors.take(FOR_OTHERS);
  const posted = await takeTransactions(work, ports, room - first.length);
  const left = first.length < FOR_OTHERS ? 0 : room - first.length - posted.length;
  const more = left > 0 ? await work.anchors.take(left) : [];
  const taken = [...first, ...more, ...posted.map(({ commitment }) => commitment)];
  if (taken.length === 0) return null;
  const anchor = await plant(work, ports, id, taken);
  await work.leaves.add(posted);
  const { root, leafCount, createdAt } = anchor;
  const transaction = waitingTransaction({
    kind: 'ANCHOR',
    anchorId: id,
    commitment: root,
    leafCount,
    requiredConfirmations: ports.requiredConfirmations,
    createdAt,
  });
  await work.chain.enqueue([{ transaction, salt: null }]);
  await work.events.record({
    type: 'ledger.anchor.created',
    aggregate: { type: 'Anchor', id, version: 1 },
    audience: { scopes: ['ledger:read'] },
    actor: actorOf(caller),
    data: { anchorId: id, root, leafCount },
  });
  return anchor;
}

/** The next transactions of the books, as leaves; what they are salted with is kept. */
async function takeTransactions(work: Work, ports: AnchorPorts, limit: number) {
  const next = await work.leaves.next(limit);
  if (next.length === 0) return [];
  const salts = await saltsFor(work, ports, next);
  await work.leaves.keepSalts(salts.filter(({ isNew }) => isNew));
  return salts.map(({ posted, transactionId, salt }) => ({
    transactionId,
    commitment: transactionCommitment(ports.sha256, posted, salt),
  }));
}

async function plant(
  work: Work,
  { clock, sha256, newSalt }: AnchorPorts,
  id: Anchor['id'],
  taken: readonly string[],
): Promise<Anchor> {
  const commitments = concealedLeaves(taken, () => toHex(newSalt()));
  const tree = buildMerkleTree(digestBy(sha256), commitments.map(fromHex));
  const leafCount = commitments.length;
  const anchor = { id, root: toHex(tree.root), leafCount, createdAt: clock() };
  const leaves = commitments.map((commitment, position) => ({
    anchorId: id,
    position,
    leafCount,
    commitment,
    path: tree.paths[position] ?? [],
  }));
  await work.anchors.add(anchor, leaves);
  return anchor;
}
