import type { Transaction } from '@blockscore/database';
import type { Id } from '@blockscore/ids';
import type { Vault } from '@blockscore/vault';
import { eq, inArray, or } from 'drizzle-orm';
import type { ErasureRepository } from '../app/erasure-ports.ts';
import {
  challenges,
  deviceSightings,
  devices,
  emailVerifications,
  factorResetProposals,
  networkSightings,
  notices,
  passkeys,
  passwordResets,
  recoveryCodes,
  refreshTokens,
  roleProposals,
  sessions,
  totpFactors,
  userRoles,
  users,
} from './tables.ts';
import { hashChallenged } from './user-repository.ts';

export function createErasureRepository(tx: Transaction, vault: Vault): ErasureRepository {
  return {
    async addressesOf(userId) {
      const cipher = await vault.forSubject(tx, userId);
      if (!cipher.ok) return [];
      const open = (table: string, column: string, row: string, text: string | null) =>
        text === null || text === '' ? [] : [cipher.value.decrypt(text, { table, column, row })];
      const [user] = await tx.select().from(users).where(eq(users.id, userId));
      const mailed = await tx
        .select()
        .from(emailVerifications)
        .where(eq(emailVerifications.userId, userId));
      const own = user === undefined ? [] : open('users', 'email', user.id, user.email);
      const others = mailed.flatMap(({ id, newEmail, oldEmail }) => [
        ...open('email_verifications', 'new_email', id, newEmail),
        ...open('email_verifications', 'old_email', id, oldEmail),
      ]);
      return [...new Set([...own, ...others])];
    },
    async erase(userId, addresses) {
      const hashes = addresses.map((address) => hashChallenged(vault, address));
      await removeRows(tx, userId, hashes);
      await vault.destroy(tx, userId);
      await vault.destroy(tx, userId, 'retention');
      await tx
        .update(users)
        .set({
          // Nobody finds the account by an address any more, and whoever has that may register anew.
          emailHash: `erased:${userId}`,
          email: '',
          firstName: '',
          lastName: '',
          phone: null,
          dateOfBirth: '',
          country: '',
          address: null,
          passwordHash: '',
          partnerId: null,
          suspensionReason: null,
        })
        .where(eq(users.id, userId));
    },
  };
}

async function removeRows(
  tx: Transaction,
  userId: Id<'user'>,
  hashes: readonly string[],
): Promise<void> {
  const ofUser = tx.select({ id: sessions.id }).from(sessions).where(eq(sessions.userId, userId));
  await tx.delete(refreshTokens).where(inArray(refreshTokens.sessionId, ofUser));
  await tx
    .delete(challenges)
    .where(
      or(
        eq(challenges.userId, userId),
        inArray(challenges.sessionId, ofUser),
        inArray(challenges.emailHash, [...hashes]),
      ),
    );
  await tx.delete(sessions).where(eq(sessions.userId, userId));
  await tx.delete(devices).where(eq(devices.userId, userId));
  await tx.delete(deviceSightings).where(eq(deviceSightings.userId, userId));
  await tx.delete(networkSightings).where(eq(networkSightings.userId, userId));
  await tx.delete(totpFactors).where(eq(totpFactors.userId, userId));
  await tx.delete(passkeys).where(eq(passkeys.userId, userId));
  await tx.delete(recoveryCodes).where(eq(recoveryCodes.userId, userId));
  await tx.delete(factorResetProposals).where(eq(factorResetProposals.userId, userId));
  await tx.delete(emailVerifications).where(eq(emailVerifications.userId, userId));
  await tx.delete(passwordResets).where(eq(passwordResets.userId, userId));
  await tx.delete(roleProposals).where(eq(roleProposals.userId, userId));
  await tx.delete(userRoles).where(eq(userRoles.userId, userId));
  await tx.delete(notices).where(eq(notices.userId, userId));
}
