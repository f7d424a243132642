import { sql } from 'drizzle-orm';
import {
  bigint,
  bigserial,
  boolean,
  date,
  foreignKey,
  index,
  integer,
  primaryKey,
  text,
  unique,
  uniqueIndex,
} from 'drizzle-orm/pg-core';
import type { ConsentPurpose } from '../domain/privacy/consent.ts';
import type { ErasureStatus, Holder, Kept, Obstacle } from '../domain/privacy/erasure.ts';
import type { RestrictionGround } from '../domain/privacy/restriction.ts';
import { compliance, moment } from './columns.ts';

const userId = (name = 'user_id') => text(name).$type<`user_${string}`>();
const erasureId = () => text('erasure_id').$type<`erasure_${string}`>().notNull();

/**
 * Requests to be erased. `evidence`, `extension` and `refusal` are people's words, encrypted with the
 * person's retention key: how a request was dealt with has to be shown for as long.
 */
export const erasures = compliance.table(
  'erasures',
  {
    id: text().$type<`erasure_${string}`>().primaryKey(),
    version: integer().notNull(),
    userId: userId().notNull(),
    status: text().$type<ErasureStatus>().notNull(),
    round: integer().notNull().default(1),
    requestedBy: userId('requested_by').notNull(),
    evidence: text(),
    requestedAt: moment('requested_at').notNull(),
    dueAt: moment('due_at').notNull(),
    extension: text(),
    confirmedAt: moment('confirmed_at'),
    decidedBy: userId('decided_by'),
    decidedAt: moment('decided_at'),
    refusal: text(),
    endedAt: moment('ended_at'),
  },
  (table) => [
    index().on(table.userId, table.id),
    index().on(table.status, table.id),
    uniqueIndex('erasures_one_open').on(table.userId).where(sql`ended_at is null`),
    index('erasures_due').on(table.dueAt).where(sql`ended_at is null`),
  ],
);

/** What each subgraph said and did about one. */
export const erasureParts = compliance.table(
  'erasure_parts',
  {
    erasureId: erasureId(),
    holder: text().$type<Holder>().notNull(),
    assessedAt: moment('assessed_at'),
    obstacles: text().array().$type<readonly Obstacle[]>().notNull(),
    settledOn: date('settled_on', { mode: 'string' }),
    erasedAt: moment('erased_at'),
    kept: text().array().$type<readonly Kept[]>().notNull(),
    keptUntil: date('kept_until', { mode: 'string' }),
    retentionEndedAt: moment('retention_ended_at'),
  },
  (table) => [
    primaryKey({ columns: [table.erasureId, table.holder] }),
    foreignKey({
      name: 'erasure_parts_erasure',
      columns: [table.erasureId],
      foreignColumns: [erasures.id],
    }),
  ],
);

export type RegisterAct = 'ORDERED' | 'ERASED' | 'RETENTION_ENDED';

/**
 * Append-only: what was destroyed where and when; ids alone. It is what a restored backup is brought up
 * to date by, and so it is in no way bound to the requests, which a backup may lack.
 */
export const erasureRegister = compliance.table(
  'erasure_register',
  {
    number: bigserial({ mode: 'number' }).primaryKey(),
    erasureId: erasureId(),
    userId: userId().notNull(),
    holder: text().$type<Holder>().notNull(),
    act: text().$type<RegisterAct>().notNull(),
    kept: text().array().$type<readonly Kept[]>().notNull(),
    keptUntil: date('kept_until', { mode: 'string' }),
    at: moment('at').notNull(),
    /** The event that tells of it, by which its entry on the audit trail is found; null of a replay. */
    stream: text(),
    sequence: bigint({ mode: 'number' }),
  },
  (table) => [
    unique('erasure_register_once').on(table.erasureId, table.holder, table.act),
    index().on(table.userId),
    index('erasure_register_terms')
      .on(table.keptUntil)
      .where(sql`act = 'ERASED' and kept_until is not null`),
  ],
);

/** Closed once, and never changed otherwise. */
export const restrictions = compliance.table(
  'restrictions',
  {
    id: text().$type<`restriction_${string}`>().primaryKey(),
    userId: userId().notNull(),
    ground: text().$type<RestrictionGround>().notNull(),
    begunAt: moment('begun_at').notNull(),
    begunBy: text('begun_by').notNull(),
    endedAt: moment('ended_at'),
    endedBy: text('ended_by'),
  },
  (table) => [
    index().on(table.userId, table.id),
    uniqueIndex('restrictions_one_open')
      .on(table.userId, table.ground)
      .where(sql`ended_at is null`),
  ],
);

/** Append-only: the last row of a purpose says what holds. */
export const consents = compliance.table(
  'consents',
  {
    id: text().$type<`consent_${string}`>().primaryKey(),
    userId: userId().notNull(),
    purpose: text().$type<ConsentPurpose>().notNull(),
    given: boolean().notNull(),
    textVersion: text('text_version').notNull(),
    recordedAt: moment('recorded_at').notNull(),
  },
  (table) => [index().on(table.userId, table.purpose, table.id)],
);
