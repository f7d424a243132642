import { canonicalTransaction, type Entry, type LedgerTransaction } from '../domain/transaction.ts';
import type { Sha256 } from './ports.ts';

/** Keeps these hashes apart from any others that anybody makes of the same bytes. */
const COMMITMENT_DOMAIN = 'blockscore/ledger/disbursement/v1\n';

export const SALT_BYTES = 32;

/**
 * What the chain holds of a transaction: SHA-256 over the domain, the salt and the canonical text,
 * as `0x…`. Without the salt nobody can tell by trying which transaction it is.
 */
export function commitmentOf(
  sha256: Sha256,
  transaction: LedgerTransaction,
  entries: readonly Entry[],
  salt: Uint8Array,
): string {
  if (salt.length !== SALT_BYTES) throw new RangeError(`A salt has ${SALT_BYTES} bytes.`);
  return `0x${sha256(COMMITMENT_DOMAIN, salt, canonicalTransaction(transaction, entries))}`;
}
