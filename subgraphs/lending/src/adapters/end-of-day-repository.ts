import { keyset, type Transaction } from '@blockscore/database';
import { and, asc, desc, eq, inArray, isNull, min, sql } from 'drizzle-orm';
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
      const [begun] = await tx
        .insert(days)
        .values({ day, startedAt: at, loans: 0 })
        .onConflictDoNothing()
        .returning();
      if (begun === undefined) return;
      await tx.execute(sql`
        insert into ${chunks} (day, first_id, last_id, loans)
        select ${day}::date, min(id), max(id), count(*) from (
          select ${loans.id} as id, (row_number() over (order by ${loans.id}) - 1) / ${size}::int as chunk
          from ${loans} where ${isOpen(day)}
        ) as numbered group by chunk`);
      await tx.execute(sql`
        update ${days} set loans = (select coalesce(sum(c.loans), 0) from ${chunks} c where c.day = ${day})
        where day = ${day}`);
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
      const [left] = await tx
        .select({ id: chunks.firstId })
        .from(chunks)
        .where(isLeft(day))
        .limit(1);
      if (left !== undefined) return false;
      await tx
        .update(days)
        .set({ finishedAt: at })
        .where(and(eq(days.day, day), isNull(days.finishedAt)));
      await tx.delete(chunks).where(and(eq(chunks.day, day), eq(chunks.failed, false)));
      return true;
    },
  };
}

function chunksOn(tx: Transaction): Pick<EndOfDayRepository, 'take' | 'done' | 'split'> {
  /** What was gone through counts as it was planned, so that a day's chunks add up to all of it. */
  async function finishChunk(
    chunk: LoanChunk,
    { replayed, failed }: Pick<EndOfDay, 'replayed' | 'failed'>,
    at: Date,
  ): Promise<EndOfDay> {
    await tx
      .update(chunks)
      .set({ doneAt: at, failed: failed > 0 })
      .where(isChunk(chunk));
    const [day] = await tx
      .update(days)
      .set({
        done: sql`${days.done} + ${chunk.loans}`,
        replayed: sql`${days.replayed} + ${replayed}`,
        failed: sql`${days.failed} + ${failed}`,
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
