import { serviceCaller } from '@blockscore/caller';
import type { ChainTransaction } from './chain-ports.ts';
import { toHex } from './hex.ts';
import type { Work } from './ports.ts';

/**
 * Tells compliance what proves the last entry of the audit trail under an anchor that is confirmed: as
 * each entry holds the hash of the one before, it proves all entries until then. Told again where the
 * anchor was displaced and is confirmed anew. An anchor without entries is passed over.
 */
export async function tellAuditAnchored(work: Work, row: ChainTransaction): Promise<void> {
  const { anchorId, contractId, hash, block, status, version } = row;
  if (anchorId === null || contractId === null || hash === null || block === null) return;
  if (status !== 'CONFIRMED') return;
  const last = await work.auditCommitments.lastUnder(anchorId);
  if (last === null) return;
  const anchor = await work.anchors.byId(anchorId);
  const contract = await work.chain.contractById(contractId);
  if (anchor === null || contract?.address == null || contract.chainId === null) {
    throw new Error(`${anchorId} is confirmed in a registry that is not to be found.`);
  }
  const { day, position, leaf } = last;
  await work.events.record({
    type: 'ledger.audit.anchored',
    aggregate: { type: 'Anchor', id: anchorId, version },
    audience: { scopes: ['ledger:read', 'compliance:read'] },
    actor: serviceCaller('ledger'),
    data: {
      anchorId,
      day,
      position,
      commitment: leaf.commitment,
      leafIndex: leaf.position,
      leafCount: leaf.leafCount,
      path: leaf.path.map(toHex),
      root: anchor.root,
      chainId: contract.chainId,
      registry: contract.address,
      transactionHash: hash,
      blockNumber: block.number,
      blockHash: block.hash,
    },
  });
}
