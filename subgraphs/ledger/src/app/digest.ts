import type { Digest } from '../domain/merkle.ts';
import type { Sha256 } from './ports.ts';

/** SHA-256 that gives bytes instead of hex digits. */
export function digestBy(sha256: Sha256): Digest {
  return (...parts) => Buffer.from(sha256(...parts), 'hex');
}
