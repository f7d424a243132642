import type { Transaction } from '@blockscore/database';
import { asc, between, desc } from 'drizzle-orm';
import type { AuditAnchorRepository } from '../app/audit-anchor-ports.ts';
import { auditAnchors } from './tables.ts';

export function createAuditAnchorRepository(tx: Transaction): AuditAnchorRepository {
  const { day, position } = auditAnchors;
  return {
    async keep({ day: of, position: at, ...proof }) {
      await tx
        .insert(auditAnchors)
        .values({ day: of, position: at, proof })
        .onConflictDoUpdate({ target: [day, position], set: { proof } });
    },
    async lastOfDays(from, to) {
      const rows = await tx
        .selectDistinctOn([day])
        .from(auditAnchors)
        .where(between(day, from, to))
        .orderBy(asc(day), desc(position));
      return rows.map(({ proof, ...place }) => ({ ...place, ...proof }));
    },
  };
}
