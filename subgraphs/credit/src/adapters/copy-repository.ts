import type { Transaction } from '@blockscore/database';
import { type CopyRepository, wholeSection } from '@blockscore/events';
import type { Vault } from '@blockscore/vault';
import { desc, eq } from 'drizzle-orm';
import { createProfileRepository } from './profile-repository.ts';
import { createReviewRepository } from './review-repository.ts';
import { createScoreRepository } from './score-repository.ts';
import { creditScores, financialProfiles, loanMonths, scoreReviews } from './tables.ts';

/** What was stated, the scores with their reasons, reviews, and how loans were repaid. */
export function createCopyRepository(tx: Transaction, vault: Vault): CopyRepository {
  return {
    async of(userId) {
      const profiles = await wholeSection('profiles', (limit) =>
        tx
          .select({ id: financialProfiles.id })
          .from(financialProfiles)
          .where(eq(financialProfiles.userId, userId))
          .orderBy(desc(financialProfiles.id))
          .limit(limit),
      );
      const scores = await wholeSection('scores', (limit) =>
        tx
          .select({ id: creditScores.id })
          .from(creditScores)
          .where(eq(creditScores.userId, userId))
          .orderBy(desc(creditScores.id))
          .limit(limit),
      );
      const reviews = await wholeSection('reviews', (limit) =>
        tx
          .select({ id: scoreReviews.id })
          .from(scoreReviews)
          .where(eq(scoreReviews.userId, userId))
          .orderBy(desc(scoreReviews.id))
          .limit(limit),
      );
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
        repayment: await wholeSection('repayment', (limit) =>
          tx
            .select()
            .from(loanMonths)
            .where(eq(loanMonths.userId, userId))
            .orderBy(desc(loanMonths.periodEnd))
            .limit(limit),
        ),
      };
    },
  };
}
