import { createHash, randomBytes } from 'node:crypto';

/** Hexadecimal SHA-256 of a text in UTF-8. */
export function sha256(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex');
}

/** 32 random bytes in hexadecimal. */
export function newSalt(): string {
  return randomBytes(32).toString('hex');
}
