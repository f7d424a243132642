import type { BlockRef } from '../domain/confirmations.ts';
import type { ContractName, RecordingContract } from '../domain/contracts.ts';
import type { FeeMarket, Fees } from '../domain/fees.ts';
import type { RegisteredState } from '../domain/loan-registry.ts';
import type { AttestationClient } from './attestation-client.ts';

/** Which chain an endpoint serves, and how far it is. */
export interface ChainView {
  readonly chainId: number;
  readonly genesisHash: string;
  /** Number of the newest block. */
  readonly head: number;
}

export interface Receipt {
  readonly hash: string;
  readonly block: BlockRef;
  /** Whether it did what it was for; false = reverted. */
  readonly succeeded: boolean;
}

export interface UnsignedCall {
  /** Null creates a contract. */
  readonly to: string | null;
  readonly data: string;
  readonly gasLimit: bigint;
}

/** What is to be recorded, and where. */
export interface Recording {
  readonly contract: RecordingContract;
  readonly address: string;
  /** `0x…`, 32 bytes. */
  readonly commitment: string;
  /** Of a Merkle tree with that root; null where it is none. */
  readonly leafCount: number | null;
  /** The loan that the commitment moves, and where to, if it moves one. */
  readonly loan?: { readonly agreement: string; readonly state: RegisteredState };
}

/** What a registry holds of a commitment. */
export interface Held {
  /** Number of the block that recorded it; 0 where none did. */
  readonly block: bigint;
  /** Of a root; null of what is none. */
  readonly leafCount: number | null;
  /** Of a loan, where it is now: its state, null where it is not registered, and what moved it there. */
  readonly loan: { readonly state: RegisteredState | null; readonly commitment: string } | null;
}

interface SignedTransaction {
  readonly hash: string;
  readonly signed: string;
}

/**
 * What an endpoint said to signed bytes. `NONCE_USED`: another transaction holds the nonce.
 * `UNDERPRICED`: it wants higher fees. `REFUSED`: anything else, in `message`.
 */
export type Broadcast =
  | { readonly kind: 'ACCEPTED' }
  | { readonly kind: 'NONCE_USED' | 'UNDERPRICED' | 'REFUSED'; readonly message: string };

/** The endpoint gave no answer, or none that makes sense: try later. */
export class ChainUnavailable extends Error {
  override readonly name = 'ChainUnavailable';
}

/** The chain answered that a call would fail: what it says is for the operator. */
export class CallRefused extends Error {
  override readonly name = 'CallRefused';
}

/** A chain by its endpoints and one key. Every method throws {@link ChainUnavailable} when it is down. */
export interface ChainClient extends AttestationClient {
  /** Address of the key. */
  readonly sender: string;
  readonly view: () => Promise<ChainView>;
  /** Null when the chain is not that long. */
  readonly blockHash: (number: number) => Promise<string | null>;
  readonly receipt: (hash: string) => Promise<Receipt | null>;
  /** The nonce that comes next: by the newest block, and counting what waits in the pool. */
  readonly nonces: () => Promise<{ readonly latest: number; readonly pending: number }>;
  /** Of the key's account, in wei. */
  readonly balance: () => Promise<bigint>;
  readonly feeMarket: () => Promise<FeeMarket>;
  readonly hasCode: (address: string) => Promise<boolean>;
  /** Throws {@link CallRefused} when the chain would not do it. */
  readonly deployCall: (name: ContractName) => Promise<UnsignedCall>;
  /** Throws {@link CallRefused} when the chain would not do it. */
  readonly recordCall: (recording: Recording) => Promise<UnsignedCall>;
  /** A transfer of nothing to the key's own account. */
  readonly transferCall: () => Promise<UnsignedCall>;
  /** The address that a contract created with this nonce gets. */
  readonly createdAddress: (nonce: number) => string;
  /**
   * Hash of the chain transaction that recorded the commitment, if one did; of a loan that which brought
   * it into the state, or further.
   */
  readonly findRecord: (recording: Recording) => Promise<string | null>;
  /** What the registry holds of the commitment. */
  readonly held: (recording: Recording) => Promise<Held>;
  readonly sign: (
    call: UnsignedCall,
    nonce: number,
    fees: Fees,
    chainId: number,
  ) => Promise<SignedTransaction>;
  /** What signed bytes call, to sign it again. */
  readonly callOf: (signed: string) => UnsignedCall;
  readonly broadcast: (signed: string) => Promise<Broadcast>;
}
