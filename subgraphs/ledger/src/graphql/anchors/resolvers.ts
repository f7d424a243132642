import { errorsOf } from '@blockscore/service';
import type { AnchorLeaf } from '../../app/anchor-ports.ts';
import { TRANSACTION_DOMAIN } from '../../app/commitment.ts';
import { HASH, toHex } from '../../app/hex.ts';
import { mayProve, maySeeAttestation } from '../../app/visibility.ts';
import { canonicalTransaction } from '../../domain/canonical.ts';
import type { SubgraphContext } from '../context.ts';
import type {
  AnchorResolvers,
  AuditEvidenceResolvers,
  LedgerTransactionResolvers,
  MerkleProofResolvers,
  MutationResolvers,
  QueryResolvers,
  ScoreAttestationResolvers,
  TransactionProofResolvers,
} from '../types.generated.ts';

export const anchorQueries: Pick<QueryResolvers, 'anchors' | 'verifyProof'> = {
  anchors: async (_, page, { useCases }) => {
    const connection = await useCases.listAnchors(page);
    return { ...connection, edges: [...connection.edges] };
  },
  verifyProof: (_, { input }, { useCases }) => useCases.verifyProof(input),
};

export const anchorMutations: Pick<MutationResolvers, 'anchorNow' | 'destroySalts'> = {
  anchorNow: async (_, { input }, { caller, useCases }) => {
    const outcome = await useCases.anchorNow(caller, input);
    if (!outcome.ok) return { anchor: null, userErrors: errorsOf(outcome) };
    return { anchor: outcome.value, userErrors: [] };
  },
  destroySalts: async (_, { input }, { caller, useCases }) => {
    const outcome = await useCases.destroySalts(caller, input);
    if (!outcome.ok) return { count: null, pending: false, userErrors: errorsOf(outcome) };
    return { ...outcome.value, userErrors: [] };
  },
};

export const attestationResolvers: ScoreAttestationResolvers = {
  /** Somebody else's looks like one that the ledger has not heard of. */
  __resolveReference: async ({ commitment }, { caller, loaders }) => {
    if (!HASH.test(commitment)) return null;
    const attested = await loaders.attested.load(commitment);
    return attested !== null && maySeeAttestation(caller, attested.userId) ? attested : null;
  },
  anchor: ({ leaf }, _, { loaders }) => (leaf === null ? null : loaders.anchor.load(leaf.anchorId)),
  proof: ({ leaf }) => leaf,
};

export const evidenceResolvers: AuditEvidenceResolvers = {
  /** Null where compliance never told of it: then it is not what was sealed. */
  __resolveReference: ({ commitment }, { loaders }) =>
    HASH.test(commitment) ? loaders.audited.load(commitment) : null,
  anchor: ({ leaf }, _, { loaders }) => (leaf === null ? null : loaders.anchor.load(leaf.anchorId)),
  proof: ({ leaf }) => leaf,
};

export const anchorResolvers: AnchorResolvers = {
  chainStatus: async ({ id }, _, { loaders }) =>
    (await loaders.anchorTransaction.load(id))?.status ?? 'PENDING',
  chainTransaction: async ({ id }, _, { loaders }) => {
    const found = await loaders.anchorTransaction.load(id);
    return found === null || found.hash === null ? null : found;
  },
};

/** What a proof's fields are of. */
type LeafOf<Proof> = (proof: Proof) => AnchorLeaf;

/** Where a leaf is in its tree. */
function placeIn<Proof>(leafOf: LeafOf<Proof>) {
  return {
    leafIndex: (proof: Proof) => leafOf(proof).position,
    leafCount: (proof: Proof) => leafOf(proof).leafCount,
    path: (proof: Proof) => leafOf(proof).path.map(toHex),
    root: async (proof: Proof, _: object, { loaders }: SubgraphContext) => {
      const { anchorId } = leafOf(proof);
      const anchor = await loaders.anchor.load(anchorId);
      if (anchor === null) throw new Error(`${anchorId} has leaves and is not to be found.`);
      return anchor.root;
    },
  };
}

/** How far the root over a leaf is on the chain. */
function onChain<Proof>(leafOf: LeafOf<Proof>) {
  const rowOf = (proof: Proof, { loaders }: SubgraphContext) =>
    loaders.anchorTransaction.load(leafOf(proof).anchorId);
  const contractOf = async (proof: Proof, context: SubgraphContext) => {
    const contractId = (await rowOf(proof, context))?.contractId ?? null;
    return contractId === null ? null : await context.loaders.contract.load(contractId);
  };
  const blockOf = async (proof: Proof, context: SubgraphContext) =>
    (await rowOf(proof, context))?.block ?? null;
  return {
    chainStatus: async (proof: Proof, _: object, context: SubgraphContext) =>
      (await rowOf(proof, context))?.status ?? ('PENDING' as const),
    chainId: async (proof: Proof, _: object, context: SubgraphContext) =>
      (await contractOf(proof, context))?.chainId ?? null,
    registry: async (proof: Proof, _: object, context: SubgraphContext) =>
      (await contractOf(proof, context))?.address ?? null,
    transactionHash: async (proof: Proof, _: object, context: SubgraphContext) => {
      const row = await rowOf(proof, context);
      return row === null || row.block === null ? null : row.hash;
    },
    blockNumber: async (proof: Proof, _: object, context: SubgraphContext) =>
      (await blockOf(proof, context))?.number ?? null,
    blockHash: async (proof: Proof, _: object, context: SubgraphContext) =>
      (await blockOf(proof, context))?.hash ?? null,
  };
}

export const proofResolvers: MerkleProofResolvers = {
  ...placeIn((leaf: AnchorLeaf) => leaf),
  ...onChain((leaf: AnchorLeaf) => leaf),
};

const leafOfTransaction = ({ leaf }: { readonly leaf: AnchorLeaf }) => leaf;

export const transactionProofResolvers: TransactionProofResolvers = {
  ...placeIn(leafOfTransaction),
  ...onChain(leafOfTransaction),
  domain: () => TRANSACTION_DOMAIN,
  salt: ({ salt, transaction }, _, { caller }) =>
    salt === null || !mayProve(caller, transaction) ? null : `0x${salt}`,
  content: async ({ salt, transaction }, _, { caller, loaders }) =>
    salt === null || !mayProve(caller, transaction)
      ? null
      : canonicalTransaction(transaction, await loaders.entries.load(transaction.id)),
  commitment: ({ leaf }) => leaf.commitment,
};

export const provenTransactionResolvers: Pick<LedgerTransactionResolvers, 'proof'> = {
  proof: async (transaction, _, { loaders }) => {
    const found = await loaders.transactionLeaf.load(transaction.id);
    return found === null ? null : { ...found, transaction };
  },
};
