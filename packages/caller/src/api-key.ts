import { createHash } from 'node:crypto';
import { crc32 } from 'node:zlib';
import { err, ok, type Result } from '@blockscore/result';

/**
 * A partner's API key: `bsk_live_<id>_<secret><checksum>`, 81 characters.
 *
 * - id: 22 characters of base 62, 128 random bits. It may be shown, and tells keys apart.
 * - secret: 43 characters of base 62, 256 random bits.
 * - checksum: 6 characters of base 62, the CRC-32 of everything before it. It tells a key that was
 *   cut off or mistyped without asking anybody, and lets scanners find keys that were published. It
 *   is no protection: anyone can compute it.
 */
export interface ApiKey {
  /** The whole key, which is shown once and never stored. */
  readonly text: string;
  /** `bsk_live_<id>`, the part that may be shown. */
  readonly prefix: string;
}

const LIVE = 'bsk_live_';
const ID_BYTES = 16;
const ID_LENGTH = 22;
const SECRET_BYTES = 32;
const SECRET_LENGTH = 43;
const CHECKSUM_LENGTH = 6;
const DIGITS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const FORM = new RegExp(
  `^(${LIVE}[0-9A-Za-z]{${ID_LENGTH}})_[0-9A-Za-z]{${SECRET_LENGTH}}([0-9A-Za-z]{${CHECKSUM_LENGTH}})$`,
);

/**
 * Makes a key of random bytes.
 * @param id 16 bytes
 * @param secret 32 bytes
 * @throws RangeError where there are more or fewer
 */
export function makeApiKey(id: Uint8Array, secret: Uint8Array): ApiKey {
  if (id.length !== ID_BYTES || secret.length !== SECRET_BYTES) {
    throw new RangeError(`An API key is made of ${ID_BYTES} and ${SECRET_BYTES} random bytes`);
  }
  const prefix = LIVE + base62(numberOf(id), ID_LENGTH);
  const unchecked = `${prefix}_${base62(numberOf(secret), SECRET_LENGTH)}`;
  return { text: unchecked + checksumOf(unchecked), prefix };
}

/** Whether a bearer credential is meant to be an API key, be it a good one or not. */
export function looksLikeApiKey(text: string): boolean {
  return text.startsWith('bsk_');
}

/** Reads a key, and refuses one that is not whole. Whether it exists only identity knows. */
export function parseApiKey(text: string): Result<ApiKey, string> {
  const [, prefix, checksum] = FORM.exec(text) ?? [];
  if (prefix === undefined) {
    return err('An API key is «bsk_live_», 22 characters, «_» and 49 characters.');
  }
  return checksum === checksumOf(text.slice(0, -CHECKSUM_LENGTH))
    ? ok({ text, prefix })
    : err('The API key is mistyped or cut off: its last six characters do not fit the others.');
}

/** What is stored of a key and what caches know it by: SHA-256 in base64url, 43 characters. */
export function apiKeyHash(text: string): string {
  return createHash('sha256').update(text).digest('base64url');
}

function checksumOf(text: string): string {
  return base62(BigInt(crc32(text)), CHECKSUM_LENGTH);
}

function numberOf(bytes: Uint8Array): bigint {
  return BigInt(`0x${Buffer.from(bytes).toString('hex')}`);
}

function base62(value: bigint, length: number): string {
  let text = '';
  for (let rest = value; text.length < length; rest /= 62n) {
    text = (DIGITS[Number(rest % 62n)] ?? '') + text;
  }
  return text;
}
