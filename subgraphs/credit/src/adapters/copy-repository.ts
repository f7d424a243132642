import type { Transaction } from '@blockscore/database';
import type { CopyRepository } from '@blockscore/events';
import type { Vault } from '@blockscore/vault';
import { desc, eq } from 'drizzle-orm';
import { createProfileRepository } from './profile-repository.ts';
import { createReviewRepository } from './review-repository.ts';
import { createScoreRepository } from './score-repository.ts';
import { creditScores, financialProfiles, loanMonths, scoreReviews } from './tables.ts';

const MOST = 500;

/** What was stated, the scores with their reasons, reviews, and how loans were repaid. */
export function createCopyRepository(tx: Transaction, vault: Vault): CopyRepository {
  return {
    async of(userId) {
      const profiles = await tx
        .select({ id: financialProfiles.id })
        .from(financialProfiles)
        .where(eq(financialProfiles.userId, userId))
        .orderBy(desc(financialProfiles.id))
        .limit(MOST);
      const scores = await tx
        .select({ id: creditScores.id })
        .from(creditScores)
        .where(eq(creditScores.userId, userId))
        .orderBy(desc(creditScores.id))
        .limit(MOST);
      const reviews = await tx
        .select({ id: scoreReviews.id })
        .from(scoreReviews)
        .where(eq(scoreReviews.userId, userId))
        .orderBy(desc(scoreReviews.id))
        .limit(MOST);
      const found = await createReviewRepository(tx, vault).findMany(reviews.map(({ id }) => id));
      return {
        profiles: await createProfileRepository(tx, vault).findMany(profiles.map(({ id }) => id)),
        scores: await createScoreRepository(tx, vault).findMany(scores.map(({ id }) => id)),
        reviews: found.flatMap((review) => {
          if (review === undefined) return [];
          // Who of the staff looked at it is not about the person.
          const { resolvedBy: _, ...own } = review;
          return [own];
        }),
        repayment: await tx
          .select()
          .from(loanMonths)
          .where(eq(loanMonths.userId, userId))
          .orderBy(desc(loanMonths.periodEnd))
          .limit(MOST),
      };
    },
  };
}
