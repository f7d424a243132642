import type { Transaction } from '@blockscore/database';
import type { Id } from '@blockscore/ids';
import { and, asc, eq, isNull, lt, ne, notExists } from 'drizzle-orm';
import type { UnclaimedAccounts } from '../app/remove-unclaimed.ts';
import {
  dataKeys,
  deviceSightings,
  emailVerifications,
  factorResetProposals,
  networkSightings,
  passwordResets,
  roleProposals,
  sessions,
  userRoles,
  users,
} from './tables.ts';

export function createUnclaimedAccounts(tx: Transaction): UnclaimedAccounts {
  const otherRoles = tx
    .select({ role: userRoles.role })
    .from(userRoles)
    .where(and(eq(userRoles.userId, users.id), ne(userRoles.role, 'BORROWER')));
  const signIns = tx
    .select({ id: sessions.id })
    .from(sessions)
    .where(eq(sessions.userId, users.id));
  const isUnclaimed = and(
    isNull(users.emailVerifiedAt),
    isNull(users.suspendedAt),
    isNull(users.partnerId),
    notExists(otherRoles),
    notExists(signIns),
  );

  return {
    async lock(id) {
      const [row] = await tx
        .select({ version: users.version })
        .from(users)
        .where(and(eq(users.id, id), isUnclaimed))
        .for('update');
      return row?.version;
    },
    async remove(id) {
      await tx.delete(userRoles).where(eq(userRoles.userId, id));
      await tx.delete(roleProposals).where(eq(roleProposals.userId, id));
      await tx.delete(factorResetProposals).where(eq(factorResetProposals.userId, id));
      await tx.delete(emailVerifications).where(eq(emailVerifications.userId, id));
      await tx.delete(passwordResets).where(eq(passwordResets.userId, id));
      await tx.delete(deviceSightings).where(eq(deviceSightings.userId, id));
      await tx.delete(networkSightings).where(eq(networkSightings.userId, id));
      await tx.delete(users).where(eq(users.id, id));
      // Nothing is left that it could decrypt, but for what compliance has under a key of its own.
      await tx.delete(dataKeys).where(eq(dataKeys.subjectId, id));
    },
    async openedBefore(moment, most) {
      const rows = await tx
        .select({ id: users.id })
        .from(users)
        .where(and(lt(users.createdAt, moment), isUnclaimed))
        .orderBy(asc(users.createdAt))
        .limit(most);
      return rows.map(({ id }): Id<'user'> => id);
    },
  };
}
