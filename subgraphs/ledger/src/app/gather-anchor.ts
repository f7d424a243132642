import { serviceCaller } from '@blockscore/caller';
import { newId } from '@blockscore/ids';
import { buildMerkleTree } from '../domain/merkle.ts';
import type { Anchor, AnchorOutlook } from './anchor-ports.ts';
import type { ChainPorts } from './chain-ports.ts';
import { digestBy } from './digest.ts';
import { fromHex, toHex } from './hex.ts';
import type { Work } from './ports.ts';
import { waitingTransaction } from './waiting-transaction.ts';

/** So many that wait are not made to wait for the interval to end. */
const MANY = 1_000;
/** Leaves of one tree; one of them is the random one. */
const MOST_LEAVES = 4_096;

type GatherPorts = Pick<ChainPorts, 'transact' | 'clock' | 'sha256' | 'newSalt' | 'settings'>;

/**
 * Gathers the commitments that wait into an anchor, and puts its root into the queue for the chain.
 * It keeps the interval between two anchors unless very many wait, and makes none while the one
 * before could not be signed: then the chain is too dear or too busy, and fewer, larger trees cost
 * less. Killed at any moment, it has either made all of it or nothing.
 *
 * @returns the anchor, or null when there is nothing to do
 */
export function gatherAnchor(ports: GatherPorts) {
  return (): Promise<Anchor | null> =>
    ports.transact(async (work) => {
      if (!isTime(ports, await work.anchors.outlook(MANY))) return null;
      const taken = await work.anchors.take(MOST_LEAVES - 1);
      return taken.length === 0 ? null : makeAnchor(work, ports, taken);
    });
}

function isTime(
  { clock, settings }: GatherPorts,
  { waiting, newestAt, unsigned }: AnchorOutlook,
): boolean {
  if (waiting === 0 || unsigned) return false;
  if (waiting >= MANY || newestAt === null) return true;
  return clock().getTime() - newestAt.getTime() >= settings.anchorEveryMs;
}

/** The first leaf is random, so that a root never comes twice and is nobody's to foretell. */
async function makeAnchor(
  work: Work,
  { clock, sha256, newSalt, settings }: GatherPorts,
  taken: readonly string[],
): Promise<Anchor> {
  const commitments = [toHex(newSalt()), ...taken];
  const tree = buildMerkleTree(digestBy(sha256), commitments.map(fromHex));
  const leafCount = commitments.length;
  const anchor = { id: newId('anchor'), root: toHex(tree.root), leafCount, createdAt: clock() };
  const leaves = commitments.map((commitment, position) => ({
    anchorId: anchor.id,
    position,
    leafCount,
    commitment,
    path: tree.paths[position] ?? [],
  }));
  await work.anchors.add(anchor, leaves);
  const transaction = waitingTransaction({
    kind: 'ANCHOR',
    anchorId: anchor.id,
    commitment: anchor.root,
    leafCount,
    requiredConfirmations: settings.requiredConfirmations,
    createdAt: anchor.createdAt,
  });
  await work.chain.enqueue([{ transaction, salt: null }]);
  await work.events.record({
    type: 'ledger.anchor.created',
    aggregate: { type: 'Anchor', id: anchor.id, version: 1 },
    audience: { scopes: ['ledger:read'] },
    actor: serviceCaller('ledger'),
    data: { anchorId: anchor.id, root: anchor.root, leafCount },
  });
  return anchor;
}
