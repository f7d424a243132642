/** The contracts that the ledger can deploy: docs/contracts.md. */
export const CONTRACT_NAMES = [
  'AnchorRegistry',
  'AttestationRegistry',
  'DisbursementRegistry',
  'LoanRegistry',
] as const;
export type ContractName = (typeof CONTRACT_NAMES)[number];

/**
 * What the ledger itself writes to: every life of a chain is given one of each, of LoanRegistry only where
 * loans are written to one, of AttestationRegistry where scores are attested.
 */
export const WRITTEN_CONTRACTS = [
  'DisbursementRegistry',
  'AnchorRegistry',
  'LoanRegistry',
  'AttestationRegistry',
] as const;
export type WrittenContract = (typeof WRITTEN_CONTRACTS)[number];

/** What takes one commitment at a time; an AttestationRegistry takes many, signed. */
export type RecordingContract = Exclude<WrittenContract, 'AttestationRegistry'>;

/** What the leaves of an anchored tree are: the first is random, the others are commitments. */
export const COMMITMENT_TREE = 1;
