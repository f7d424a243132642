import { deadLetterTable, inboxTable, outboxTable } from '@blockscore/events';
import type { Id } from '@blockscore/ids';
import { dataKeysTable } from '@blockscore/vault';
import { sql } from 'drizzle-orm';
import { check, index, integer, numeric, primaryKey, text } from 'drizzle-orm/pg-core';
import type { ScoreBand } from '../domain/bands.ts';
import type { ScoreCause } from '../domain/credit-score.ts';
import { credit, moment } from './columns.ts';

export { credit } from './columns.ts';
export * from './model-tables.ts';
export * from './privacy-tables.ts';
export * from './review-tables.ts';
export * from './watch-tables.ts';

/**
 * Append-only. `statement` holds the whole profile as JSON, encrypted by the vault. One that an
 * officer corrected for the person names the review that it came from.
 */
export const financialProfiles = credit.table(
  'financial_profiles',
  {
    id: text().$type<Id<'prof'>>().primaryKey(),
    userId: text('user_id').$type<Id<'user'>>().notNull(),
    statement: text().notNull(),
    reviewId: text('review_id').$type<Id<'review'>>(),
    submittedAt: moment('submitted_at').notNull(),
  },
  (table) => [index().on(table.userId, table.id)],
);

/**
 * Append-only. `explanation` holds inputs, factors and reasons as JSON, encrypted by the vault.
 * `value` and `band` are the application card's, `overall_…` what the policy matrix makes of them
 * and of the behavioural score, where there is one.
 */
export const creditScores = credit.table(
  'credit_scores',
  {
    id: text().$type<Id<'score'>>().primaryKey(),
    userId: text('user_id').$type<Id<'user'>>().notNull(),
    profileId: text('profile_id')
      .$type<Id<'prof'>>()
      .notNull()
      .references(() => financialProfiles.id),
    cause: text().$type<ScoreCause>().notNull(),
    modelId: text('model_id').notNull(),
    modelVersion: integer('model_version').notNull(),
    value: integer().notNull(),
    band: text().$type<ScoreBand>().notNull(),
    probabilityOfDefault: numeric('probability_of_default', { precision: 7, scale: 6 }).notNull(),
    behaviourModelId: text('behaviour_model_id'),
    behaviourValue: integer('behaviour_value'),
    overallValue: integer('overall_value').notNull(),
    overallBand: text('overall_band').$type<ScoreBand>().notNull(),
    matrixVersion: text('matrix_version'),
    explanation: text().notNull(),
    commitment: text().unique(),
    calculatedAt: moment('calculated_at').notNull(),
  },
  (table) => [
    index().on(table.userId, table.id),
    index().on(table.calculatedAt),
    // Those whom behavioural models are measured by.
    index('credit_scores_behaviour_index')
      .on(table.userId, table.calculatedAt)
      .where(sql`${table.behaviourModelId} is not null`),
    check(
      'probability_of_default_range',
      sql`${table.probabilityOfDefault} > 0 and ${table.probabilityOfDefault} < 1`,
    ),
    check(
      'behaviour_whole',
      sql`(${table.behaviourModelId} is null) = (${table.behaviourValue} is null)`,
    ),
  ],
);

/** What makes a score's commitment unguessable, encrypted; goes when the person is erased. */
export const scoreSalts = credit.table('score_salts', {
  scoreId: text('score_id')
    .$type<Id<'score'>>()
    .primaryKey()
    .references(() => creditScores.id),
  salt: text().notNull(),
});

/** Append-only: what the challengers would have said. It decides nothing. */
export const shadowScores = credit.table(
  'shadow_scores',
  {
    scoreId: text('score_id')
      .$type<Id<'score'>>()
      .notNull()
      .references(() => creditScores.id),
    modelId: text('model_id').notNull(),
    value: integer().notNull(),
    probabilityOfDefault: numeric('probability_of_default', { precision: 7, scale: 6 }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.scoreId, table.modelId] })],
);

export const dataKeys = dataKeysTable(credit);
export const outbox = outboxTable(credit);
export const inbox = inboxTable(credit);
export const deadLetters = deadLetterTable(credit);
