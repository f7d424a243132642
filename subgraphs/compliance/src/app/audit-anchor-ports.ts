import type { AuditAnchor } from '../domain/audit/export.ts';

export interface AuditAnchorRepository {
  /** Keeps what proves an entry, in place of what proved the same one before. */
  keep(anchor: AuditAnchor): Promise<void>;
  /**
   * Of each of these days the last one, in their order; none of an entry that concerns that person, which they
   * are not shown.
   */
  lastOfDays(from: string, to: string, notAbout?: string): Promise<readonly AuditAnchor[]>;
}
