import { err, ok, type Result } from '@blockscore/result';
import { CompactEncrypt, compactDecrypt, exportJWK, generateKeyPair, importJWK } from 'jose';

/** An X25519 public key as JWK (RFC 8037). */
export interface SealPublicKey {
  readonly kty: 'OKP';
  readonly crv: 'X25519';
  /** 32 bytes, base64url. */
  readonly x: string;
}

/** Keep it encrypted, use it once, delete it in the transaction that stores what was sealed. */
export interface SealPrivateKey extends SealPublicKey {
  readonly d: string;
}

export interface SealInvalid {
  readonly code: 'SEAL_INVALID';
  readonly message: string;
}

export interface SealContext {
  /** The request that is answered; what was sealed for one cannot be passed off as another's. */
  readonly requestId: string;
}

/** Longest sealed value as JSON, in bytes. */
export const MAX_SEALED_BYTES = 16_384;

const ALGORITHM = 'ECDH-ES';
const ENCRYPTION = 'A256GCM';

/** A key pair for one request. */
export async function newSealKeyPair(): Promise<{
  readonly publicKey: SealPublicKey;
  readonly privateKey: SealPrivateKey;
}> {
  const pair = await generateKeyPair(ALGORITHM, { crv: 'X25519', extractable: true });
  const { x, d } = await exportJWK(pair.privateKey);
  if (x === undefined || d === undefined) throw new Error('The new X25519 key has no x or d');
  const publicKey = { kty: 'OKP', crv: 'X25519', x } as const;
  return { publicKey, privateKey: { ...publicKey, d } };
}

/**
 * Encrypts a JSON value so that only the holder of the private key reads it: compact JWE, ECDH-ES
 * over X25519 with A256GCM (RFC 7518, RFC 8037). The request's id is bound in the protected header.
 * @throws Error where the value is no JSON, is too long, or the key is not an X25519 public key
 */
export async function sealTo(
  publicKey: SealPublicKey,
  value: unknown,
  { requestId }: SealContext,
): Promise<string> {
  const json = JSON.stringify(value);
  if (json === undefined) throw new Error('Only a JSON value can be sealed');
  const bytes = new TextEncoder().encode(json);
  if (bytes.length > MAX_SEALED_BYTES) {
    throw new Error(
      `A sealed value may have ${MAX_SEALED_BYTES} bytes of JSON, not ${bytes.length}`,
    );
  }
  const { kty, crv, x } = publicKey;
  const key = await importJWK({ kty, crv, x }, ALGORITHM);
  return new CompactEncrypt(bytes)
    .setProtectedHeader({ alg: ALGORITHM, enc: ENCRYPTION, rid: requestId })
    .encrypt(key);
}

/** The value sealed for this request, still to be checked for its form by the caller. */
export async function openSealed(
  privateKey: SealPrivateKey,
  sealed: string,
  { requestId }: SealContext,
): Promise<Result<unknown, SealInvalid>> {
  if (sealed.length > MAX_SEALED_BYTES * 1.5) return invalid('it is too long');
  const { kty, crv, x, d } = privateKey;
  const key = await importJWK({ kty, crv, x, d }, ALGORITHM);
  try {
    const { plaintext, protectedHeader } = await compactDecrypt(sealed, key, {
      keyManagementAlgorithms: [ALGORITHM],
      contentEncryptionAlgorithms: [ENCRYPTION],
    });
    if (protectedHeader['rid'] !== requestId) return invalid('it answers another request');
    return ok(JSON.parse(new TextDecoder().decode(plaintext)));
  } catch (cause) {
    return invalid(cause instanceof Error ? cause.name : 'unknown');
  }
}

function invalid(why: string): Result<never, SealInvalid> {
  return err({ code: 'SEAL_INVALID', message: `The sealed value cannot be opened: ${why}` });
}
