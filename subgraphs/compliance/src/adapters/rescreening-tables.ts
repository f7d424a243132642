import { sql } from 'drizzle-orm';
import { check, index, integer, primaryKey, text, uniqueIndex } from 'drizzle-orm/pg-core';
import type { VerdictKind } from '../domain/match-verdict.ts';
import type { RescreeningCause, RescreeningEnd, RescreeningScope } from '../domain/rescreening.ts';
import { compliance, moment } from './columns.ts';

const userId = () => text('user_id').$type<`user_${string}`>().notNull();

/** Append-only: what was known of a person when they were compared, with their retention key. */
export const subjectFacts = compliance.table(
  'subject_facts',
  {
    userId: userId(),
    /** Counts from 1; the same facts have the same number. */
    number: integer().notNull(),
    facts: text().notNull(),
    keptAt: moment('kept_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.userId, table.number] })],
);

/** Under which number facts are kept, by a keyed hash of them: erased with the person, unlike the facts. */
export const subjectFactsHashes = compliance.table(
  'subject_facts_hashes',
  {
    userId: userId(),
    hash: text().notNull(),
    number: integer().notNull(),
  },
  (table) => [primaryKey({ columns: [table.userId, table.hash] })],
);

/**
 * Append-only, but that what it is about is sealed in rows of before. The note is encrypted with the person's retention
 * key, and so are `entity` and `entry_hash`, as `entities_sealed`.
 */
export const matchVerdicts = compliance.table(
  'match_verdicts',
  {
    id: text().$type<`verdict_${string}`>().primaryKey(),
    userId: userId(),
    screeningId: text('screening_id').$type<`scr_${string}`>().notNull(),
    entity: text(),
    entryHash: text('entry_hash'),
    entitiesSealed: text('entities_sealed'),
    factsNumber: integer('facts_number').notNull(),
    verdict: text().$type<VerdictKind>().notNull(),
    note: text().notNull(),
    decisionId: text('decision_id').$type<`dec_${string}`>(),
    decidedBy: text('decided_by').notNull(),
    decidedAt: moment('decided_at').notNull(),
  },
  (table) => [index().on(table.userId, table.id)],
);

/** One row a comparison of all customers; it moves while it is under way, and never after. */
export const rescreenings = compliance.table(
  'rescreenings',
  {
    id: text().$type<`rescreening_${string}`>().primaryKey(),
    version: integer().notNull(),
    cause: text().$type<RescreeningCause>().notNull(),
    scope: text().$type<RescreeningScope>().notNull(),
    versionIds: text('version_ids').array().notNull(),
    baseVersionIds: text('base_version_ids').array(),
    place: text().$type<`user_${string}`>(),
    compared: integer().notNull(),
    changed: integer().notNull(),
    hits: integer().notNull(),
    failed: integer().notNull(),
    beganAt: moment('began_at').notNull(),
    endedAt: moment('ended_at'),
    end: text('how_ended').$type<RescreeningEnd>(),
  },
  (table) => [
    uniqueIndex('rescreenings_open').on(sql`(ended_at is null)`).where(sql`ended_at is null`),
    index().on(table.beganAt),
    check('rescreenings_ended', sql`(ended_at is null) = (how_ended is null)`),
    check('rescreenings_base', sql`(base_version_ids is null) = (scope = 'FULL')`),
  ],
);

/** Append-only: customers who were not compared, because their data could not be read. */
export const rescreeningFailures = compliance.table(
  'rescreening_failures',
  {
    runId: text('run_id')
      .notNull()
      .references(() => rescreenings.id),
    userId: userId(),
  },
  (table) => [primaryKey({ columns: [table.userId, table.runId] })],
);
