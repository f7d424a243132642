/** How many are given out at a time. */
export const RECOVERY_CODES = 10;
/** 120 bits each: beyond guessing, also for who has the hashes and their key (ASVS 5.0, 6.5.2). */
export const RECOVERY_CODE_BYTES = 15;

/** Crockford's base 32: no I, L, O and U, so that a code survives being written down. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const SYMBOLS = (RECOVERY_CODE_BYTES * 8) / 5;

/**
 * A code as it is shown, e.g. `7KQ2-M0XD-9RTA-C4WE-3HJ8-V6PN`.
 *
 * @param bytes fifteen random ones
 */
export function writeRecoveryCode(bytes: Uint8Array): string {
  if (bytes.length !== RECOVERY_CODE_BYTES)
    throw new Error(`A recovery code is made of ${RECOVERY_CODE_BYTES} bytes.`);
  let number = 0n;
  for (const byte of bytes) number = (number << 8n) | BigInt(byte);
  const symbols = Array.from({ length: SYMBOLS }, (_, index) => {
    const shift = BigInt((SYMBOLS - 1 - index) * 5);
    return ALPHABET[Number((number >> shift) & 31n)];
  });
  return symbols.join('').replaceAll(/.{4}(?=.)/g, '$&-');
}

/**
 * What somebody typed as a code, in the one form that is hashed; undefined where it cannot be one.
 * Case, blanks and hyphens do not count, and O, I and L are read as the digits they look like.
 */
export function readRecoveryCode(text: string): string | undefined {
  if (text.length > 4 * SYMBOLS) return undefined;
  const code = text
    .toUpperCase()
    .replaceAll(/[\s-]/g, '')
    .replaceAll('O', '0')
    .replaceAll(/[IL]/g, '1');
  const known = code.length === SYMBOLS && [...code].every((symbol) => ALPHABET.includes(symbol));
  return known ? code : undefined;
}
