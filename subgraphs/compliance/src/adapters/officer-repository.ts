import type { Transaction } from '@blockscore/database';
import { and, asc, desc, eq, gte, or, sql } from 'drizzle-orm';
import type { OfficerRepository } from '../app/cases/case-ports.ts';
import { auditEntries } from './tables.ts';

/** The one role that decides, proposes and agrees. */
const OFFICER = 'COMPLIANCE_OFFICER';

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
      return Array.isArray(roles) && roles.includes(OFFICER);
    },
    async stoppedSince(userId, since) {
      const { subject, type, occurredAt, details } = auditEntries;
      // Neither that another role is proposed or given takes this one away, nor that another is taken.
      const isNone = sql`not coalesce(${details} -> 'roles' ? ${OFFICER}::text, false)`;
      const [first] = await tx
        .select({ occurredAt })
        .from(auditEntries)
        .where(
          and(
            eq(subject, userId),
            gte(occurredAt, since),
            or(eq(type, 'identity.user.suspended'), and(eq(type, 'identity.role.changed'), isNone)),
          ),
        )
        .orderBy(asc(occurredAt))
        .limit(1);
      return first?.occurredAt;
    },
  };
}
