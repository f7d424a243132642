import type { Transaction } from '@blockscore/database';
import { and, asc, between, desc, eq, not, notExists } from 'drizzle-orm';
import type { AuditAnchorRepository } from '../app/audit-anchor-ports.ts';
import { doesNotConcern } from './named-repository.ts';
import { auditAnchors, auditEntries } from './tables.ts';

export function createAuditAnchorRepository(tx: Transaction): AuditAnchorRepository {
  const { day, position } = auditAnchors;
  return {
    async keep({ day: of, position: at, ...proof }) {
      await tx
        .insert(auditAnchors)
        .values({ day: of, position: at, proof })
        .onConflictDoUpdate({ target: [day, position], set: { proof } });
    },
    async lastOfDays(from, to, notAbout) {
      const concernsThem = and(
        eq(auditEntries.day, day),
        eq(auditEntries.position, position),
        not(doesNotConcern(notAbout ?? '', auditEntries.subject)),
      );
      const rows = await tx
        .selectDistinctOn([day])
        .from(auditAnchors)
        .where(
          and(
            between(day, from, to),
            notExists(tx.select({ id: auditEntries.id }).from(auditEntries).where(concernsThem)),
          ),
        )
        .orderBy(asc(day), desc(position));
      return rows.map(({ proof, ...place }) => ({ ...place, ...proof }));
    },
  };
}
