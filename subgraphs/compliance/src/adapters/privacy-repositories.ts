import type { Transaction } from '@blockscore/database';
import {
  and,
  asc,
  count,
  desc,
  eq,
  gt,
  gte,
  isNotNull,
  isNull,
  lt,
  notExists,
  or,
  sql,
} from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import type {
  ConsentRepository,
  RegisterRepository,
  RestrictionRepository,
} from '../app/privacy-ports.ts';
import { linkOf } from './audit-repository.ts';
import { hasInquirySince, inquiriesSince } from './inquiries.ts';
import { auditEntries, consents, erasureRegister, restrictions } from './tables.ts';

export function createRegisterRepository(tx: Transaction): RegisterRepository {
  return {
    async append(entry) {
      const made = await tx
        .insert(erasureRegister)
        .values({ ...entry, kept: [...entry.kept] })
        .onConflictDoNothing({
          target: [erasureRegister.erasureId, erasureRegister.holder, erasureRegister.act],
        })
        .returning({ number: erasureRegister.number });
      return made.length === 1;
    },
    async lockFile() {
      await tx.execute(sql`select pg_advisory_xact_lock(hashtext('compliance.erasure-register'))`);
    },
    async after(number, limit) {
      return await tx
        .select()
        .from(erasureRegister)
        .where(gt(erasureRegister.number, number))
        .orderBy(asc(erasureRegister.number))
        .limit(limit);
    },
    async ofErasure(id) {
      return await tx
        .select()
        .from(erasureRegister)
        .where(eq(erasureRegister.erasureId, id))
        .orderBy(asc(erasureRegister.number));
    },
    async auditEntries(places) {
      if (places.length === 0) return [];
      const isOne = places.map(({ stream, sequence }) =>
        and(eq(auditEntries.stream, stream), eq(auditEntries.sequence, sequence)),
      );
      const rows = await tx
        .select()
        .from(auditEntries)
        .where(or(...isOne))
        .orderBy(asc(auditEntries.id));
      return rows.map(linkOf);
    },
    isWanted: (userId, since) => hasInquirySince(tx, userId, since),
    async ended(today, since, after, limit) {
      const later = alias(erasureRegister, 'later');
      const destroyed = tx
        .select({ number: later.number })
        .from(later)
        .where(
          and(
            eq(later.erasureId, erasureRegister.erasureId),
            eq(later.holder, erasureRegister.holder),
            eq(later.act, 'RETENTION_ENDED'),
          ),
        );
      return await tx
        .select()
        .from(erasureRegister)
        .where(
          and(
            eq(erasureRegister.act, 'ERASED'),
            isNotNull(erasureRegister.keptUntil),
            lt(erasureRegister.keptUntil, today),
            after === undefined
              ? undefined
              : sql`(${erasureRegister.keptUntil}, ${erasureRegister.number}) > (${after.keptUntil}, ${after.number})`,
            sql`not exists ${destroyed}`,
            ...inquiriesSince(tx, erasureRegister.userId, since).map((found) => notExists(found)),
          ),
        )
        .orderBy(asc(erasureRegister.keptUntil), asc(erasureRegister.number))
        .limit(limit);
    },
  };
}

const MOST_RESTRICTIONS = 100;
const MOST_CONSENTS = 500;

export function createRestrictionRepository(tx: Transaction): RestrictionRepository {
  return {
    async begin(restriction) {
      const made = await tx
        .insert(restrictions)
        .values(restriction)
        .onConflictDoNothing()
        .returning({ id: restrictions.id });
      return made.length === 1;
    },
    async end(userId, ground, endedAt, endedBy) {
      const ended = await tx
        .update(restrictions)
        .set({ endedAt, endedBy })
        .where(
          and(
            eq(restrictions.userId, userId),
            eq(restrictions.ground, ground),
            isNull(restrictions.endedAt),
          ),
        )
        .returning({ id: restrictions.id });
      return ended.length > 0;
    },
    async open(userId) {
      return await tx
        .select()
        .from(restrictions)
        .where(and(eq(restrictions.userId, userId), isNull(restrictions.endedAt)));
    },
    async countSince(userId, ground, since) {
      const [row] = await tx
        .select({ count: count() })
        .from(restrictions)
        .where(
          and(
            eq(restrictions.userId, userId),
            eq(restrictions.ground, ground),
            gte(restrictions.begunAt, since),
          ),
        );
      return row?.count ?? 0;
    },
    async listOf(userId) {
      return await tx
        .select()
        .from(restrictions)
        .where(eq(restrictions.userId, userId))
        .orderBy(desc(restrictions.id))
        .limit(MOST_RESTRICTIONS);
    },
  };
}

export function createConsentRepository(tx: Transaction): ConsentRepository {
  return {
    async append(consent) {
      await tx.insert(consents).values(consent);
    },
    async latest(userId) {
      return await tx
        .selectDistinctOn([consents.purpose])
        .from(consents)
        .where(eq(consents.userId, userId))
        .orderBy(asc(consents.purpose), desc(consents.id));
    },
    async countSince(userId, since) {
      const [row] = await tx
        .select({ count: count() })
        .from(consents)
        .where(and(eq(consents.userId, userId), gte(consents.recordedAt, since)));
      return row?.count ?? 0;
    },
    async history(userId, purpose) {
      return await tx
        .select()
        .from(consents)
        .where(
          and(
            eq(consents.userId, userId),
            purpose === undefined ? undefined : eq(consents.purpose, purpose),
          ),
        )
        .orderBy(desc(consents.id))
        .limit(MOST_CONSENTS);
    },
  };
}
