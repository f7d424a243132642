import { createCipheriv, createDecipheriv, type KeyObject, randomBytes } from 'node:crypto';

/** Where a value is stored. A ciphertext opens at its own place only. */
export interface Place {
  readonly table: string;
  readonly column: string;
  /** The row's id. */
  readonly row: string;
}

/** Longest text that is encrypted, in bytes of UTF-8. */
export const MAX_PLAINTEXT_BYTES = 65_536;

const VERSION = 'v1';
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** Thrown where a stored value cannot be opened: a fault, not something a caller can put right. */
export class CiphertextInvalid extends Error {
  override readonly name = 'CiphertextInvalid';
}

/**
 * AES-256-GCM with a random 96-bit nonce; the place is authenticated with it.
 * @param key as a key object: with its bytes each text would take three times as long
 * @returns `v1.<base64url of nonce, ciphertext and tag>`
 */
export function encryptText(key: KeyObject, plaintext: string, place: Place): string {
  const bytes = Buffer.from(plaintext, 'utf8');
  if (bytes.length > MAX_PLAINTEXT_BYTES) {
    throw new Error(
      `${nameOf(place)} is longer than ${MAX_PLAINTEXT_BYTES} bytes: bound it before it is encrypted`,
    );
  }
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv('aes-256-gcm', key, nonce);
  cipher.setAAD(associatedData(place));
  const sealed = Buffer.concat([nonce, cipher.update(bytes), cipher.final(), cipher.getAuthTag()]);
  return `${VERSION}.${sealed.toString('base64url')}`;
}

/** @throws CiphertextInvalid where the text was altered, moved, or written under another key */
export function decryptText(key: KeyObject, ciphertext: string, place: Place): string {
  const text = ciphertext.startsWith(`${VERSION}.`) ? ciphertext.slice(VERSION.length + 1) : '';
  const sealed = Buffer.from(text, 'base64url');
  if (sealed.length < NONCE_BYTES + TAG_BYTES || sealed.toString('base64url') !== text) {
    throw new CiphertextInvalid(`${nameOf(place)} does not hold an encrypted value`);
  }
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, NONCE_BYTES), {
    authTagLength: TAG_BYTES,
  });
  decipher.setAAD(associatedData(place));
  decipher.setAuthTag(sealed.subarray(-TAG_BYTES));
  try {
    const head = decipher.update(sealed.subarray(NONCE_BYTES, -TAG_BYTES));
    return Buffer.concat([head, decipher.final()]).toString('utf8');
  } catch (cause) {
    throw new CiphertextInvalid(
      `${nameOf(place)} does not decrypt: it was altered, moved, or belongs to another person`,
      { cause },
    );
  }
}

/** JSON, so that no two places give the same bytes. */
function associatedData(place: Place): Buffer {
  return Buffer.from(JSON.stringify([VERSION, place.table, place.column, place.row]), 'utf8');
}

function nameOf(place: Place): string {
  return `${place.table}.${place.column} of ${place.row}`;
}
