import type { Transaction } from '@blockscore/database';
import { and, count, eq, gte } from 'drizzle-orm';
import type { VerificationRepository } from '../app/ports.ts';
import { emailVerifications } from './tables.ts';

export function createVerificationRepository(tx: Transaction): VerificationRepository {
  return {
    async insert(verification) {
      await tx.insert(emailVerifications).values(verification);
    },
    async lock(id) {
      const [row] = await tx
        .select()
        .from(emailVerifications)
        .where(eq(emailVerifications.id, id))
        .for('update');
      return row;
    },
    async markUsed(id, usedAt) {
      await tx.update(emailVerifications).set({ usedAt }).where(eq(emailVerifications.id, id));
    },
    async countSince(userId, since) {
      const [row] = await tx
        .select({ requests: count() })
        .from(emailVerifications)
        .where(
          and(eq(emailVerifications.userId, userId), gte(emailVerifications.requestedAt, since)),
        );
      return row?.requests ?? 0;
    },
  };
}
