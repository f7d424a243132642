import { sql } from 'drizzle-orm';
import { foreignKey, index, integer, primaryKey, text, uniqueIndex } from 'drizzle-orm/pg-core';
import type { ExportStatus } from '../domain/privacy/data-export.ts';
import type { Holder } from '../domain/privacy/erasure.ts';
import { compliance, moment } from './columns.ts';

const exportId = () => text('export_id').$type<`export_${string}`>().notNull();

/** Copies that people asked for. The private key is encrypted, and gone once the archive is made. */
export const dataExports = compliance.table(
  'data_exports',
  {
    id: text().$type<`export_${string}`>().primaryKey(),
    version: integer().notNull(),
    userId: text('user_id').$type<`user_${string}`>().notNull(),
    status: text().$type<ExportStatus>().notNull(),
    privateKey: text('private_key'),
    requestedAt: moment('requested_at').notNull(),
    dueAt: moment('due_at').notNull(),
    readyAt: moment('ready_at'),
    expiresAt: moment('expires_at'),
    size: integer(),
    sha256: text(),
  },
  (table) => [
    index().on(table.userId, table.id),
    uniqueIndex('data_exports_one_open').on(table.userId).where(sql`status = 'GATHERING'`),
    index('data_exports_due').on(table.dueAt).where(sql`status = 'GATHERING'`),
    index('data_exports_expiring').on(table.expiresAt).where(sql`status = 'READY'`),
  ],
);

/** What the subgraphs disclosed, sealed to the private key, until the archive is made. */
export const dataExportParts = compliance.table(
  'data_export_parts',
  {
    exportId: exportId(),
    holder: text().$type<Holder>().notNull(),
    part: integer().notNull(),
    parts: integer().notNull(),
    sealed: text().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.exportId, table.holder, table.part] }),
    foreignKey({
      name: 'data_export_parts_export',
      columns: [table.exportId],
      foreignColumns: [dataExports.id],
    }),
  ],
);

/** The archive in base64, in pieces that are encrypted with the person's service key. */
export const dataExportPieces = compliance.table(
  'data_export_pieces',
  {
    exportId: exportId(),
    number: integer().notNull(),
    content: text().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.exportId, table.number] }),
    foreignKey({
      name: 'data_export_pieces_export',
      columns: [table.exportId],
      foreignColumns: [dataExports.id],
    }),
  ],
);
