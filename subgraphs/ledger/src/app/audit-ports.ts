import type { AnchorLeaf } from './anchor-ports.ts';

/** What the ledger is told of entries of the audit trail: where they stand, and what commits to each. */
export interface AuditSeal {
  /** `YYYY-MM-DD`, and the place of the first of them in the day, from 1. */
  readonly day: string;
  readonly first: number;
  /** `0x…`, 32 bytes each, of one entry after the other. */
  readonly commitments: readonly string[];
  readonly heardAt: Date;
}

/** Commitments to the audit trail, to write. */
export interface AuditCommitments {
  /** Keeps those that are new, waiting for an anchor in their order; gives how many those are. */
  readonly keep: (seal: AuditSeal) => Promise<number>;
  /** Of those under an anchor the one of the last place in the trail; null where there is none. */
  readonly lastUnder: (anchorId: AnchorLeaf['anchorId']) => Promise<AuditLeaf | null>;
}

/** A commitment to the audit trail that is under an anchor. */
export interface AuditLeaf {
  /** `YYYY-MM-DD`, and the place in the day, from 1. */
  readonly day: string;
  readonly position: number;
  readonly leaf: AnchorLeaf;
}

/** A kept commitment, with its anchor once it has one. */
export interface Audited {
  readonly commitment: string;
  readonly leaf: AnchorLeaf | null;
}
