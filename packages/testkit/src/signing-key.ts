import { createECDH, randomBytes } from 'node:crypto';

/** The order of secp256k1's group (SEC 2, 2.4.1). */
const ORDER = 0xfffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141n;
/** SubjectPublicKeyInfo of a secp256k1 key, up to the 65 bytes of the uncompressed point. */
const SPKI = Buffer.from('3056301006072a8648ce3d020106052b8104000a034200', 'hex');

/** A secp256k1 key as a key service keeps it: it signs digests and shows its public part. */
export interface TestSigningKey {
  /** SubjectPublicKeyInfo in DER. */
  readonly publicKey: Buffer;
  /**
   * ECDSA over a digest of 32 bytes, in DER. As of a key service, `s` may be above half the order:
   * here it is so every second time.
   */
  sign(digest: Buffer): Buffer;
}

export function newTestSigningKey(): TestSigningKey {
  const secret = scalar();
  let signatures = 0;
  return {
    publicKey: Buffer.concat([SPKI, pointOf(secret)]),
    sign(digest) {
      const nonce = scalar();
      const r = numberOf(pointOf(nonce).subarray(1, 33)) % ORDER;
      const s = (inverse(nonce) * (numberOf(digest) + r * secret)) % ORDER;
      signatures += 1;
      const low = s * 2n > ORDER ? ORDER - s : s;
      return sequence(integer(r), integer(signatures % 2 === 0 ? low : ORDER - low));
    },
  };
}

function scalar(): bigint {
  const number = numberOf(randomBytes(32));
  return number === 0n || number >= ORDER ? scalar() : number;
}

/** The generator times a scalar, uncompressed. */
function pointOf(factor: bigint): Buffer {
  const curve = createECDH('secp256k1');
  curve.setPrivateKey(Buffer.from(factor.toString(16).padStart(64, '0'), 'hex'));
  return curve.getPublicKey();
}

/** By Fermat, the order being prime. */
function inverse(number: bigint): bigint {
  let result = 1n;
  let square = number;
  for (let exponent = ORDER - 2n; exponent > 0n; exponent >>= 1n) {
    if (exponent & 1n) result = (result * square) % ORDER;
    square = (square * square) % ORDER;
  }
  return result;
}

function numberOf(bytes: Uint8Array): bigint {
  return BigInt(`0x${Buffer.from(bytes).toString('hex')}`);
}

function integer(number: bigint): Buffer {
  const text = number.toString(16);
  const bytes = Buffer.from(text.padStart(text.length + (text.length % 2), '0'), 'hex');
  const signed = (bytes[0] ?? 0) < 0x80 ? bytes : Buffer.concat([Buffer.from([0]), bytes]);
  return Buffer.concat([Buffer.from([0x02, signed.length]), signed]);
}

function sequence(...parts: readonly Buffer[]): Buffer {
  const body = Buffer.concat(parts);
  return Buffer.concat([Buffer.from([0x30, body.length]), body]);
}
