import type { Transaction } from '@blockscore/database';
import type { Id } from '@blockscore/ids';
import { and, asc, eq, inArray } from 'drizzle-orm';
import type { PasskeyRepository } from '../app/factor-ports.ts';
import type { Passkey } from '../domain/factors.ts';
import { passkeys } from './tables.ts';

/** Oldest first. */
export async function findPasskeys(
  tx: Transaction,
  userIds: readonly Id<'user'>[],
): Promise<readonly Passkey[]> {
  return await tx
    .select()
    .from(passkeys)
    .where(inArray(passkeys.userId, [...userIds]))
    .orderBy(asc(passkeys.id));
}

export function createPasskeyRepository(tx: Transaction): PasskeyRepository {
  return {
    async findByCredential(credentialId) {
      const [row] = await tx.select().from(passkeys).where(eq(passkeys.credentialId, credentialId));
      return row;
    },
    async find(id) {
      const [row] = await tx.select().from(passkeys).where(eq(passkeys.id, id));
      return row;
    },
    async insert(passkey) {
      const rows = await tx
        .insert(passkeys)
        .values({ ...passkey, transports: [...passkey.transports] })
        .onConflictDoNothing()
        .returning({ id: passkeys.id });
      return rows.length === 1;
    },
    async rename(id, name) {
      await tx.update(passkeys).set({ name }).where(eq(passkeys.id, id));
    },
    async remove(id) {
      await tx.delete(passkeys).where(eq(passkeys.id, id));
    },
    async markUsed(passkey, { counter, backedUp }, lastUsedAt) {
      const rows = await tx
        .update(passkeys)
        .set({ counter, backedUp, lastUsedAt })
        .where(and(eq(passkeys.id, passkey.id), eq(passkeys.counter, passkey.counter)))
        .returning({ id: passkeys.id });
      return rows.length === 1;
    },
  };
}
