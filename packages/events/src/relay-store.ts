import type { Database } from '@blockscore/database';
import { asc, eq, gt, isNull, or, sql } from 'drizzle-orm';
import type { AnyEvent } from './envelope.ts';
import type { OutboxTable } from './tables.ts';

/** Events with consecutive numbers, as they are appended to the log. */
export interface Batch {
  readonly first: number;
  readonly last: number;
  readonly events: readonly AnyEvent[];
}

export interface Retention {
  /** Events older than this are dropped from outbox and stream. */
  readonly days: number;
  /** At most so many are kept. */
  readonly entries: number;
}

/** What the relay does to its outbox. */
export interface RelayStore {
  /** Numbers at most `limit` rows that have become visible. @returns how many */
  number(limit: number): Promise<number>;
  /** The rows that follow number `after`. */
  after(after: number, limit: number): Promise<Batch | undefined>;
  /** The highest number given, 0 where none was. */
  highest(): Promise<number>;
  eventId(seq: number): Promise<string | undefined>;
  /** Rows that are not in a log that ends at `held`, and the age of the oldest in seconds. */
  backlog(held: number): Promise<{ readonly rows: number; readonly oldestSeconds: number }>;
  /** Deletes what is beyond its time and in the log. @returns the first number left */
  prune(held: number, retention: Retention): Promise<number | undefined>;
}

const PRUNED_AT_ONCE = 5_000;

/** Whoever has this advisory lock numbers the rows of an outbox, and nobody else does. */
export const numberingLock = (stream: string): string => `outbox.number.${stream}`;

export function createRelayStore(db: Database, outbox: OutboxTable, stream: string): RelayStore {
  const lock = sql`
    select pg_try_advisory_xact_lock(hashtextextended(${numberingLock(stream)}, 0)) as locked`;
  const highest = async (from: Pick<Database, 'select'>) => {
    const [row] = await from.select({ seq: sql<string | null>`max(${outbox.seq})` }).from(outbox);
    return Number(row?.seq ?? 0);
  };

  return {
    /**
     * Identifiers are drawn before a transaction commits, so a lower one may become visible after a
     * higher one. Hence what is numbered is never "beyond the last identifier" but "visible and
     * without a number": a row of a late transaction is numbered in a later round. Rows of one
     * round go by identifier; that differs from the order of commit only between transactions that
     * ran at the same time, of which neither could know the other. The lock makes rounds follow
     * one another even if two relays ran; the statement after it sees all of the round before. Who
     * does not get it leaves the rows to a later round: see `holdRelay`.
     */
    number: (limit) =>
      db.transaction(async (tx) => {
        const [taken] = await tx.execute<{ locked: boolean }>(lock);
        if (taken?.locked !== true) return 0;
        const base = await highest(tx);
        const rows = await tx.execute(sql`
          update ${outbox} set seq = ${base}::bigint + fresh.place
          from (
            select id, row_number() over (order by id) as place
            from (
              select id from ${outbox} where seq is null order by id limit ${limit}
            ) as visible
          ) as fresh
          where ${outbox}.id = fresh.id
          returning 1`);
        return rows.length;
      }),
    async after(after, limit) {
      const rows = await db
        .select({ seq: outbox.seq, event: outbox.event })
        .from(outbox)
        .where(gt(outbox.seq, after))
        .orderBy(asc(outbox.seq))
        .limit(limit);
      const first = rows[0]?.seq;
      if (first == null) return undefined;
      rows.forEach((row, index) => {
        if (row.seq !== first + index) {
          throw new Error(
            `The outbox of ${stream} misses number ${first + index}: rows were deleted`,
          );
        }
      });
      return { first, last: first + rows.length - 1, events: rows.map((row) => row.event) };
    },
    highest: () => highest(db),
    async eventId(seq) {
      const rows = await db.select({ event: outbox.event }).from(outbox).where(eq(outbox.seq, seq));
      return rows[0]?.event.id;
    },
    async backlog(held) {
      const [row] = await db
        .select({
          rows: sql<string>`count(*)`,
          oldest: sql<string | null>`extract(epoch from now() - min(${outbox.recordedAt}))`,
        })
        .from(outbox)
        .where(or(isNull(outbox.seq), gt(outbox.seq, held)));
      return { rows: Number(row?.rows ?? 0), oldestSeconds: Number(row?.oldest ?? 0) };
    },
    async prune(held, { days, entries }) {
      for (let deleted = PRUNED_AT_ONCE; deleted === PRUNED_AT_ONCE; ) {
        // The last row appended stays, so that numbering goes on from it.
        const rows = await db.execute(sql`
          delete from ${outbox} where seq in (
            select seq from ${outbox} where seq < ${held} and (
              recorded_at < now() - make_interval(days => ${days}) or seq <= ${held - entries}
            ) order by seq limit ${PRUNED_AT_ONCE}
          ) returning 1`);
        deleted = rows.length;
      }
      const [row] = await db.select({ seq: sql<string | null>`min(${outbox.seq})` }).from(outbox);
      return row?.seq == null ? undefined : Number(row.seq);
    },
  };
}
