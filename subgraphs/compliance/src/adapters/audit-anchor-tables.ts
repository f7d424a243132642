import { date, integer, jsonb, primaryKey } from 'drizzle-orm/pg-core';
import type { AuditAnchor } from '../domain/audit/export.ts';
import { compliance } from './columns.ts';

/** What proves entries of the audit trail, as the ledger told it; it may be told anew of the same one. */
export const auditAnchors = compliance.table(
  'audit_anchors',
  {
    day: date({ mode: 'string' }).notNull(),
    position: integer().notNull(),
    proof: jsonb().$type<Omit<AuditAnchor, 'day' | 'position'>>().notNull(),
  },
  (table) => [primaryKey({ columns: [table.day, table.position] })],
);
