import type { Transaction } from '@blockscore/database';
import type { Id } from '@blockscore/ids';
import { and, count, eq, isNull } from 'drizzle-orm';
import type { RoleRepository } from '../app/ports.ts';
import type { Role } from '../domain/user.ts';
import { factorResetProposals, roleProposals, userRoles, users } from './tables.ts';

export function createRoleRepository(tx: Transaction): RoleRepository {
  const proposed = (userId: Id<'user'>, role: Role) =>
    and(eq(roleProposals.userId, userId), eq(roleProposals.role, role));
  return {
    async grant(userId, role, grantedBy, grantedAt) {
      await tx.insert(userRoles).values({ userId, role, grantedBy, grantedAt });
    },
    async revoke(userId, role) {
      await tx.delete(userRoles).where(and(eq(userRoles.userId, userId), eq(userRoles.role, role)));
    },
    async proposal(userId, role) {
      const isAdministrator = and(
        eq(userRoles.userId, roleProposals.proposedBy),
        eq(userRoles.role, 'ADMIN'),
      );
      const [row] = await tx
        .select({ by: roleProposals.proposedBy, at: roleProposals.proposedAt, active: users.id })
        .from(roleProposals)
        .leftJoin(userRoles, isAdministrator)
        .leftJoin(users, and(eq(users.id, userRoles.userId), isNull(users.suspendedAt)))
        .where(proposed(userId, role));
      return row && { by: row.by, at: row.at, byAdministrator: row.active !== null };
    },
    async propose(userId, role, proposedBy, proposedAt) {
      await tx
        .insert(roleProposals)
        .values({ userId, role, proposedBy, proposedAt })
        .onConflictDoUpdate({
          target: [roleProposals.userId, roleProposals.role],
          set: { proposedBy, proposedAt },
        });
    },
    async clearProposal(userId, role) {
      await tx.delete(roleProposals).where(proposed(userId, role));
    },
    async clearProposalsBy(proposer) {
      await tx.delete(roleProposals).where(eq(roleProposals.proposedBy, proposer));
      await tx.delete(factorResetProposals).where(eq(factorResetProposals.proposedBy, proposer));
    },
    async countAdministrators() {
      const isAdministrator = eq(userRoles.role, 'ADMIN');
      await tx
        .select({ userId: userRoles.userId })
        .from(userRoles)
        .where(isAdministrator)
        .orderBy(userRoles.userId)
        .for('update');
      // Asked again once they are locked: whoever held the lock may have suspended one of them.
      const [row] = await tx
        .select({ active: count() })
        .from(userRoles)
        .innerJoin(users, eq(users.id, userRoles.userId))
        .where(and(isAdministrator, isNull(users.suspendedAt)));
      return row?.active ?? 0;
    },
  };
}
