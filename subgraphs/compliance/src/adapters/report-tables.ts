import { jsonb, text } from 'drizzle-orm/pg-core';
import type { AuditReport } from '../domain/reports/audit-report.ts';
import { compliance, moment } from './columns.ts';

/** Append-only: the report on each month of the audit trail, as it was made. */
export const auditReports = compliance.table('audit_reports', {
  month: text().primaryKey(),
  report: jsonb().$type<AuditReport>().notNull(),
  sha256: text().notNull(),
  madeAt: moment('made_at').notNull(),
});
