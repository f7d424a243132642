import type { Id } from '@blockscore/ids';
import { sql } from 'drizzle-orm';
import { index, integer, text, uniqueIndex } from 'drizzle-orm/pg-core';
import type { ModelSubject } from '../domain/model-subject.ts';
import type { ModelKind } from '../domain/scoring-model.ts';
import { credit, moment } from './columns.ts';

/**
 * Append-only: what each model that was ever served scores by. A file under `models/` that has other
 * content under a known id is refused at start, or scores could not be recomputed.
 */
export const registeredModels = credit.table('registered_models', {
  id: text().primaryKey(),
  version: integer().notNull(),
  kind: text().$type<ModelKind>().notNull(),
  subject: text().$type<ModelSubject>().notNull(),
  digest: text().notNull(),
  registeredAt: moment('registered_at').notNull(),
});

/** Append-only: the newest of a subject names its champion. */
export const modelPromotions = credit.table(
  'model_promotions',
  {
    id: text().$type<Id<'promo'>>().primaryKey(),
    subject: text().$type<ModelSubject>().notNull(),
    modelId: text('model_id')
      .notNull()
      .references(() => registeredModels.id),
    previousModelId: text('previous_model_id'),
    reason: text().notNull(),
    promotedBy: text('promoted_by').notNull(),
    promotedAt: moment('promoted_at').notNull(),
  },
  (table) => [index().on(table.subject, table.id)],
);

/** A rescoring of everybody; `cursor` is the last person done, so that it resumes where it stopped. */
export const scoreRefreshes = credit.table(
  'score_refreshes',
  {
    id: text().$type<Id<'refresh'>>().primaryKey(),
    startedAt: moment('started_at').notNull(),
    finishedAt: moment('finished_at'),
    cursor: text().$type<Id<'user'>>(),
    total: integer().notNull(),
    done: integer().notNull().default(0),
    appended: integer().notNull().default(0),
    failed: integer().notNull().default(0),
    version: integer().notNull().default(1),
  },
  // At most one is under way.
  (table) => [
    uniqueIndex('score_refreshes_one_open')
      .on(sql`(${table.finishedAt} is null)`)
      .where(sql`${table.finishedAt} is null`),
  ],
);
