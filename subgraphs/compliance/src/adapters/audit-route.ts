import { Fault } from '@blockscore/result';
import { type ExportRouteOptions, exportRoute, type Route } from '@blockscore/service';
import type { exportAudit } from '../app/export-audit.ts';

const CONTENT_TYPES = {
  jsonl: 'application/jsonl; charset=utf-8',
  csv: 'text/csv; charset=utf-8; header=present',
} as const;

export interface AuditRouteOptions extends Pick<ExportRouteOptions, 'gatewayPublicKey' | 'logger'> {
  readonly write: ReturnType<typeof exportAudit>;
}

/** `GET /exports/audit-trail.jsonl?from=…&to=…`, and `.csv`: the audit trail of some days as a file. */
export function auditRoutes({ write, ...options }: AuditRouteOptions): readonly Route[] {
  return (['jsonl', 'csv'] as const).map((format) =>
    exportRoute({
      ...options,
      path: `/exports/audit-trail.${format}`,
      subgraph: 'compliance',
      scope: 'compliance:read',
      parameters: ['from', 'to'],
      contentType: CONTENT_TYPES[format],
      async write(given, caller) {
        const [from, to] = [given.get('from'), given.get('to')];
        if (from === null || to === null) {
          throw new Fault('BAD_USER_INPUT', '`from` and `to` are needed: days as 2026-01-31.');
        }
        return await write(caller, { from, to, format });
      },
    }),
  );
}
