import type { Transaction } from '@blockscore/database';
import type { Vault } from '@blockscore/vault';
import { eq, inArray, type SQL, sql } from 'drizzle-orm';
import type { AnyPgColumn } from 'drizzle-orm/pg-core';
import type { PrivacyRepository } from '../app/privacy-ports.ts';
import {
  creditScores,
  loanOutcomes,
  restrictedPeople,
  scoreReviews,
  scoreSalts,
} from './tables.ts';

/** Of whom nothing is used: whoever restricted that (GDPR Art. 18(2)). */
export const isUnrestricted = (userId: AnyPgColumn | SQL): SQL =>
  sql`${userId} not in (select ${restrictedPeople.userId} from ${restrictedPeople})`;

export function createPrivacyRepository(tx: Transaction, vault: Vault): PrivacyRepository {
  return {
    async restrict(userId, restricted, since) {
      if (restricted) {
        await tx.insert(restrictedPeople).values({ userId, since }).onConflictDoNothing();
      } else {
        await tx.delete(restrictedPeople).where(eq(restrictedPeople.userId, userId));
      }
    },
    async isRestricted(userId) {
      return (await tx.$count(restrictedPeople, eq(restrictedPeople.userId, userId))) > 0;
    },
    async erase(userId) {
      const theirs = tx
        .select({ id: creditScores.id })
        .from(creditScores)
        .where(eq(creditScores.userId, userId));
      await tx.delete(scoreSalts).where(inArray(scoreSalts.scoreId, theirs));
      // What was asked for and answered was in the person's words and an officer's.
      await tx.delete(scoreReviews).where(eq(scoreReviews.userId, userId));
      await tx.delete(restrictedPeople).where(eq(restrictedPeople.userId, userId));
      await vault.destroy(tx, userId);
      await vault.destroy(tx, userId, 'retention');
      const scores = await tx.$count(creditScores, eq(creditScores.userId, userId));
      const loans = await tx.$count(loanOutcomes, eq(loanOutcomes.userId, userId));
      return scores + loans > 0;
    },
  };
}
