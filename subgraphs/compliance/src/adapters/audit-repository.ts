import { keyset, type Transaction } from '@blockscore/database';
import {
  and,
  asc,
  between,
  desc,
  eq,
  exists,
  gt,
  gte,
  inArray,
  lt,
  lte,
  notExists,
  or,
  type SQL,
  sql,
} from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import type { AuditRepository } from '../app/audit-ports.ts';
import {
  type AuditLink,
  ERASURE_ORDERED,
  FIRST_HASH,
  type LastBeforeGap,
} from '../domain/audit/chain.ts';
import { doesNotConcern } from './named-repository.ts';
import { auditEntries, auditHeads, auditSalts, inbox } from './tables.ts';

type Row = typeof auditEntries.$inferSelect;

export function linkOf({ occurredAt, recordedAt, ...row }: Row): AuditLink {
  return {
    ...row,
    occurredAt: occurredAt.toISOString(),
    recordedAt: recordedAt.toISOString(),
  };
}

export function createAuditRepository(tx: Transaction): AuditRepository {
  return { ...appendingOn(tx), ...entriesOn(tx), ...chainsOn(tx) };
}

function appendingOn(tx: Transaction): Pick<AuditRepository, 'lockDay' | 'known' | 'append'> {
  return {
    async lockDay(today) {
      await tx.execute(sql`select pg_advisory_xact_lock(hashtext('compliance.audit'))`);
      const [last] = await tx.select().from(auditHeads).orderBy(desc(auditHeads.day)).limit(1);
      if (last === undefined) return { day: today, count: 0, previousHash: FIRST_HASH };
      const day = [last.day, today].sort()[1] ?? today;
      return { day, count: last.day === day ? last.count : 0, previousHash: last.hash };
    },
    async known(stream, sequences) {
      const rows = await tx
        .select({ sequence: auditEntries.sequence })
        .from(auditEntries)
        .where(
          and(eq(auditEntries.stream, stream), inArray(auditEntries.sequence, [...sequences])),
        );
      return new Set(rows.map(({ sequence }) => sequence));
    },
    async append(entries) {
      const last = entries.at(-1)?.link;
      if (last === undefined) return;
      await tx.insert(auditEntries).values(
        entries.map(({ link }) => ({
          ...link,
          occurredAt: new Date(link.occurredAt),
          recordedAt: new Date(link.recordedAt),
        })),
      );
      await tx
        .insert(auditSalts)
        .values(entries.map(({ link, salt }) => ({ entryId: link.id, salt })));
      const { day, position: count, hash } = last;
      await tx
        .insert(auditHeads)
        .values({ day, count, hash })
        .onConflictDoUpdate({ target: auditHeads.day, set: { count, hash } });
    },
  };
}

function entriesOn(
  tx: Transaction,
): Pick<AuditRepository, 'find' | 'at' | 'list' | 'erasureOrders'> {
  return {
    async erasureOrders(subjects) {
      if (subjects.length === 0) return [];
      const { stream, type, subject } = auditEntries;
      // The type in the statement itself: by that the index of orders is known to hold them.
      const isOrder = and(
        eq(stream, 'compliance'),
        sql`${type} = ${sql.raw(`'${ERASURE_ORDERED}'`)}`,
      );
      const rows = await tx
        .select()
        .from(auditEntries)
        .where(and(inArray(subject, [...subjects]), isOrder));
      return rows.map(linkOf);
    },
    async find(id) {
      const [row] = await tx.select().from(auditEntries).where(eq(auditEntries.id, id));
      return row && linkOf(row);
    },
    async at({ day, position }) {
      const isThere = and(eq(auditEntries.day, day), eq(auditEntries.position, position));
      const [row] = await tx.select().from(auditEntries).where(isThere);
      return row && linkOf(row);
    },
    async list({ subject, openOnlyAbout, from, to }, page) {
      const { where, orderBy, limit } = keyset(auditEntries.id, page);
      const { occurredAt, open } = auditEntries;
      const mayBeSeen = or(eq(open, true), doesNotConcern(openOnlyAbout, auditEntries.subject));
      const rows = await tx
        .select()
        .from(auditEntries)
        .where(
          and(
            where,
            mayBeSeen,
            subject === undefined ? undefined : eq(auditEntries.subject, subject),
            from === undefined ? undefined : gte(occurredAt, from),
            to === undefined ? undefined : lt(occurredAt, to),
          ),
        )
        .orderBy(orderBy)
        .limit(limit);
      return rows.map(linkOf);
    },
  };
}

function chainsOn(
  tx: Transaction,
): Pick<
  AuditRepository,
  'heads' | 'hashBefore' | 'hashFollowedAfter' | 'gap' | 'endsEarly' | 'chain'
> {
  return {
    async heads(from, to) {
      return await tx
        .select()
        .from(auditHeads)
        .where(between(auditHeads.day, from, to))
        .orderBy(asc(auditHeads.day));
    },
    async hashBefore(day) {
      const [row] = await tx
        .select({ hash: auditEntries.hash })
        .from(auditEntries)
        .where(lt(auditEntries.day, day))
        .orderBy(desc(auditEntries.day), desc(auditEntries.position))
        .limit(1);
      return row?.hash;
    },
    async hashFollowedAfter(day) {
      const [row] = await tx
        .select({ hash: auditEntries.previousHash })
        .from(auditEntries)
        .where(gt(auditEntries.day, day))
        .orderBy(asc(auditEntries.day), asc(auditEntries.position))
        .limit(1);
      return row?.hash;
    },
    async endsEarly() {
      const rows = await tx.execute<{ stream: string } & Partial<LastBeforeGap>>(sql`
        select taken.stream, coalesce(last.day::text, '') as day, coalesce(last.position, 0) as position,
          coalesce(last.sequence, 0)::int as sequence
        from ${inbox} taken left join lateral (
          select entry.day, entry.position, entry.sequence from ${auditEntries} entry
          where entry.stream = taken.stream order by entry.sequence desc limit 1
        ) last on true
        where taken.consumer = 'audit' and taken.seq > coalesce(last.sequence, 0)
        order by day, position, stream`);
      return rows.map(({ stream, day = '', position = 0, sequence = 0 }) => {
        return { stream, day, position, sequence };
      });
    },
    async gap(from, to) {
      const { day, position, stream, sequence } = auditEntries;
      const later = alias(auditEntries, 'later');
      const following = (which: SQL) =>
        tx
          .select({ one: sql`1` })
          .from(later)
          .where(and(eq(later.stream, stream), which));
      const [last] = await tx
        .select({ day, position, stream, sequence })
        .from(auditEntries)
        .where(
          and(
            between(day, from, to),
            notExists(following(eq(later.sequence, sql`${sequence} + 1`))),
            exists(following(gt(later.sequence, sequence))),
          ),
        )
        .orderBy(asc(day), asc(position))
        .limit(1);
      const [late] = await beginningsLate(tx, from, to);
      if (last === undefined || late === undefined) return last ?? late;
      return late.day < last.day || (late.day === last.day && late.position < last.position)
        ? late
        : last;
    },
    async chain(after, to, limit) {
      const { day, position } = auditEntries;
      // Compared as a row, it is where the index is entered, however long the trail before it.
      const isLater = sql`(${day}, ${position}) > (${after.day}, ${after.position})`;
      const rows = await tx
        .select({ entry: auditEntries, salt: auditSalts.salt })
        .from(auditEntries)
        .leftJoin(auditSalts, eq(auditSalts.entryId, auditEntries.id))
        .where(and(isLater, lte(day, to)))
        .orderBy(asc(day), asc(position))
        .limit(limit);
      return rows.map(({ entry, salt }) => ({ link: linkOf(entry), salt }));
    },
  };
}

/**
 * The first entry of each stream that does not begin with its first event, as if it followed a zeroth one; in
 * the trail's order. It jumps from stream to stream by the index, however long the trail is.
 */
async function beginningsLate(
  tx: Transaction,
  from: string,
  to: string,
): Promise<readonly LastBeforeGap[]> {
  const rows = await tx.execute<{ day: string; position: number; stream: string }>(sql`
    with recursive firsts as (
      (select stream, sequence, day, position from ${auditEntries} order by stream, sequence limit 1)
      union all
      select next.* from firsts, lateral (
        select entry.stream, entry.sequence, entry.day, entry.position from ${auditEntries} entry
        where entry.stream > firsts.stream order by entry.stream, entry.sequence limit 1
      ) next
    )
    select day::text, position, stream from firsts
    where sequence > 1 and day between ${from} and ${to} order by day, position`);
  return rows.map(({ day, position, stream }) => ({ day, position, stream, sequence: 0 }));
}
