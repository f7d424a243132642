import { canonicalDisbursement, canonicalTransaction } from '../domain/canonical.ts';
import type { Posted } from '../domain/draft.ts';
import type { Sha256 } from './ports.ts';

/** Keeps these hashes apart from any others that anybody makes of the same bytes. */
const DISBURSEMENT_DOMAIN = 'blockscore/ledger/disbursement/v1\n';
/** The same for the leaves of transactions under anchors. */
export const TRANSACTION_DOMAIN = 'blockscore/ledger/transaction/v1\n';

export const SALT_BYTES = 32;

/**
 * What a DisbursementRegistry holds of a transaction: SHA-256 over the domain, the salt and the
 * canonical text, as `0x…`. Without the salt nobody can tell by trying which transaction it is.
 */
export function disbursementCommitment(
  sha256: Sha256,
  { transaction, entries }: Posted,
  salt: Uint8Array,
): string {
  const content = canonicalDisbursement(transaction, entries);
  return commit(sha256, DISBURSEMENT_DOMAIN, salt, content);
}

/** The same as a leaf under an anchor. */
export function transactionCommitment(
  sha256: Sha256,
  { transaction, entries }: Posted,
  salt: Uint8Array,
): string {
  return commit(sha256, TRANSACTION_DOMAIN, salt, canonicalTransaction(transaction, entries));
}

function commit(sha256: Sha256, domain: string, salt: Uint8Array, content: string): string {
  if (salt.length !== SALT_BYTES) throw new RangeError(`A salt has ${SALT_BYTES} bytes.`);
  return `0x${sha256(domain, salt, content)}`;
}
