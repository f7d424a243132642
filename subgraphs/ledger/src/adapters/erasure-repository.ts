import type { Transaction } from '@blockscore/database';
import { eq, sql } from 'drizzle-orm';
import type { ErasedPeople } from '../app/erasure-ports.ts';
import { erasedPeople } from './erasure-tables.ts';

/** Who was erased, within one database transaction. */
export function createErasureRepository(tx: Transaction): ErasedPeople {
  return {
    async lock(userId) {
      const name = `ledger.person ${userId}`;
      await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${name}, 0))`);
    },
    async add(person) {
      await tx
        .insert(erasedPeople)
        .values(person)
        .onConflictDoNothing({ target: erasedPeople.userId });
    },
    async has(userId) {
      return (await tx.$count(erasedPeople, eq(erasedPeople.userId, userId))) > 0;
    },
  };
}
