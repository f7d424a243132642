import type { AuditAnchor } from '../domain/audit/export.ts';

export interface AuditAnchorRepository {
  /** Keeps what proves an entry, in place of what proved the same one before. */
  keep(anchor: AuditAnchor): Promise<void>;
  /** Of each of these days the last one, in their order. */
  lastOfDays(from: string, to: string): Promise<readonly AuditAnchor[]>;
}
