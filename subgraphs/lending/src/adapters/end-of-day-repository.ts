import { keyset, type Transaction } from '@blockscore/database';
import { and, asc, desc, eq, inArray, isNull, min, ne, notExists, sql } from 'drizzle-orm';
import type { EndOfDay, EndOfDayRepository, LoanChunk } from '../app/end-of-day-ports.ts';
import { addDays, type LocalDate } from '../domain/calendar.ts';
import { REPAYABLE_LOAN_STATUSES } from '../domain/lifecycle.ts';
import { isOpen, openLoans, writeQuiet } from './end-of-day-loans.ts';
import { endOfDayChunks as chunks, endOfDays as days, loans } from './tables.ts';

const isLeft = (day: LocalDate) => and(eq(chunks.day, day), isNull(chunks.doneAt));
const isChunk = ({ day, firstId }: LoanChunk) =>
  and(eq(chunks.day, day), eq(chunks.firstId, firstId));

export function createEndOfDayRepository(tx: Transaction): EndOfDayRepository {
  return {
    ...daysOn(tx),
    ...chunksOn(tx),
    open: (chunk) => openLoans(tx, chunk),
    write: (day, passed) => writeQuiet(tx, day, passed),
  };
}

function daysOn(
  tx: Transaction,
): Pick<
  EndOfDayRepository,
  'latest' | 'list' | 'failures' | 'firstOpen' | 'begin' | 'reopen' | 'finish'
> {
  return {
    async latest() {
      const [row] = await tx.select().from(days).orderBy(desc(days.day)).limit(1);
      return row;
    },
    async list(page) {
      const { where, orderBy, limit } = keyset(days.day, page);
      return await tx.select().from(days).where(where).orderBy(orderBy).limit(limit);
    },
    async failures(of, limit) {
      const rows = await tx
        .select({
          day: chunks.day,
          loanId: chunks.firstId,
          place: sql<number>`row_number() over (partition by ${chunks.day} order by ${chunks.firstId})::int`,
        })
        .from(chunks)
        .where(and(inArray(chunks.day, [...of]), eq(chunks.failed, true)))
        .orderBy(asc(chunks.day), asc(chunks.firstId));
      const named = rows.filter(({ place }) => place <= limit);
      const byDay = Map.groupBy(named, ({ day }) => day);
      return new Map([...byDay].map(([day, rest]) => [day, rest.map(({ loanId }) => loanId)]));
    },
    async firstOpen() {
      const [row] = await tx
        .select({ day: min(loans.bookedThrough) })
        .from(loans)
        .where(inArray(loans.status, [...REPAYABLE_LOAN_STATUSES]));
      const day = row?.day ?? null;
      return day === null ? undefined : addDays(day, 1);
    },
    async begin(day, size, at) {
      const moment = sql`${at.toISOString()}::timestamptz`;
      const [begun] = await tx.execute<{ finished: boolean }>(sql`
        with cut as materialized (
          select min(id) as first_id, max(id) as last_id, count(*)::int as loans from (
            select ${loans.id} as id, (row_number() over (order by ${loans.id}) - 1) / ${size}::int as chunk
            from ${loans} where ${isOpen(day)}
          ) as numbered group by chunk
        ), begun as (
          insert into ${days} (day, started_at, finished_at, loans)
          select ${day}::date, ${moment}, case when count(*) = 0 then ${moment} end, coalesce(sum(loans), 0)
          from cut on conflict do nothing returning day, finished_at
        ), chunked as (
          insert into ${chunks} (day, first_id, last_id, loans)
          select begun.day, first_id, last_id, cut.loans from begun, cut
        )
        select finished_at is not null as finished from begun`);
      return begun?.finished ?? false;
    },
    async reopen(day) {
      const again = await tx
        .update(chunks)
        .set({ doneAt: null, failed: false })
        .where(and(eq(chunks.day, day), eq(chunks.failed, true)))
        .returning({ loans: chunks.loans });
      if (again.length === 0) return;
      const undone = again.reduce((sum, chunk) => sum + chunk.loans, 0);
      await tx
        .update(days)
        .set({ finishedAt: null, failed: 0, done: sql`${days.done} - ${undone}` })
        .where(eq(days.day, day));
    },
    async finish(day, at) {
      // Locked first, so that what is seen is what others left who were on the day's last chunks.
      const [begun] = await tx.select().from(days).where(eq(days.day, day)).for('update');
      if (begun === undefined) throw new Error(`The end of ${day} was never begun.`);
      return begun.finishedAt !== null || (await endDay(tx, day, at)) !== undefined;
    },
  };
}

/** Ends a day, locked, of which no chunk is left. */
async function endDay(tx: Transaction, day: LocalDate, at: Date): Promise<EndOfDay | undefined> {
  const [ended] = await tx
    .update(days)
    .set({ finishedAt: at })
    .where(and(eq(days.day, day), notExists(tx.select().from(chunks).where(isLeft(day)))))
    .returning();
  return ended;
}

function chunksOn(tx: Transaction): Pick<EndOfDayRepository, 'take' | 'done' | 'split'> {
  /**
   * What was gone through counts as it was planned, so that a day's chunks add up to all of it. Of
   * chunks that are done those stay that failed.
   */
  async function finishChunk(
    chunk: LoanChunk,
    { replayed, failed }: Pick<EndOfDay, 'replayed' | 'failed'>,
    at: Date,
  ): Promise<EndOfDay> {
    const through = tx
      .$with('through')
      .as(
        failed === 0
          ? tx.delete(chunks).where(isChunk(chunk)).returning({ day: chunks.day })
          : tx
              .update(chunks)
              .set({ doneAt: at, failed: true })
              .where(isChunk(chunk))
              .returning({ day: chunks.day }),
      );
    const left = tx
      .select()
      .from(chunks)
      .where(and(isLeft(chunk.day), ne(chunks.firstId, chunk.firstId)));
    const isLast = sql`${days.done} + ${chunk.loans} >= ${days.loans} and not exists ${left}`;
    const [day] = await tx
      .with(through)
      .update(days)
      .set({
        done: sql`${days.done} + ${chunk.loans}`,
        replayed: sql`${days.replayed} + ${replayed}`,
        failed: sql`${days.failed} + ${failed}`,
        // Of chunks that others end meanwhile nothing is seen here: then `finish` ends the day.
        finishedAt: sql`case when ${isLast} then ${at.toISOString()}::timestamptz end`,
      })
      .where(eq(days.day, chunk.day))
      .returning();
    if (day === undefined) throw new Error(`The end of ${chunk.day} was never begun.`);
    return day;
  }

  return {
    async take(day) {
      const next = () =>
        tx.select().from(chunks).where(isLeft(day)).orderBy(asc(chunks.firstId)).limit(1);
      const [free] = await next().for('update', { skipLocked: true });
      if (free !== undefined) return free;
      const [waited] = await next().for('update');
      return waited;
    },
    done: (chunk, replayed, at) => finishChunk(chunk, { replayed, failed: 0 }, at),
    async split(chunk, at) {
      const [left] = await tx
        .select()
        .from(chunks)
        .where(and(isChunk(chunk), isNull(chunks.doneAt), eq(chunks.lastId, chunk.lastId)))
        .for('update');
      if (left === undefined) return undefined;
      const within = sql`${loans.id} between ${chunk.firstId} and ${chunk.lastId}`;
      const open = await tx
        .select({ id: loans.id })
        .from(loans)
        .where(and(within, isOpen(chunk.day)))
        .orderBy(asc(loans.id));
      const [only, second] = open;
      if (second === undefined || only === undefined) {
        await finishChunk(chunk, { replayed: 0, failed: open.length }, at);
        return only?.id;
      }
      const middle = Math.ceil(open.length / 2);
      const [last, first] = [open[middle - 1]?.id ?? only.id, open[middle]?.id ?? second.id];
      await tx.update(chunks).set({ lastId: last, loans: middle }).where(isChunk(chunk));
      await tx
        .insert(chunks)
        .values({ ...chunk, firstId: first, loans: Math.max(0, chunk.loans - middle) });
      return undefined;
    },
  };
}
