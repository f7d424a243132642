import type { Id } from '@blockscore/ids';
import { sql } from 'drizzle-orm';
import { index, integer, text, uniqueIndex } from 'drizzle-orm/pg-core';
import type { ReviewStatus } from '../domain/score-review.ts';
import { credit, moment } from './columns.ts';

/** A person's demand that a human looks at a score. `reason` and `note` are encrypted by the vault. */
export const scoreReviews = credit.table(
  'score_reviews',
  {
    id: text().$type<Id<'review'>>().primaryKey(),
    userId: text('user_id').$type<Id<'user'>>().notNull(),
    scoreId: text('score_id').$type<Id<'score'>>().notNull(),
    status: text().$type<ReviewStatus>().notNull(),
    reason: text().notNull(),
    note: text(),
    requestedAt: moment('requested_at').notNull(),
    resolvedAt: moment('resolved_at'),
    resolvedBy: text('resolved_by').$type<Id<'user'>>(),
    /** The score of the corrected inputs. */
    newScoreId: text('new_score_id').$type<Id<'score'>>(),
    version: integer().notNull(),
  },
  (table) => [
    index().on(table.userId, table.id),
    index().on(table.status, table.id),
    index().on(table.scoreId),
    uniqueIndex('score_reviews_one_open').on(table.scoreId).where(sql`${table.status} = 'OPEN'`),
  ],
);
