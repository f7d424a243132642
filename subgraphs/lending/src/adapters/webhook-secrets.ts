import { randomBytes } from 'node:crypto';
import type { Transaction } from '@blockscore/database';
import type { SubjectCipher, Vault } from '@blockscore/vault';

const PREFIX = 'whsec_';
const SECRET_BYTES = 32;

/** A secret as Standard Webhooks writes it: `whsec_` and base64. */
export function newWebhookSecret(): string {
  return `${PREFIX}${randomBytes(SECRET_BYTES).toString('base64')}`;
}

/** The bytes that sign. */
export function keyOfSecret(secret: string): Buffer {
  return Buffer.from(secret.slice(PREFIX.length), 'base64');
}

/** What encrypts a partner's secrets: they belong to it, and to no person. */
export async function secretCipher(
  tx: Transaction,
  vault: Vault,
  partnerId: string,
): Promise<SubjectCipher> {
  const cipher = await vault.forSubject(tx, partnerId);
  if (!cipher.ok) throw new Error(cipher.error.message);
  return cipher.value;
}

export function secretPlace(column: 'secret' | 'previous_secret', row: string) {
  return { table: 'webhook_endpoints', column, row };
}
