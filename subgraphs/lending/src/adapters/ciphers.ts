import type { Transaction } from '@blockscore/database';
import type { SubjectCipher, Vault } from '@blockscore/vault';

/** What is kept of a borrower beyond an erasure, until the legal term of a credit file ends. */
const PURPOSE = 'retention';

/** The borrower's cipher, made where there is none yet. */
export async function cipherFor(
  tx: Transaction,
  vault: Vault,
  userId: string,
): Promise<SubjectCipher> {
  const cipher = await vault.forSubject(tx, userId, PURPOSE);
  if (!cipher.ok) throw new Error(cipher.error.message);
  return cipher.value;
}

/** The ciphers of many; who has been erased has none. */
export async function ciphersFor(
  tx: Transaction,
  vault: Vault,
  userIds: readonly string[],
): Promise<(userId: string) => SubjectCipher | undefined> {
  const ciphers = await vault.forSubjects(tx, userIds, PURPOSE);
  return (userId) => {
    const cipher = ciphers.get(userId);
    return cipher?.ok ? cipher.value : undefined;
  };
}
