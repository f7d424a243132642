import { TypedDataEncoder, type Wallet } from 'ethers';

/** What an attester stands by: salted hashes, and until when. Times in seconds since 1970. */
export interface Attest {
  readonly attester: string;
  readonly commitments: readonly string[];
  readonly expiresAt: bigint;
  /** The last second at which the signature may be brought to the chain. */
  readonly deadline: bigint;
}

export type Revoke = Omit<Attest, 'expiresAt'>;

/** The contract that a signature is for; it counts for no other. */
export interface Registry {
  readonly chainId: bigint;
  readonly address: string;
}

const ATTEST = [
  { name: 'attester', type: 'address' },
  { name: 'commitments', type: 'bytes32[]' },
  { name: 'expiresAt', type: 'uint64' },
  { name: 'deadline', type: 'uint64' },
];
const REVOKE = ATTEST.filter(({ name }) => name !== 'expiresAt');

/** EIP-712, as `AttestationRegistry` checks it. */
export function signAttest(wallet: Wallet, registry: Registry, attest: Attest): Promise<string> {
  return wallet.signTypedData(domainOf(registry), { Attest: ATTEST }, attest);
}

export function signRevoke(wallet: Wallet, registry: Registry, revoke: Revoke): Promise<string> {
  return wallet.signTypedData(domainOf(registry), { Revoke: REVOKE }, revoke);
}

/** The digests that are signed. */
export function attestDigest(registry: Registry, attest: Attest): string {
  return TypedDataEncoder.hash(domainOf(registry), { Attest: ATTEST }, attest);
}

export function revokeDigest(registry: Registry, revoke: Revoke): string {
  return TypedDataEncoder.hash(domainOf(registry), { Revoke: REVOKE }, revoke);
}

function domainOf({ chainId, address }: Registry) {
  return {
    name: 'BlockScore AttestationRegistry',
    version: '1',
    chainId,
    verifyingContract: address,
  };
}
