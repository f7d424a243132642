import { deadLetterTable, inboxTable, outboxTable } from '@blockscore/events';
import { dataKeysTable } from '@blockscore/vault';
import { sql } from 'drizzle-orm';
import {
  boolean,
  check,
  customType,
  date,
  index,
  integer,
  jsonb,
  primaryKey,
  text,
  unique,
} from 'drizzle-orm/pg-core';
import type { ActorKind, AuditDetails } from '../domain/audit/chain.ts';
import type {
  KycRequirement,
  KycStatus,
  OfficerDecision,
  ScreeningOutcome,
} from '../domain/kyc/assess.ts';
import type { CustomerMarkKind } from '../domain/kyc/customer-search.ts';
import type { KycLevel } from '../domain/kyc/level.ts';
import type { NameDoubt } from '../domain/kyc/plain-name.ts';
import type { ReviewReason } from '../domain/kyc/review.ts';
import type { ToldVerification } from '../domain/kyc/verification.ts';
import type { CarriedMatch, ScreeningReason } from '../domain/screening.ts';
import { compliance, moment } from './columns.ts';

export * from './alert-tables.ts';
export * from './audit-anchor-tables.ts';
export * from './case-tables.ts';
export * from './clearance-tables.ts';
export { compliance } from './columns.ts';
export * from './data-export-tables.ts';
export * from './fraud-named-tables.ts';
export * from './fraud-tables.ts';
export * from './kyc-document-tables.ts';
export * from './list-tables.ts';
export * from './monitoring-tables.ts';
export * from './privacy-tables.ts';
export * from './proposal-tables.ts';
export * from './report-tables.ts';
export * from './rescreening-tables.ts';
export * from './same-person-tables.ts';

const bytea = customType<{ data: Uint8Array; driverData: Uint8Array }>({
  dataType: () => 'bytea',
});
const userId = () => text('user_id').$type<`user_${string}`>().notNull();

/** Personal columns hold what the vault encrypted with the person's service key. */
export const subjects = compliance.table(
  'subjects',
  {
    userId: userId().primaryKey(),
    firstName: text('first_name'),
    lastName: text('last_name'),
    dateOfBirth: text('date_of_birth'),
    country: text(),
    /** As JSON; that of null where the person gave none. */
    address: text(),
    disclosedAt: moment('disclosed_at'),
    /** When they were first compared with the lists; null where they never were. */
    screenedAt: moment('screened_at'),
    /** Since when what is held may be wrong, because the person has changed it; null where it holds. */
    outdatedAt: moment('outdated_at'),
    emailVerifiedAt: moment('email_verified_at'),
    /** Since when they are found by what was disclosed then; null where they are not found yet. */
    indexedAt: moment('indexed_at'),
    createdAt: moment('created_at').notNull(),
  },
  (table) => [
    index('subjects_unindexed')
      .on(table.userId)
      .where(sql`first_name is not null and (indexed_at is null or indexed_at < disclosed_at)`)
      .concurrently(),
    index('subjects_outdated').on(table.outdatedAt).where(sql`outdated_at is not null`),
    index('subjects_unscreened')
      .on(table.userId)
      .where(sql`screened_at is null and disclosed_at is not null and first_name is not null`),
  ],
);

/** By what customers are found: keyed hashes of the words of their names, of their birth and e-mail address. */
export const customerMarks = compliance.table(
  'customer_marks',
  {
    mark: text().notNull(),
    userId: userId(),
    kind: text().$type<CustomerMarkKind>().notNull(),
  },
  (table) => [primaryKey({ columns: [table.mark, table.userId] }), index().on(table.userId)],
);

/** The private key is encrypted, and gone once the request is closed. */
export const disclosureRequests = compliance.table(
  'disclosure_requests',
  {
    requestId: text('request_id').$type<`req_${string}`>().primaryKey(),
    userId: userId(),
    privateKey: text('private_key'),
    requestedAt: moment('requested_at').notNull(),
    closedAt: moment('closed_at'),
  },
  (table) => [index().on(table.userId, table.requestedAt).concurrently()],
);

/** Of verifications that are PENDING for nothing that the person could do for the basic level. */
export const LACKS_BASIC = sql`status = 'PENDING' and level is null and not missing && '{EMAIL_VERIFICATION,PERSONAL_DETAILS}'`;

export const kycVerifications = compliance.table(
  'kyc_verifications',
  {
    id: text().$type<`kyc_${string}`>().primaryKey(),
    userId: userId().unique(),
    version: integer().notNull(),
    status: text().$type<KycStatus>().notNull(),
    missing: text().array().$type<KycRequirement[]>().notNull(),
    reviewReasons: text('review_reasons').array().$type<ReviewReason[]>().notNull().default([]),
    level: text().$type<KycLevel>(),
    requiredLevel: text('required_level').$type<KycLevel>().notNull(),
    startedAt: moment('started_at').notNull(),
    updatedAt: moment('updated_at').notNull(),
    told: jsonb().$type<ToldVerification>(),
    /** They changed what they had to be looked at for, before an officer had decided. */
    doubted: boolean().notNull().default(false),
    /** The policy of review that they were judged by last, as text; null where that was before it was kept. */
    judgedBy: text('judged_by'),
  },
  (table) => [
    index('kyc_verifications_lacking_basic').on(table.userId).where(LACKS_BASIC).concurrently(),
  ],
);

/**
 * Append-only, but that what was matched is sealed in rows of before. The note, what was approved and, as
 * `entities_sealed`, what was matched are encrypted with the person's retention key.
 */
export const kycDecisions = compliance.table(
  'kyc_decisions',
  {
    id: text().$type<`dec_${string}`>().primaryKey(),
    kycId: text('kyc_id')
      .$type<`kyc_${string}`>()
      .notNull()
      .references(() => kycVerifications.id),
    userId: userId(),
    decision: text().$type<OfficerDecision>().notNull(),
    note: text().notNull(),
    /** Null of decisions from before it was kept, which approve nothing. */
    approved: text(),
    screeningId: text('screening_id')
      .$type<`scr_${string}`>()
      .references(() => screenings.id),
    entities: text().array(),
    entitiesSealed: text('entities_sealed'),
    decidedBy: text('decided_by').notNull(),
    decidedAt: moment('decided_at').notNull(),
  },
  (table) => [index().on(table.userId, table.id)],
);

/**
 * Append-only, but that what was matched is sealed in rows of before. The matches are encrypted with the person's
 * retention key, and so are `entities`, `entry_hashes` and `carried`, as `entities_sealed`, where there are any.
 */
export const screenings = compliance.table(
  'screenings',
  {
    id: text().$type<`scr_${string}`>().primaryKey(),
    userId: userId(),
    reason: text().$type<ScreeningReason>().notNull(),
    outcome: text().$type<ScreeningOutcome>().notNull(),
    nameDoubts: text('name_doubts').array().$type<NameDoubt[]>().notNull().default([]),
    versionIds: text('version_ids').array().notNull(),
    entities: text().array(),
    entryHashes: text('entry_hashes').array(),
    factsNumber: integer('facts_number'),
    birthAttested: boolean('birth_attested').notNull().default(false),
    /** What was found of other facts of the person and not decided: ids alone. */
    carried: jsonb().$type<CarriedMatch[]>().notNull().default([]),
    entitiesSealed: text('entities_sealed'),
    runId: text('run_id').$type<`rescreening_${string}`>(),
    matches: text().notNull(),
    requestedBy: text('requested_by').notNull(),
    screenedAt: moment('screened_at').notNull(),
  },
  (table) => [
    index().on(table.userId, table.id),
    index().on(table.screenedAt),
    index('screenings_in_clear')
      .on(table.id)
      .where(sql`entities_sealed is null and cardinality(entities) > 0`)
      .concurrently(),
  ],
);

/** Append-only: the audit trail, a chain of hashes through all its days. */
export const auditEntries = compliance.table(
  'audit_entries',
  {
    id: text().primaryKey(),
    day: date({ mode: 'string' }).notNull(),
    position: integer().notNull(),
    stream: text().notNull(),
    sequence: integer().notNull(),
    eventId: text('event_id').notNull(),
    type: text().notNull(),
    subject: text(),
    open: boolean().notNull(),
    actorKind: text('actor_kind').$type<ActorKind>().notNull(),
    actorId: text('actor_id').notNull(),
    occurredAt: moment('occurred_at').notNull(),
    recordedAt: moment('recorded_at').notNull(),
    details: jsonb().$type<AuditDetails>().notNull(),
    commitment: text().notNull(),
    previousHash: text('previous_hash').notNull(),
    hash: text().notNull(),
  },
  (table) => [
    unique().on(table.day, table.position),
    unique().on(table.stream, table.sequence),
    index().on(table.subject, table.id),
    index().on(table.occurredAt),
    index('audit_entries_role_changed')
      .on(table.subject, table.id)
      .where(sql`type = 'identity.role.changed'`)
      .concurrently(),
    index('audit_entries_erasure_ordered')
      .on(table.subject)
      .where(sql`type = 'compliance.erasure.ordered'`)
      .concurrently(),
  ],
);

/** What hides the details in their commitments; a row may be erased, and the chain still holds. */
export const auditSalts = compliance.table('audit_salts', {
  entryId: text('entry_id')
    .primaryKey()
    .references(() => auditEntries.id),
  salt: text().notNull(),
});

/**
 * Append-only: consecutive entries of one day, and the leaf of each, 32 bytes, one after the other.
 * Days and positions grow from row to row, and the last row is how far the trail is sealed.
 */
export const auditSeals = compliance.table(
  'audit_seals',
  {
    day: date({ mode: 'string' }).notNull(),
    first: integer().notNull(),
    last: integer().notNull(),
    commitments: bytea().notNull(),
    sealedAt: moment('sealed_at').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.day, table.first] }),
    check('audit_seals_positions', sql`${table.first} between 1 and ${table.last}`),
    check(
      'audit_seals_commitments',
      sql`octet_length(${table.commitments}) = 32 * (${table.last} - ${table.first} + 1)`,
    ),
  ],
);

/** How many entries each day has and where it ends, noted apart from the entries. */
export const auditHeads = compliance.table('audit_heads', {
  day: date({ mode: 'string' }).primaryKey(),
  count: integer().notNull(),
  hash: text().notNull(),
});

export const dataKeys = dataKeysTable(compliance);
export const outbox = outboxTable(compliance);
export const inbox = inboxTable(compliance);
export const deadLetters = deadLetterTable(compliance);
