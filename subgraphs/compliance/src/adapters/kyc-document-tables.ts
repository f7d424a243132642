import { sql } from 'drizzle-orm';
import { date, index, integer, text } from 'drizzle-orm/pg-core';
import type {
  DocumentCheck,
  DocumentKind,
  DocumentStatus,
  RefusalReason,
} from '../domain/kyc/document.ts';
import type { CallbackKind, CallbackOutcome } from '../domain/kyc/document-callback.ts';
import type { ContentType } from '../domain/kyc/document-content.ts';
import { compliance, moment } from './columns.ts';

const documentId = (name: string) => text(name).$type<`doc_${string}`>();

/**
 * Documents that people sent. `details`, `note`, `attests` and `content_key`, with which the stored
 * content is encrypted, are encrypted with the person's retention key. The hashes are keyed.
 */
export const kycDocuments = compliance.table(
  'kyc_documents',
  {
    id: documentId('id').primaryKey(),
    kycId: text('kyc_id').$type<`kyc_${string}`>().notNull(),
    userId: text('user_id').$type<`user_${string}`>().notNull(),
    version: integer().notNull(),
    kind: text().$type<DocumentKind>().notNull(),
    status: text().$type<DocumentStatus>().notNull(),
    contentType: text('content_type').$type<ContentType>().notNull(),
    size: integer().notNull(),
    details: text().notNull(),
    numberHash: text('number_hash'),
    contentHash: text('content_hash'),
    storageKey: text('storage_key'),
    contentKey: text('content_key'),
    attests: text(),
    uploadExpiresAt: moment('upload_expires_at').notNull(),
    uploadedAt: moment('uploaded_at'),
    check: text().$type<DocumentCheck>().notNull(),
    reference: text(),
    checkedSince: moment('checked_since'),
    refusal: text().$type<RefusalReason>(),
    note: text(),
    decidedBy: text('decided_by'),
    decidedAt: moment('decided_at'),
    validUntil: date('valid_until', { mode: 'string' }),
    warnedAt: moment('warned_at'),
    createdAt: moment('created_at').notNull(),
  },
  (table) => [
    index().on(table.userId, table.id),
    index().on(table.contentHash),
    index().on(table.numberHash),
    index('kyc_documents_awaited').on(table.uploadExpiresAt).where(sql`status = 'REQUESTED'`),
    index('kyc_documents_checked').on(table.id).where(sql`status = 'UPLOADED'`),
    index('kyc_documents_running').on(table.validUntil).where(sql`status = 'ACCEPTED'`),
  ],
);

/** Addresses of documents that were used: each is good once. Those that have run out go with the next use. */
export const spentAddresses = compliance.table(
  'spent_addresses',
  {
    mark: text().primaryKey(),
    expiresAt: moment('expires_at').notNull(),
  },
  (table) => [index().on(table.expiresAt)],
);

/** Append-only: what the provider told, once by its id. */
export const kycCallbacks = compliance.table(
  'kyc_callbacks',
  {
    id: text().primaryKey(),
    documentId: documentId('document_id').notNull(),
    kind: text().$type<CallbackKind>().notNull(),
    reference: text().notNull(),
    reason: text().$type<RefusalReason>(),
    outcome: text().$type<CallbackOutcome>().notNull(),
    occurredAt: moment('occurred_at').notNull(),
    receivedAt: moment('received_at').notNull(),
  },
  (table) => [index().on(table.documentId)],
);

/** What the simulated provider has taken and not told of. */
export const simulatedChecks = compliance.table(
  'simulated_checks',
  {
    id: documentId('id').primaryKey(),
    /** The last four characters of the document's number: all that its behaviour follows from. */
    ending: text().notNull(),
    acceptedAt: moment('accepted_at').notNull(),
    delivered: integer().notNull(),
    attempts: integer().notNull(),
    nextAt: moment('next_at'),
  },
  (table) => [index().on(table.nextAt).where(sql`next_at is not null`)],
);
