import { HASH, toHex } from '../../app/hex.ts';
import { maySeeAttestation } from '../../app/visibility.ts';
import type {
  AnchorResolvers,
  MerkleProofResolvers,
  QueryResolvers,
  ScoreAttestationResolvers,
} from '../types.generated.ts';

export const anchorQueries: Pick<QueryResolvers, 'anchors' | 'verifyProof'> = {
  anchors: async (_, page, { useCases }) => {
    const connection = await useCases.listAnchors(page);
    return { ...connection, edges: [...connection.edges] };
  },
  verifyProof: (_, { input }, { useCases }) => useCases.verifyProof(input),
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

export const anchorResolvers: AnchorResolvers = {
  chainStatus: async ({ id }, _, { loaders }) =>
    (await loaders.anchorTransaction.load(id))?.status ?? 'PENDING',
  chainTransaction: async ({ id }, _, { loaders }) => {
    const found = await loaders.anchorTransaction.load(id);
    return found === null || found.hash === null ? null : found;
  },
};

export const proofResolvers: MerkleProofResolvers = {
  leafIndex: ({ position }) => position,
  path: ({ path }) => path.map(toHex),
};
