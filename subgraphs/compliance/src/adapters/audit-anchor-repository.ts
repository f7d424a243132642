import type { Transaction } from '@blockscore/database';
import { and, asc, between, desc, eq, notExists } from 'drizzle-orm';
import type { AuditAnchorRepository } from '../app/audit-anchor-ports.ts';
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
      const isAboutThem = and(
        eq(auditEntries.day, day),
        eq(auditEntries.position, position),
        eq(auditEntries.subject, notAbout ?? ''),
      );
      const rows = await tx
        .selectDistinctOn([day])
        .from(auditAnchors)
        .where(
          and(
            between(day, from, to),
            notExists(tx.select({ id: auditEntries.id }).from(auditEntries).where(isAboutThem)),
          ),
        )
        .orderBy(asc(day), desc(position));
      return rows.map(({ proof, ...place }) => ({ ...place, ...proof }));
    },
  };
}
