import type { AnchorLeaf } from './anchor-ports.ts';

/** What the ledger knows of an entry of the audit trail: where it stands, and what commits to it. */
export interface AuditCommitment {
  /** `0x…`, 32 bytes. */
  readonly commitment: string;
  /** `YYYY-MM-DD`, and its place in the day, from 1. */
  readonly day: string;
  readonly position: number;
  readonly heardAt: Date;
}

/** Commitments to the audit trail, to write. */
export interface AuditCommitments {
  /** Keeps those that are new, waiting for an anchor in their order; gives how many those are. */
  readonly keep: (commitments: readonly AuditCommitment[]) => Promise<number>;
}

/** A kept commitment, with its anchor once it has one. */
export interface Audited {
  readonly commitment: string;
  readonly leaf: AnchorLeaf | null;
}
