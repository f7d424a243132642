import type { BlockRef, ChainProgress } from '../domain/confirmations.ts';
import type { ContractName } from '../domain/contracts.ts';
import type { Fees } from '../domain/fees.ts';
import type { RegisteredState } from '../domain/loan-registry.ts';
import type { AttestationSettings } from './attestation-ports.ts';
import type { ChainClient } from './chain-client.ts';
import type { LoanRegistrySettings } from './loan-ports.ts';
import type { Clock, Sha256, Transact, Warn } from './ports.ts';
import type { Funds } from './watch-funds.ts';

/** A life of a chain: it ends when the chain turns out to have lost its state. */
export interface ChainLife {
  readonly id: string;
  readonly chainId: number;
}

export interface Contract {
  readonly id: `contract_${string}`;
  /** The life that it is on; null, as is the chain's id, while it waits for the worker. */
  readonly chain: string | null;
  readonly chainId: number | null;
  readonly name: ContractName;
  /** Null until its deployment is signed. */
  readonly address: string | null;
  /** Who asked for it; null where the ledger needs it. */
  readonly requestedBy: string | null;
  readonly createdAt: Date;
  /** When its code was first seen on the chain. */
  readonly deployedAt: Date | null;
  /** When another one of its name took its place. */
  readonly replacedAt: Date | null;
  /** When its chain was found to have lost it. */
  readonly lostAt: Date | null;
}

/**
 * A contract; the commitment of a transaction of the books; the root of an anchor; a state of a loan; scores
 * that are attested, or no longer are; what spends a nonce that nothing else holds.
 */
export type ChainTransactionKind =
  | 'DEPLOYMENT'
  | 'COMMITMENT'
  | 'ANCHOR'
  | 'LOAN'
  | 'ATTESTATION'
  | 'REVOCATION'
  | 'FILLER';

export interface ChainTransaction extends ChainProgress {
  readonly id: `ctx_${string}`;
  readonly kind: ChainTransactionKind;
  readonly transactionId: `txn_${string}` | null;
  readonly anchorId: `anchor_${string}` | null;
  /** What the registry is to hold; null for a deployment, for a filler and for what is of many. */
  readonly commitment: string | null;
  /** The loan that comes into a state, and which one; null of what is no loan's. */
  readonly loanId: `loan_${string}` | null;
  readonly loanState: RegisteredState | null;
  /** What commits to the loan's agreement. */
  readonly agreement: string | null;
  /** The borrower of the ledger transaction or of the loan: who may be told of its progress. */
  readonly userId: `user_${string}` | null;
  /** Leaves of the anchor's tree; null for what is no anchor. */
  readonly leafCount: number | null;
  readonly contractId: Contract['id'] | null;
  readonly chain: string | null;
  readonly sender: string | null;
  readonly nonce: number | null;
  readonly hash: string | null;
  readonly requiredConfirmations: number;
  readonly settled: boolean;
  readonly failures: number;
  readonly lastError: string | null;
  readonly nextAttemptAt: Date;
  readonly createdAt: Date;
  /** Counts the changes of the row; whoever saves must have read the newest. */
  readonly version: number;
}

export interface Attempt {
  readonly hash: string;
  readonly chainTransactionId: `ctx_${string}`;
  readonly chain: string;
  readonly nonce: number | null;
  readonly signed: string | null;
  readonly fees: Fees;
  readonly signedAt: Date;
  readonly broadcastAt: Date | null;
}

/** The records of what goes to the chain. */
export interface ChainRecords {
  readonly currentLife: (chainId: number, genesisHash: string) => Promise<ChainLife | null>;
  /** Ends the other lives of that chain id and begins one. */
  readonly beginLife: (chainId: number, genesisHash: string, now: Date) => Promise<ChainLife>;
  readonly endLife: (id: string, now: Date) => Promise<void>;
  /** In use or on their way, older ones first; without those that were replaced. */
  readonly contracts: (chain: string) => Promise<readonly Contract[]>;
  readonly contractById: (id: Contract['id']) => Promise<Contract | null>;
  /** False, and nothing is added, where one of its name is on its way already. */
  readonly addContract: (contract: Contract) => Promise<boolean>;
  /**
   * What people asked for since then: all of it, and what is not on a chain. Until the transaction ends
   * nobody else counts.
   */
  readonly countRequested: (
    since: Date,
  ) => Promise<{ readonly all: number; readonly waiting: number }>;
  /** Takes what people asked for to that life, unless one of its name is on its way there. */
  readonly adoptRequested: (chain: string) => Promise<void>;
  /** The address that it gets or, null, no longer gets. */
  readonly placeContract: (contractId: Contract['id'], address: string | null) => Promise<void>;
  /** What deployed it, or is to. */
  readonly deploymentOf: (contractId: Contract['id']) => Promise<ChainTransaction | null>;
  /** Its code is there; whatever was in use in its place is replaced. */
  readonly markDeployed: (contract: Contract, now: Date) => Promise<void>;

  /** The commitment of a transaction comes with the salt that it was made with, where it is to be kept. */
  readonly enqueue: (
    queued: readonly {
      readonly transaction: ChainTransaction;
      readonly salt: Uint8Array | null;
    }[],
  ) => Promise<void>;
  /** Saves what was read at `version`; throws when somebody else saved in between. */
  readonly save: (transaction: ChainTransaction) => Promise<void>;
  readonly addAttempt: (attempt: Attempt) => Promise<void>;
  /** Of one life, the newest of each row first, and not more than some of each. */
  readonly attempts: (
    chain: string,
    chainTransactionIds: readonly string[],
  ) => Promise<readonly Attempt[]>;
  readonly markBroadcast: (chain: string, hash: string, now: Date) => Promise<void>;
  /** Takes the next nonce, at least `floor`, which is what the chain says comes next. */
  readonly takeNonce: (chain: string, sender: string, floor: number) => Promise<number>;

  /** From `from` on, nonces that nothing holds although something holds a higher one, lowest first. */
  readonly freeNonces: (
    chain: string,
    sender: string,
    from: number,
    limit: number,
  ) => Promise<readonly number[]>;

  /**
   * Of those kinds what is not yet signed and due, oldest first; a state of a loan only once all earlier
   * ones are in blocks.
   */
  readonly unsent: (
    kinds: readonly ChainTransactionKind[],
    now: Date,
    limit: number,
  ) => Promise<readonly ChainTransaction[]>;
  /** Signed on this life and in no block yet, by nonce. */
  readonly pending: (chain: string, limit: number) => Promise<readonly ChainTransaction[]>;
  /** The blocks that hold what is not settled, lowest first. */
  readonly openBlocks: (chain: string, limit: number) => Promise<readonly BlockRef[]>;
  /** What is said to be in a block; `counting` leaves out what is confirmed. */
  readonly inBlock: (
    chain: string,
    blockHash: string,
    scope: 'ALL' | 'COUNTING',
    limit: number,
  ) => Promise<readonly ChainTransaction[]>;
  /** What is said to be in a block although its nonce is not below `latest`, by nonce. */
  readonly placedFromNonce: (
    chain: string,
    sender: string,
    latest: number,
    limit: number,
  ) => Promise<readonly ChainTransaction[]>;
  /** Marks what is confirmed in that block as settled. */
  readonly settle: (chain: string, blockHash: string) => Promise<void>;
  /** What is recorded on lost lives, and what is unconfirmed on other chains. */
  readonly stranded: (chain: string, limit: number) => Promise<readonly ChainTransaction[]>;
}

/** What may be read of the chain's records. */
export interface ChainReader {
  readonly byIds: (ids: readonly string[]) => Promise<readonly ChainTransaction[]>;
  readonly ofTransactions: (ids: readonly string[]) => Promise<readonly ChainTransaction[]>;
  readonly ofAnchors: (ids: readonly string[]) => Promise<readonly ChainTransaction[]>;
  /** What takes states of these loans to the chain, in the order of the states. */
  readonly ofLoans: (ids: readonly string[]) => Promise<readonly ChainTransaction[]>;
  /** What takes that root of an anchor to the chain. */
  readonly ofRoot: (root: string) => Promise<ChainTransaction | null>;
  /** By the hash of any attempt. */
  readonly byHash: (hash: string) => Promise<ChainTransaction | null>;
  readonly contracts: (ids?: readonly string[]) => Promise<readonly Contract[]>;
}

/** What the chain worker's steps need. */
export interface ChainPorts {
  readonly transact: Transact;
  readonly clock: Clock;
  readonly sha256: Sha256;
  /** 32 random bytes. */
  readonly newSalt: () => Uint8Array;
  readonly client: ChainClient;
  readonly settings: ChainSettings;
  /** Tells the operator of something that repeats until somebody sees to it. */
  readonly warn: Warn;
  /** Hears of each look at the balance of the account that pays. */
  readonly fundsSeen: (funds: Funds) => void;
}

export interface ChainSettings {
  readonly requiredConfirmations: number;
  /** Blocks after which a block is taken to stay. ≥ requiredConfirmations. */
  readonly settleDepth: number;
  /** Wei per gas, the most that is ever offered. */
  readonly maxFeePerGas: bigint;
  /** Wei: below it operators are told that the account which pays runs out. */
  readonly minBalance: bigint;
  readonly rebroadcastAfterMs: number;
  readonly replaceAfterMs: number;
  /** Signed and not in a block, at the most. */
  readonly maxInFlight: number;
  /** The least between two anchors, unless very many commitments wait. */
  readonly anchorEveryMs: number;
  /** Null: loans are not written to a LoanRegistry. */
  readonly loanRegistry: LoanRegistrySettings | null;
  /** Null: scores are not attested; what was attested before can still be revoked. */
  readonly attestations: AttestationSettings | null;
  /** Contracts that people may ask for in 24 hours, all of them together. */
  readonly deploymentsPerDay: number;
  /** How many rounds in a row, and how long, a chain must say it lost something to be believed. */
  readonly lostAfter: { readonly rounds: number; readonly milliseconds: number };
}
