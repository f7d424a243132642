import { createPublicKey } from 'node:crypto';
import { KeyServiceUnavailable, type KmsPublicKey, type KmsSigner } from '@blockscore/vault';
import { computeAddress, recoverAddress, toBeHex, toBigInt } from 'ethers';
import {
  type DigestSignature,
  type SigningKeyProvider,
  SigningKeyUnavailable,
} from '../app/signing-key.ts';

/** The order of secp256k1's group (SEC 2, 2.4.1). */
const ORDER = 0xfffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141n;

/**
 * A key in AWS KMS, which it never leaves: asymmetric, ECC_SECG_P256K1, for SIGN_VERIFY. Its address
 * is asked for once; each signature is checked to be by the key of that address before it is used.
 *
 * @throws SigningKeyUnavailable when the service does not answer, or refuses
 */
export async function openKmsSigningKey(
  kms: KmsSigner,
  keyId: string,
): Promise<SigningKeyProvider> {
  const address = addressOf(keyId, await asked(() => kms.publicKey(keyId)));
  return {
    address,
    async sign(digest) {
      const { bytes } = await asked(() => kms.sign(keyId, digest));
      return recoverable(digest, readDer(bytes), address);
    },
  };
}

async function asked<T>(question: () => Promise<T>): Promise<T> {
  try {
    return await question();
  } catch (error) {
    const said = error instanceof KeyServiceUnavailable ? error.cause : error;
    const reason = said instanceof Error ? said.message : 'no reason is known';
    throw new SigningKeyUnavailable(`The chain's key cannot be used: ${reason}`, { cause: error });
  }
}

function addressOf(keyId: string, { bytes, spec, usage }: KmsPublicKey): string {
  if (spec !== 'ECC_SECG_P256K1' || usage !== 'SIGN_VERIFY') {
    throw new SigningKeyUnavailable(
      `${keyId} is a key of another kind (${spec}, ${usage}): it must be ECC_SECG_P256K1 for SIGN_VERIFY.`,
    );
  }
  const { crv, x, y } = createPublicKey({ key: bytes, format: 'der', type: 'spki' }).export({
    format: 'jwk',
  });
  if (crv !== 'secp256k1' || x === undefined || y === undefined) {
    throw new SigningKeyUnavailable('KMS gave a public key of another curve: check KMS_ENDPOINT.');
  }
  const [left, right] = [x, y].map((part) => Buffer.from(part, 'base64url').toString('hex'));
  return computeAddress(`0x04${left}${right}`);
}

/** Brings `s` into the lower half, and finds by trying which of the two keys it belongs to. */
function recoverable(
  digest: Uint8Array,
  signature: { readonly r: bigint; readonly s: bigint },
  address: string,
): DigestSignature {
  const low = signature.s * 2n > ORDER ? ORDER - signature.s : signature.s;
  const [r, s] = [toBeHex(signature.r, 32), toBeHex(low, 32)];
  for (const yParity of [0, 1] as const) {
    if (recoverAddress(digest, { r, s, yParity }) === address) return { r, s, yParity };
  }
  throw new SigningKeyUnavailable(
    `KMS signed with another key than that of ${address}: check KMS_ENDPOINT, and BLOCKCHAIN_KMS_KEY_ID or ATTESTER_KMS_KEY_ID.`,
  );
}

/** `SEQUENCE { r INTEGER, s INTEGER }` in DER; 72 bytes at the most, so that lengths are one byte. */
function readDer(der: Buffer): { readonly r: bigint; readonly s: bigint } {
  const [r, afterR] = readInteger(der, 2);
  const [s, end] = readInteger(der, afterR);
  if (der[0] !== 0x30 || der[1] !== der.length - 2 || end !== der.length) throw notSigned();
  return { r, s };
}

/** @returns the integer, and where what follows it begins */
function readInteger(der: Buffer, at: number): readonly [bigint, number] {
  const length = der[at + 1] ?? 0;
  const bytes = der.subarray(at + 2, at + 2 + length);
  if (der[at] !== 0x02 || length === 0 || length > 33 || bytes.length !== length) throw notSigned();
  const value = toBigInt(bytes);
  if (value === 0n || value >= ORDER) throw notSigned();
  return [value, at + 2 + length];
}

function notSigned(): SigningKeyUnavailable {
  return new SigningKeyUnavailable('KMS answered with no signature: check KMS_ENDPOINT.');
}
