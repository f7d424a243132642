import { randomInt } from 'node:crypto';
import { CODE_ALPHABET, CODE_LENGTH } from '../domain/consent.ts';

/** A code of 60 random bits, in symbols that people can read to one another. */
export function newConsentCode(): string {
  const symbols = Array.from({ length: CODE_LENGTH }, () =>
    CODE_ALPHABET.charAt(randomInt(CODE_ALPHABET.length)),
  );
  return symbols.join('');
}
