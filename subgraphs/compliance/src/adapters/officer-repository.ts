import type { Transaction } from '@blockscore/database';
import { and, asc, desc, eq, gte, inArray } from 'drizzle-orm';
import type { OfficerRepository } from '../app/cases/case-ports.ts';
import { auditEntries } from './tables.ts';

/** Identity tells each change of roles with the roles since; the audit trail keeps the last one. */
export function createOfficerRepository(tx: Transaction): OfficerRepository {
  return {
    async isOfficer(userId) {
      const [last] = await tx
        .select({ details: auditEntries.details })
        .from(auditEntries)
        .where(
          and(eq(auditEntries.subject, userId), eq(auditEntries.type, 'identity.role.changed')),
        )
        .orderBy(desc(auditEntries.id))
        .limit(1);
      const roles = last?.details['roles'];
      return Array.isArray(roles) && roles.includes('COMPLIANCE_OFFICER');
    },
    async changedSince(userId, since) {
      const { subject, type, occurredAt } = auditEntries;
      const changes = ['identity.role.changed', 'identity.user.suspended'];
      const [first] = await tx
        .select({ occurredAt })
        .from(auditEntries)
        .where(and(eq(subject, userId), inArray(type, changes), gte(occurredAt, since)))
        .orderBy(asc(occurredAt))
        .limit(1);
      return first?.occurredAt;
    },
  };
}
