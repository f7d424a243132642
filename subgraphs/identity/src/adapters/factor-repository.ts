import type { Transaction } from '@blockscore/database';
import { type Id, newId } from '@blockscore/ids';
import type { Vault } from '@blockscore/vault';
import { and, count, eq, inArray, isNotNull, isNull, lt, or } from 'drizzle-orm';
import type { FactorRepository } from '../app/factor-ports.ts';
import type { MailedFactor } from '../domain/mail.ts';
import { findPasskeys } from './passkey-repository.ts';
import {
  factorResetProposals,
  passkeys,
  recoveryCodes,
  totpFactors,
  userRoles,
  users,
} from './tables.ts';

const place = (row: string) => ({ table: 'totp_factors', column: 'secret', row });

export function createFactorRepository(tx: Transaction, vault: Vault): FactorRepository {
  const conditions = conditionsOf(tx);
  return {
    ...totpOn(tx, vault, conditions),
    ...recoveryCodesOn(tx, conditions),
    ...allFactorsOn(tx, conditions),
    ...resetsOn(tx),
  };
}

type Conditions = ReturnType<typeof conditionsOf>;

function conditionsOf(tx: Transaction) {
  const totpOf = (userId: Id<'user'>) => eq(totpFactors.userId, userId);
  const unusedOf = (userId: Id<'user'>) =>
    and(eq(recoveryCodes.userId, userId), isNull(recoveryCodes.usedAt));
  async function removeRecoveryCodes(userId: Id<'user'>): Promise<boolean> {
    const rows = await tx
      .delete(recoveryCodes)
      .where(eq(recoveryCodes.userId, userId))
      .returning({ id: recoveryCodes.id });
    return rows.length > 0;
  }
  return { totpOf, unusedOf, removeRecoveryCodes };
}

function totpOn(
  tx: Transaction,
  vault: Vault,
  { totpOf }: Conditions,
): Pick<FactorRepository, 'findTotp' | 'enrolTotp' | 'confirmTotp' | 'takeStep' | 'removeTotp'> {
  return {
    async findTotp(userId) {
      const [row] = await tx.select().from(totpFactors).where(totpOf(userId));
      const cipher = row && (await vault.forSubject(tx, userId));
      return row && cipher?.ok
        ? { ...row, secret: cipher.value.decrypt(row.secret, place(row.id)) }
        : undefined;
    },
    async enrolTotp(userId, secret, createdAt) {
      const cipher = await vault.forSubject(tx, userId);
      if (!cipher.ok) throw new Error(cipher.error.message);
      const id = newId('totp');
      const fresh = { id, secret: cipher.value.encrypt(secret, place(id)), createdAt };
      const rows = await tx
        .insert(totpFactors)
        .values({ ...fresh, userId })
        .onConflictDoUpdate({
          target: totpFactors.userId,
          set: { ...fresh, lastStep: null },
          setWhere: isNull(totpFactors.confirmedAt),
        })
        .returning({ id: totpFactors.id });
      return rows.length === 1;
    },
    async confirmTotp(userId, lastStep, confirmedAt) {
      const rows = await tx
        .update(totpFactors)
        .set({ confirmedAt, lastStep })
        .where(and(totpOf(userId), isNull(totpFactors.confirmedAt)))
        .returning({ id: totpFactors.id });
      return rows.length === 1;
    },
    async takeStep(userId, lastStep) {
      const unseen = or(isNull(totpFactors.lastStep), lt(totpFactors.lastStep, lastStep));
      const rows = await tx
        .update(totpFactors)
        .set({ lastStep })
        .where(and(totpOf(userId), isNotNull(totpFactors.confirmedAt), unseen))
        .returning({ id: totpFactors.id });
      return rows.length === 1;
    },
    async removeTotp(userId) {
      const rows = await tx
        .delete(totpFactors)
        .where(and(totpOf(userId), isNotNull(totpFactors.confirmedAt)))
        .returning({ id: totpFactors.id });
      return rows.length === 1;
    },
  };
}

function recoveryCodesOn(
  tx: Transaction,
  { unusedOf, removeRecoveryCodes }: Conditions,
): Pick<
  FactorRepository,
  'unusedRecoveryCodes' | 'replaceRecoveryCodes' | 'useRecoveryCode' | 'removeRecoveryCodes'
> {
  return {
    async unusedRecoveryCodes(userId) {
      return await tx
        .select({ id: recoveryCodes.id, hash: recoveryCodes.hash })
        .from(recoveryCodes)
        .where(unusedOf(userId));
    },
    async replaceRecoveryCodes(userId, hashes, createdAt) {
      await tx.delete(recoveryCodes).where(eq(recoveryCodes.userId, userId));
      await tx
        .insert(recoveryCodes)
        .values(hashes.map((hash) => ({ id: newId('rcode'), userId, hash, createdAt })));
    },
    async useRecoveryCode(id, usedAt) {
      const rows = await tx
        .update(recoveryCodes)
        .set({ usedAt })
        .where(and(eq(recoveryCodes.id, id), isNull(recoveryCodes.usedAt)))
        .returning({ id: recoveryCodes.id });
      return rows.length === 1;
    },
    removeRecoveryCodes,
  };
}

function allFactorsOn(
  tx: Transaction,
  { totpOf, removeRecoveryCodes }: Conditions,
): Pick<FactorRepository, 'findMany' | 'removeAll'> {
  return {
    async findMany(userIds) {
      if (userIds.length === 0) return [];
      const ids = [...userIds];
      const confirmed = await tx
        .select({ userId: totpFactors.userId, at: totpFactors.confirmedAt })
        .from(totpFactors)
        .where(and(inArray(totpFactors.userId, ids), isNotNull(totpFactors.confirmedAt)));
      const codes = await tx
        .select({ userId: recoveryCodes.userId, left: count() })
        .from(recoveryCodes)
        .where(and(inArray(recoveryCodes.userId, ids), isNull(recoveryCodes.usedAt)))
        .groupBy(recoveryCodes.userId);
      const keys = await findPasskeys(tx, ids);
      const confirmedAt = new Map(confirmed.map((row) => [row.userId, row.at]));
      const remaining = new Map(codes.map((row) => [row.userId, row.left]));
      return ids.map((userId) => ({
        userId,
        totpConfirmedAt: confirmedAt.get(userId) ?? null,
        recoveryCodesRemaining: remaining.get(userId) ?? 0,
        passkeys: keys.filter((key) => key.userId === userId),
      }));
    },
    async removeAll(userId) {
      const totp = await tx.delete(totpFactors).where(totpOf(userId)).returning();
      const keys = await tx.delete(passkeys).where(eq(passkeys.userId, userId)).returning();
      const codes = await removeRecoveryCodes(userId);
      const kinds: MailedFactor[] = [];
      if (totp.some((factor) => factor.confirmedAt !== null)) kinds.push('TOTP');
      if (keys.length > 0) kinds.push('PASSKEY');
      if (codes) kinds.push('RECOVERY_CODES');
      return kinds;
    },
  };
}

function resetsOn(
  tx: Transaction,
): Pick<FactorRepository, 'resetProposal' | 'proposeReset' | 'clearResetProposal'> {
  return {
    async resetProposal(userId) {
      const isAdministrator = and(
        eq(userRoles.userId, factorResetProposals.proposedBy),
        eq(userRoles.role, 'ADMIN'),
      );
      const [row] = await tx
        .select({
          by: factorResetProposals.proposedBy,
          at: factorResetProposals.proposedAt,
          role: userRoles.role,
          suspendedAt: users.suspendedAt,
        })
        .from(factorResetProposals)
        .leftJoin(userRoles, isAdministrator)
        .leftJoin(users, eq(users.id, factorResetProposals.proposedBy))
        .where(eq(factorResetProposals.userId, userId));
      const byAdministrator = row?.role === 'ADMIN' && row.suspendedAt === null;
      return row && { by: row.by, at: row.at, byAdministrator };
    },
    async proposeReset(userId, proposedBy, proposedAt) {
      const proposal = { proposedBy, proposedAt };
      await tx
        .insert(factorResetProposals)
        .values({ userId, ...proposal })
        .onConflictDoUpdate({ target: factorResetProposals.userId, set: proposal });
    },
    async clearResetProposal(userId) {
      await tx.delete(factorResetProposals).where(eq(factorResetProposals.userId, userId));
    },
  };
}
