import type { UnsignedCall } from './chain-client.ts';

/** Where an attester speaks, and of what. */
export interface AttestersWord {
  readonly chainId: number;
  /** The address of the AttestationRegistry. */
  readonly registry: string;
  readonly attester: string;
  /** `0x…`, 32 bytes each; 1 to `MOST_ATTESTED`. */
  readonly commitments: readonly string[];
}

/** What an AttestationRegistry keeps of what an attester said; times in seconds since 1970, 0 = never. */
export interface HeldAttestation {
  readonly attestedAt: bigint;
  readonly expiresAt: bigint;
  readonly revokedAt: bigint;
  /** Number of the block in which it was attested. */
  readonly block: bigint;
}

/** What attesters say, in an AttestationRegistry. */
export interface AttestationClient {
  /** Whose keys are here; the first is the one that attests, the others can revoke what they attested. */
  readonly attesters: readonly [string, ...string[]];
  /** In the order of the commitments. */
  readonly attestationsOf: (
    word: Omit<AttestersWord, 'chainId'>,
  ) => Promise<readonly HeldAttestation[]>;
  /** Since when nothing holds that it attested, in seconds since 1970; 0 = it is trusted. */
  readonly distrustedSince: (registry: string, attester: string) => Promise<bigint>;
  /**
   * Signed by the attester, to be brought to the chain by anybody.
   *
   * @param deadline the last second at which it may be
   * @throws CallRefused when the chain would not do it
   * @throws SigningKeyUnavailable when the attester's key cannot be used
   */
  readonly attestCall: (
    word: AttestersWord,
    expiresAt: bigint,
    deadline: bigint,
  ) => Promise<UnsignedCall>;
  /** The same of what it takes back. */
  readonly revokeCall: (word: AttestersWord, deadline: bigint) => Promise<UnsignedCall>;
  /**
   * Hash of the chain transaction that attested it, in that block.
   *
   * @throws CallRefused when the chain tells of none
   */
  readonly findAttested: (place: AttestersOne, block: bigint) => Promise<string>;
  /** The same of what revoked it, in that block or later. */
  readonly findRevoked: (place: AttestersOne, from: bigint) => Promise<string>;
}

/** One commitment of an attester in a registry. */
export interface AttestersOne {
  readonly registry: string;
  readonly attester: string;
  readonly commitment: string;
}
