export type {
  Anchor as AnchorMapper,
  AnchorLeaf as MerkleProofMapper,
  Attested as ScoreAttestationMapper,
} from '../../app/anchor-ports.ts';
export type { Audited as AuditEvidenceMapper } from '../../app/audit-ports.ts';
export type { ProvenTransaction as TransactionProofMapper } from '../../app/leaf-ports.ts';
export type { ProofVerification as ProofVerificationMapper } from '../../app/verify-proof.ts';
