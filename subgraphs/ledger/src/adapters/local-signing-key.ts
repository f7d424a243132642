import { computeAddress, SigningKey } from 'ethers';
import type { SigningKeyProvider } from '../app/signing-key.ts';

/** A key in this process' memory. ethers keeps it where no log and no error shows it. */
export function localSigningKey(privateKey: string): SigningKeyProvider {
  const key = new SigningKey(privateKey);
  return {
    address: computeAddress(key.publicKey),
    async sign(digest) {
      const { r, s, yParity } = key.sign(digest);
      return { r, s, yParity };
    },
  };
}
