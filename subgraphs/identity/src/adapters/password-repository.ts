import type { Transaction } from '@blockscore/database';
import { and, count, eq, gt, gte, isNull, lt } from 'drizzle-orm';
import type { PasswordRepository } from '../app/password-ports.ts';
import { passwordResets, users } from './tables.ts';

export function createPasswordRepository(tx: Transaction): PasswordRepository {
  const byId = (id: typeof passwordResets.$inferSelect.id) =>
    tx.select().from(passwordResets).where(eq(passwordResets.id, id));
  return {
    async hashOf(userId) {
      const [row] = await tx
        .select({ hash: users.passwordHash })
        .from(users)
        .where(eq(users.id, userId));
      return row?.hash;
    },
    async changedAt(userId) {
      const [row] = await tx
        .select({ at: users.passwordChangedAt })
        .from(users)
        .where(eq(users.id, userId));
      return row?.at ?? null;
    },
    async replace(userId, passwordHash, passwordChangedAt) {
      await tx.update(users).set({ passwordHash, passwordChangedAt }).where(eq(users.id, userId));
    },
    async strengthen(userId, from, passwordHash) {
      await tx
        .update(users)
        .set({ passwordHash })
        .where(and(eq(users.id, userId), eq(users.passwordHash, from)));
    },
    async findReset(id) {
      return (await byId(id))[0];
    },
    async lockReset(id) {
      return (await byId(id).for('update'))[0];
    },
    async insertReset(reset) {
      await tx.insert(passwordResets).values(reset);
    },
    async countResetsSince(userId, since) {
      const [row] = await tx
        .select({ requests: count() })
        .from(passwordResets)
        .where(and(eq(passwordResets.userId, userId), gte(passwordResets.requestedAt, since)));
      return row?.requests ?? 0;
    },
    async hasGoodReset(userId, now) {
      const rows = await tx
        .select({ id: passwordResets.id })
        .from(passwordResets)
        .where(
          and(
            eq(passwordResets.userId, userId),
            isNull(passwordResets.usedAt),
            gt(passwordResets.expiresAt, now),
          ),
        )
        .limit(1);
      return rows.length > 0;
    },
    async voidResets(userId, usedAt) {
      await tx
        .update(passwordResets)
        .set({ usedAt })
        .where(and(eq(passwordResets.userId, userId), isNull(passwordResets.usedAt)));
    },
    async purgeResets(before) {
      await tx.delete(passwordResets).where(lt(passwordResets.expiresAt, before));
    },
  };
}
