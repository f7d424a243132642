import type { CopyRepository, EventRecorder } from '@blockscore/events';
import type { CurrencyCode } from '@blockscore/money';
import type { Outcome } from '@blockscore/result';
import type { AnchorReader, AnchorRecords } from './anchor-ports.ts';
import type {
  AttestationReader,
  AttestationRecords,
  AttestationSettings,
} from './attestation-ports.ts';
import type { AuditCommitments } from './audit-ports.ts';
import type { BookKeeping, BookReader, Books } from './book-ports.ts';
import type { ChainReader, ChainRecords, ChainSettings } from './chain-ports.ts';
import type { ErasedPeople } from './erasure-ports.ts';
import type { LeafRecords } from './leaf-ports.ts';
import type { LoanReader, LoanRecords, LoanRegistrySettings } from './loan-ports.ts';
import type { ProposalReader, Proposals } from './proposal-ports.ts';
import type { ReconciliationReader, ReconciliationRecords } from './reconciliation-ports.ts';

export type { BookReader, JournalFilter, TransactionFilter } from './book-ports.ts';

export type Clock = () => Date;

/** SHA-256 over the parts one after the other, texts in UTF-8; 64 hex digits. */
export type Sha256 = (...parts: readonly (string | Uint8Array)[]) => string;

/** A page by keyset, newest first. Repositories answer up to `size + 1` rows, to tell if more follow. */
export interface PageRequest {
  readonly size: number;
  readonly backward: boolean;
  readonly after?: string;
  readonly before?: string;
}

export interface Idempotency {
  /** See `createIdempotency` of @blockscore/database: the answer is an id. */
  once<Code extends string>(
    request: {
      readonly principal: string;
      readonly mutation: string;
      readonly key: string;
      readonly input: unknown;
      readonly entityId?: string;
    },
    action: () => Promise<Outcome<string, Code>>,
  ): Promise<Outcome<string, Code | 'IDEMPOTENCY_KEY_INVALID' | 'IDEMPOTENCY_KEY_REUSED'>>;
}

/** What one transaction of the database holds together. */
export interface Work {
  readonly books: Books;
  readonly chain: ChainRecords;
  readonly anchors: AnchorRecords;
  readonly attestations: AttestationRecords;
  readonly auditCommitments: AuditCommitments;
  readonly loans: LoanRecords;
  readonly reconciliation: ReconciliationRecords;
  readonly copies: CopyRepository;
  readonly leaves: LeafRecords;
  readonly erased: ErasedPeople;
  readonly proposals: Proposals;
  readonly events: EventRecorder;
  readonly idempotency: Idempotency;
}

export type Transact = <T>(action: (work: Work) => Promise<T>) => Promise<T>;

/** Tells the operator. */
export type Warn = (message: string, details: Readonly<Record<string, string | number>>) => void;

export interface PostingPorts {
  readonly transact: Transact;
  readonly clock: Clock;
  readonly sha256: Sha256;
  /** 32 random bytes. */
  readonly newSalt: () => Uint8Array;
  /** Null while the chain is switched off: nothing is meant for it then. */
  readonly chain: Pick<ChainSettings, 'requiredConfirmations' | 'deploymentsPerDay'> | null;
  readonly warn: Warn;
  /** The one that the books are kept in. */
  readonly currency: CurrencyCode;
  /** What staff posts above it takes two people, in minor units; null = nothing does. */
  readonly journalApprovalAbove: bigint | null;
  /** Null: scores are not attested. */
  readonly attesting: AttestationSettings | null;
}

/** Everything that the ledger needs from outside, but for the chain itself: see `ChainPorts`. */
export interface Ports extends PostingPorts {
  readonly books: BookReader;
  readonly proposals: ProposalReader;
  readonly keeping: BookKeeping;
  readonly commitments: ChainReader;
  readonly anchors: AnchorReader;
  readonly loans: LoanReader;
  readonly attestations: AttestationReader;
  /** Null: loans are not written to a LoanRegistry, and nothing is kept for it. */
  readonly loanRegistry: LoanRegistrySettings | null;
  readonly reconciliations: ReconciliationReader;
}
