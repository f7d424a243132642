import type { Audited } from './audit-ports.ts';
import type { TransactionLeaf } from './leaf-ports.ts';
import type { PageRequest } from './ports.ts';

/** What the ledger knows of a score: that there is one, of whom, and what commits to it. */
export interface ScoreCommitment {
  /** `0x…`, 32 bytes. */
  readonly commitment: string;
  readonly scoreId: `score_${string}`;
  readonly userId: `user_${string}`;
  readonly heardAt: Date;
}

/** A Merkle tree of commitments, whose root goes to the chain. */
export interface Anchor {
  readonly id: `anchor_${string}`;
  /** `0x…`, 32 bytes. */
  readonly root: string;
  readonly leafCount: number;
  readonly createdAt: Date;
}

/** A leaf of an anchor; `position` counts from 0, `path` goes from the leaf up. */
export interface AnchorLeaf {
  readonly anchorId: `anchor_${string}`;
  readonly position: number;
  readonly leafCount: number;
  readonly commitment: string;
  readonly path: readonly Uint8Array[];
}

/** What of the anchors before decides whether it is time for one. */
export interface AnchorsBefore {
  readonly newestAt: Date | null;
  /** Whether an anchor made before was not signed for the chain yet. */
  readonly unsigned: boolean;
}

/** Commitments and anchors, to write. */
export interface AnchorRecords {
  /** Keeps a commitment, waiting for an anchor. False, and nothing is changed, where it is kept already. */
  readonly keep: (commitment: ScoreCommitment) => Promise<boolean>;
  /** Commitments that wait for an anchor, counted up to the limit asked for. */
  readonly waiting: (limit: number) => Promise<number>;
  readonly before: () => Promise<AnchorsBefore>;
  readonly byId: (id: Anchor['id']) => Promise<Anchor | null>;
  /** Takes the commitments that wait longest; another worker never takes the same. */
  readonly take: (limit: number) => Promise<readonly string[]>;
  readonly add: (anchor: Anchor, leaves: readonly AnchorLeaf[]) => Promise<void>;
}

/** A kept commitment, with its anchor once it has one. */
export interface Attested extends ScoreCommitment {
  readonly leaf: AnchorLeaf | null;
}

/** Commitments and anchors, to read. */
export interface AnchorReader {
  readonly attested: (commitments: readonly string[]) => Promise<readonly Attested[]>;
  /** Of those commitments to the audit trail that are kept. */
  readonly audited: (commitments: readonly string[]) => Promise<readonly Audited[]>;
  /** Of those transactions that are under an anchor. */
  readonly transactionLeaves: (
    transactionIds: readonly string[],
  ) => Promise<readonly TransactionLeaf[]>;
  readonly anchors: (ids: readonly string[]) => Promise<readonly Anchor[]>;
  readonly anchorPage: (page: PageRequest) => Promise<readonly Anchor[]>;
}
