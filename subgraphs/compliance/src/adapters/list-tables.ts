import { sql } from 'drizzle-orm';
import {
  boolean,
  check,
  foreignKey,
  index,
  integer,
  jsonb,
  primaryKey,
  text,
} from 'drizzle-orm/pg-core';
import type { NameKind } from '../domain/matching/name.ts';
import type { PartialDate } from '../domain/matching/partial-date.ts';
import type { ListChangeKind } from '../domain/sanctions/delta.ts';
import type { ListedAddress, ListedName, SanctionsEntry } from '../domain/sanctions/entry.ts';
import type { RefusalKind } from '../domain/sanctions/list.ts';
import { compliance, moment } from './columns.ts';

export const sanctionsLists = compliance.table('sanctions_lists', {
  id: text().primaryKey(),
  name: text().notNull(),
  source: text().notNull(),
  demo: boolean().notNull(),
  active: boolean().notNull(),
  currentVersionId: text('current_version_id'),
  /** A folder, or URLs without what they hold of keys. */
  origin: text(),
  /** When the origin was last seen to hold what is screened against. */
  checkedAt: moment('checked_at'),
  /** When the files were last written, as their folder says. */
  fileAt: moment('file_at'),
  refusedAt: moment('refused_at'),
  refusal: text(),
  refusalKind: text('refusal_kind').$type<RefusalKind>(),
  refusedSha256: text('refused_sha256'),
  refusedEntries: integer('refused_entries'),
});

/** Append-only. */
export const listVersions = compliance.table(
  'list_versions',
  {
    id: text().primaryKey(),
    listId: text('list_id')
      .notNull()
      .references(() => sanctionsLists.id),
    sha256: text().notNull(),
    entries: integer().notNull(),
    aliases: integer().notNull(),
    addresses: integer().notNull(),
    importedAt: moment('imported_at').notNull(),
  },
  (table) => [index().on(table.listId, table.importedAt)],
);

/**
 * Append-only: what lists say of entries, each content once however many versions hold it. What is on
 * public lists is public, and so not encrypted.
 */
export const listContents = compliance.table('list_contents', {
  id: integer().primaryKey().generatedAlwaysAsIdentity(),
  contentHash: text('content_hash').notNull().unique(),
  uid: text().notNull(),
  type: text().$type<NameKind>().notNull(),
  body: jsonb().$type<SanctionsEntry>().notNull(),
});

/** Append-only: which contents a version holds, and what it changed against the one before it. */
export const listVersionContents = compliance.table('list_version_contents', {
  versionId: text('version_id')
    .primaryKey()
    .references(() => listVersions.id),
  /** Ids of its contents, ascending. */
  members: integer().array().notNull(),
  /** Over the hashes of its contents, so that a version can be held to what was imported. */
  digest: text().notNull(),
  /** Null where it is the list's first; then nothing is counted below. */
  previousVersionId: text('previous_version_id').references(() => listVersions.id),
  added: integer().notNull(),
  changed: integer().notNull(),
  removed: integer().notNull(),
});

/** Append-only: the entries that a version changed. */
export const listChanges = compliance.table(
  'list_changes',
  {
    versionId: text('version_id')
      .notNull()
      .references(() => listVersionContents.versionId),
    uid: text().notNull(),
    change: text().$type<ListChangeKind>().notNull(),
    before: integer().references(() => listContents.id),
    after: integer().references(() => listContents.id),
  },
  (table) => [
    primaryKey({ columns: [table.versionId, table.uid] }),
    check(
      'list_changes_kind',
      sql`(before is null) = (change = 'ADDED') and (after is null) = (change = 'REMOVED')`,
    ),
  ],
);

/** Append-only: contents that an officer let replace a version although they hold much less. */
export const listAcceptances = compliance.table(
  'list_acceptances',
  {
    listId: text('list_id')
      .notNull()
      .references(() => sanctionsLists.id),
    sha256: text().notNull(),
    replacesVersionId: text('replaces_version_id')
      .notNull()
      .references(() => listVersions.id),
    reason: text().notNull(),
    acceptedBy: text('accepted_by').notNull(),
    acceptedAt: moment('accepted_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.listId, table.sha256, table.replacesVersionId] })],
);

/** By what a server can tell that a file is still the one that is screened against. */
export const listValidators = compliance.table(
  'list_validators',
  {
    listId: text('list_id').notNull(),
    part: text().notNull(),
    /** SHA-256 of the file's URL, which may hold a key. */
    urlHash: text('url_hash').notNull(),
    etag: text(),
    lastModified: text('last_modified'),
  },
  (table) => [
    primaryKey({ columns: [table.listId, table.part] }),
    foreignKey({ columns: [table.listId], foreignColumns: [sanctionsLists.id] }).onDelete(
      'cascade',
    ),
  ],
);

/**
 * Append-only: a whole copy of each version, as they were kept before contents were kept once. Read
 * where a database of then is taken over, and not written any more.
 */
export const listEntries = compliance.table(
  'list_entries',
  {
    versionId: text('version_id')
      .notNull()
      .references(() => listVersions.id),
    uid: text().notNull(),
    type: text().$type<NameKind>().notNull(),
    names: jsonb().$type<readonly ListedName[]>().notNull(),
    programmes: text().array().notNull(),
    datesOfBirth: jsonb('dates_of_birth').$type<readonly PartialDate[]>().notNull(),
    countries: text().array().notNull(),
    addresses: jsonb().$type<readonly ListedAddress[]>().notNull(),
  },
  (table) => [primaryKey({ columns: [table.versionId, table.uid] })],
);
