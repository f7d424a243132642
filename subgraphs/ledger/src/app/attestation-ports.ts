import type { AttestationStanding, RevocationReason } from '../domain/attestation.ts';
import type { ScoreCommitment } from './anchor-ports.ts';
import type { ChainTransaction, Contract } from './chain-ports.ts';

/** Whether and for how long scores are attested. */
export interface AttestationSettings {
  /** How many days after its finances were stated the word on a score holds. */
  readonly validDays: number;
}

/** A score that is to be attested. */
export interface Attestation extends ScoreCommitment, AttestationStanding {
  /** What takes it to the chain; null while it waits, and where nothing is to. */
  readonly attestId: ChainTransaction['id'] | null;
  /** Whose signature there is of it, and for which contract; null where none counts. */
  readonly attester: string | null;
  readonly contractId: Contract['id'] | null;
  readonly revokedReason: RevocationReason | null;
  /** What tells the chain that it is revoked; null where the chain has nothing to be told of. */
  readonly revokeId: ChainTransaction['id'] | null;
}

/** Whose attestations: of a person, of a score, or some. */
export type AttestationsOf =
  | { readonly userId: Attestation['userId'] }
  | { readonly scoreId: Attestation['scoreId'] }
  | { readonly commitments: readonly string[] };

/** Whose signature there is of something, and for which contract. */
export interface Signed {
  readonly attester: string;
  readonly contractId: Contract['id'];
}

export interface AttestationRecords {
  /** Once for each commitment. */
  readonly keep: (score: ScoreCommitment, expiresAt: Date) => Promise<void>;
  /** Takes back the lender's word, where it was not before and has not ended. Tells how many. */
  readonly revoke: (of: AttestationsOf, reason: RevocationReason, now: Date) => Promise<number>;

  /** Those that nothing takes to the chain, counted up to the limit asked for. */
  readonly waiting: (now: Date, limit: number) => Promise<number>;
  readonly before: (now: Date) => Promise<{
    /** When the last ones were taken to the chain; null = none were. */
    readonly newestAt: Date | null;
    /** Whether some of them could not be signed yet. */
    readonly unsigned: boolean;
  }>;
  /** Of those that wait some that end together, the soonest; another worker never takes the same. */
  readonly take: (now: Date, limit: number) => Promise<readonly Attestation[]>;
  /** Of those that the chain is to be told are revoked some by one attester in one contract. */
  readonly takeRevoked: (
    chain: string,
    now: Date,
    limit: number,
  ) => Promise<readonly Attestation[]>;
  /** Says what takes them to the chain. */
  readonly assign: (
    row: Pick<ChainTransaction, 'id' | 'kind'>,
    commitments: readonly string[],
  ) => Promise<void>;

  /** What takes attestations or revocations to that life of a chain, is not signed, due and still of use. */
  readonly unsent: (
    chain: string,
    now: Date,
    limit: number,
  ) => Promise<readonly ChainTransaction[]>;
  /** What it takes to the chain, in order of the commitments; nobody else changes it until the end. */
  readonly lockBatch: (
    row: Pick<ChainTransaction, 'id' | 'kind'>,
  ) => Promise<readonly Attestation[]>;
  /** Nothing takes them to the chain any more. */
  readonly drop: (commitments: readonly string[]) => Promise<void>;
  readonly markSigned: (commitments: readonly string[], signed: Signed) => Promise<void>;

  /** Forgets signatures for contracts that their chain has lost. */
  readonly forgetLost: () => Promise<void>;
  /** Who signed something for a contract of that life of a chain that has not ended. */
  readonly attesters: (
    chain: string,
    now: Date,
  ) => Promise<readonly (Signed & { readonly registry: string })[]>;
  /** What they signed for it, in order of the commitments. */
  readonly signedBy: (
    signed: Signed,
    after: string,
    now: Date,
    limit: number,
  ) => Promise<readonly Attestation[]>;
  /** They wait again, as if nobody had signed them. */
  readonly release: (commitments: readonly string[]) => Promise<void>;
}

export interface AttestationReader {
  readonly attestations: (commitments: readonly string[]) => Promise<readonly Attestation[]>;
}
