import type { Transaction } from '@blockscore/database';
import { and, asc, between, desc, eq, gte, inArray, lte, notInArray, sql } from 'drizzle-orm';
import type { SealRepository } from '../app/seal-ports.ts';
import { ECHOES_OF_SEALS } from '../domain/audit/evidence.ts';
import { auditEntries, auditSalts, auditSeals } from './tables.ts';

/** Before the first entry there can be. */
const THE_BEGINNING = { day: '0001-01-01', position: 0 };

export function createSealRepository(tx: Transaction): SealRepository {
  const newestFirst = [desc(auditSeals.day), desc(auditSeals.first)];
  const place = { day: auditSeals.day, position: auditSeals.last };
  return {
    async lock() {
      await tx.execute(sql`select pg_advisory_xact_lock(hashtext('compliance.audit_seals'))`);
      const [last] = await tx
        .select(place)
        .from(auditSeals)
        .orderBy(...newestFirst)
        .limit(1);
      return last ?? THE_BEGINNING;
    },
    async outlook(after, limit) {
      const { day, position, recordedAt, type } = auditEntries;
      const next = tx
        .select({ recordedAt, type })
        .from(auditEntries)
        .where(sql`(${day}, ${position}) > (${after.day}, ${after.position})`)
        .orderBy(asc(day), asc(position))
        .limit(limit)
        .as('next');
      const [found] = await tx
        .select({
          waiting: sql<number>`count(*)::integer`,
          oldestAt: sql`min(${next.recordedAt})`.mapWith(recordedAt),
          others: sql<boolean>`coalesce(bool_or(${notInArray(next.type, [...ECHOES_OF_SEALS])}), false)`,
        })
        .from(next);
      return found ?? { waiting: 0, oldestAt: null, others: false };
    },
    async add({ commitments, ...seal }) {
      const leaves = commitments.map((commitment) => commitment.slice(2)).join('');
      await tx.insert(auditSeals).values({ ...seal, commitments: Buffer.from(leaves, 'hex') });
    },
    async of(entryIds) {
      if (entryIds.length === 0) return [];
      const { first, last, commitments } = auditSeals;
      const seal = tx
        .select({ first, last, commitments })
        .from(auditSeals)
        .where(and(eq(auditSeals.day, auditEntries.day), lte(first, auditEntries.position)))
        .orderBy(desc(first))
        .limit(1)
        .as('seal');
      const at = sql`(${auditEntries.position} - ${seal.first}) * 32 + 1`;
      return await tx
        .select({
          entryId: auditEntries.id,
          commitment: sql<string>`'0x' || encode(substring(${seal.commitments} from ${at} for 32), 'hex')`,
          storedSalt: auditSalts.salt,
        })
        .from(auditEntries)
        .innerJoinLateral(seal, gte(seal.last, auditEntries.position))
        .leftJoin(auditSalts, eq(auditSalts.entryId, auditEntries.id))
        .where(inArray(auditEntries.id, [...entryIds]));
    },
    async last(from, to) {
      const [last] = await tx
        .select(place)
        .from(auditSeals)
        .where(between(auditSeals.day, from, to))
        .orderBy(...newestFirst)
        .limit(1);
      return last;
    },
  };
}
