/** ECDSA over secp256k1, as Ethereum takes it: `s` is in the lower half of the order (EIP-2). */
export interface DigestSignature {
  /** 32 bytes as `0x…`. */
  readonly r: string;
  readonly s: string;
  /** Which of the two possible keys signed. */
  readonly yParity: 0 | 1;
}

/** The key of one account on the chain, wherever it is kept. It is never given out. */
export interface SigningKeyProvider {
  /** Of the account, with EIP-55's checksum. */
  readonly address: string;
  /**
   * @param digest 32 bytes, signed as they are
   * @throws SigningKeyUnavailable when the key cannot be used at the moment
   */
  readonly sign: (digest: Uint8Array) => Promise<DigestSignature>;
}

/** Whoever keeps the key does not answer, or refuses: nothing is signed, and it is tried later. */
export class SigningKeyUnavailable extends Error {
  override readonly name = 'SigningKeyUnavailable';
}
