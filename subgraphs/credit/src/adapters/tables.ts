import { deadLetterTable, inboxTable, outboxTable } from '@blockscore/events';
import type { Id } from '@blockscore/ids';
import { dataKeysTable } from '@blockscore/vault';
import { sql } from 'drizzle-orm';
import { check, index, integer, numeric, pgSchema, text, timestamp } from 'drizzle-orm/pg-core';
import type { ScoreBand } from '../domain/bands.ts';

export const credit = pgSchema('credit');

const moment = (name: string) => timestamp(name, { withTimezone: true });

/** Append-only. `statement` holds the whole profile as JSON, encrypted by the vault. */
export const financialProfiles = credit.table(
  'financial_profiles',
  {
    id: text().$type<Id<'prof'>>().primaryKey(),
    userId: text('user_id').$type<Id<'user'>>().notNull(),
    statement: text().notNull(),
    submittedAt: moment('submitted_at').notNull(),
  },
  (table) => [index().on(table.userId, table.id)],
);

/** Append-only. `explanation` holds factors and reasons as JSON, encrypted by the vault. */
export const creditScores = credit.table(
  'credit_scores',
  {
    id: text().$type<Id<'score'>>().primaryKey(),
    userId: text('user_id').$type<Id<'user'>>().notNull(),
    profileId: text('profile_id')
      .$type<Id<'prof'>>()
      .notNull()
      .references(() => financialProfiles.id),
    modelId: text('model_id').notNull(),
    modelVersion: integer('model_version').notNull(),
    value: integer().notNull(),
    band: text().$type<ScoreBand>().notNull(),
    probabilityOfDefault: numeric('probability_of_default', { precision: 7, scale: 6 }).notNull(),
    explanation: text().notNull(),
    calculatedAt: moment('calculated_at').notNull(),
  },
  (table) => [
    index().on(table.userId, table.id),
    check(
      'probability_of_default_range',
      sql`${table.probabilityOfDefault} > 0 and ${table.probabilityOfDefault} < 1`,
    ),
  ],
);

export const dataKeys = dataKeysTable(credit);
export const outbox = outboxTable(credit);
export const inbox = inboxTable(credit);
export const deadLetters = deadLetterTable(credit);
