import { type Database, keyset } from '@blockscore/database';
import { and, count, isNotNull, isNull } from 'drizzle-orm';
import type { ReconciliationReader } from '../app/reconciliation-ports.ts';
import {
  reconciliationDifferences as differences,
  reconciliations as runs,
} from './reconciliation-tables.ts';

export function createReconciliationReader(db: Database): ReconciliationReader {
  return {
    runs: (page) => {
      const { where, orderBy, limit } = keyset(runs.id, page);
      return db.select().from(runs).where(where).orderBy(orderBy).limit(limit);
    },
    differences: ({ open }, page) => {
      const { where, orderBy, limit } = keyset(differences.id, page);
      const isOpen = open ? isNull(differences.resolvedAt) : isNotNull(differences.resolvedAt);
      return db
        .select()
        .from(differences)
        .where(and(where, open === null ? undefined : isOpen))
        .orderBy(orderBy)
        .limit(limit);
    },
    async openCounts() {
      const rows = await db
        .select({ kind: differences.kind, open: count() })
        .from(differences)
        .where(isNull(differences.resolvedAt))
        .groupBy(differences.kind);
      return new Map(rows.map(({ kind, open }) => [kind, open]));
    },
  };
}
