import type { Transaction } from '@blockscore/database';
import { and, asc, desc, eq, gt, inArray, isNull, type SQL, sql } from 'drizzle-orm';
import type { BookTelling, BookTellingRepository, LoanToTell } from '../app/book-telling-ports.ts';
import type { LoanBooks } from '../domain/servicing/books.ts';
import type { LoanContract } from '../domain/servicing/contract.ts';
import type { Balances } from '../domain/servicing/own-books.ts';
import { entriesOn } from './servicing-repository.ts';
import { fromStored, toJson } from './stored.ts';
import {
  endOfDayChunks,
  loans,
  payments,
  postings,
  bookTellings as tellings,
  toldBooks,
} from './tables.ts';

type StoredBalances = typeof toldBooks.$inferSelect.own;
type LoanId = LoanToTell['loanId'];

const toBalances = (stored: StoredBalances): Balances =>
  new Map(Object.entries(stored).map(([account, net]) => [account, BigInt(net)]));

const fromBalances = (balances: Balances): StoredBalances =>
  Object.fromEntries([...balances].map(([account, net]) => [account, net.toString()]));

const anyOf = (ids: readonly LoanId[]) => sql`any(${`{${ids.join(',')}}`}::text[])`;

export function createBookTellingRepository(tx: Transaction): BookTellingRepository {
  const read = () => tx.select().from(tellings);
  return {
    async latest() {
      const [row] = await read().orderBy(desc(tellings.id)).limit(1);
      return row && toTelling(row);
    },
    async begin(telling) {
      const row = { ...telling, together: fromBalances(telling.together) };
      await tx.insert(tellings).values(row).onConflictDoNothing();
    },
    async lock() {
      const [row] = await read().where(isNull(tellings.finishedAt)).for('update');
      return row && toTelling(row);
    },
    async save({ id, ...telling }) {
      await tx
        .update(tellings)
        .set({ ...telling, together: fromBalances(telling.together) })
        .where(eq(tellings.id, id));
    },
    loansAfter: (after, limit) =>
      loansWhere(tx, after === null ? undefined : gt(loans.id, after), limit),
    loansOf: (ids) => loansWhere(tx, inArray(loans.id, [...ids]), ids.length),
    async keep(told) {
      if (told.length === 0) return;
      const rows = told.map(({ loanId, postings: asked, own, toldOn }) => ({
        ...{ loan_id: loanId, postings: asked, told_on: toldOn },
        own: fromBalances(own),
      }));
      await tx.execute(sql`
        insert into ${toldBooks} (loan_id, postings, own, told_on)
        select loan_id, postings, own, told_on
        from jsonb_to_recordset(${toJson(rows)}::text::jsonb)
          as r(loan_id text, postings int, own jsonb, told_on date)
        on conflict (loan_id) do update set
          postings = excluded.postings, own = excluded.own, told_on = excluded.told_on`);
    },
    async postingsTogether() {
      return await tx.$count(postings, and(isNull(postings.loanId), isNull(postings.askedAgainAs)));
    },
    async holdEndOfDay() {
      await tx.execute(sql`lock table ${endOfDayChunks} in exclusive mode`);
    },
  };
}

function toTelling({ together, ...row }: typeof tellings.$inferSelect): BookTelling {
  return { ...row, together: toBalances(together) };
}

/**
 * Locked before anything else is read of them, so that all of it is of one moment: what happens to a
 * loan afterwards asks for its postings afterwards.
 */
async function loansWhere(
  tx: Transaction,
  where: SQL | undefined,
  limit: number,
): Promise<readonly LoanToTell[]> {
  const rows = await tx
    .select({
      loanId: loans.id,
      contract: loans.contract,
      booked: loans.booked,
      bookedThrough: loans.bookedThrough,
    })
    .from(loans)
    .where(where)
    .orderBy(asc(loans.id))
    .limit(limit)
    .for('share');
  if (rows.length === 0) return [];
  const ids = rows.map(({ loanId }) => loanId);
  const entries = await entriesOn(tx).entries(ids);
  const asked = await askedOf(tx, ids);
  const paidOut = await paidOutOf(tx, ids);
  const told = await tx
    .select()
    .from(toldBooks)
    .where(sql`${toldBooks.loanId} = ${anyOf(ids)}`);
  const toldOf = new Map(
    told.map(({ own, ...row }) => [row.loanId, { ...row, own: toBalances(own) }]),
  );
  return rows.map(({ loanId, contract, booked, bookedThrough }) => ({
    loanId,
    contract: fromStored<LoanContract>(contract),
    booked: fromStored<LoanBooks>(booked),
    bookedThrough,
    entries: entries.get(loanId) ?? [],
    paidOut: paidOut.get(loanId) ?? 0n,
    asked: asked.get(loanId)?.balances ?? new Map(),
    postings: asked.get(loanId)?.postings ?? 0,
    told: toldOf.get(loanId),
  }));
}

/** What was asked for of each of them alone; what was refused and asked for again counts once. */
async function askedOf(tx: Transaction, ids: readonly LoanId[]) {
  const rows = await tx.execute<{ loan_id: LoanId; postings: number; nets: StoredBalances }>(sql`
    select loan_id, sum(postings)::int as postings, jsonb_object_agg(account, net::text) as nets
    from (
      select p.loan_id, l.account, count(*) filter (where l.place = 1) as postings,
        sum(case l.side when 'DEBIT' then l.minor else -l.minor end) as net
      from ${postings} p, rows from (
        jsonb_to_recordset(p.lines) as (account text, side text, minor bigint)
      ) with ordinality as l(account, side, minor, place)
      where p.loan_id = ${anyOf(ids)} and p.asked_again_as is null
      group by p.loan_id, l.account
    ) as sums group by loan_id`);
  return new Map(
    rows.map(({ loan_id, postings: count, nets }) => [
      loan_id,
      { postings: count, balances: toBalances(nets) },
    ]),
  );
}

/** Payouts whose money has moved and did not come back; minor units. */
async function paidOutOf(
  tx: Transaction,
  ids: readonly LoanId[],
): Promise<ReadonlyMap<LoanId, bigint>> {
  const rows = await tx
    .select({ loanId: payments.loanId, paid: sql<string>`sum(${payments.amount})` })
    .from(payments)
    .where(
      and(
        sql`${payments.loanId} = ${anyOf(ids)}`,
        eq(payments.direction, 'PAYOUT'),
        inArray(payments.status, ['SETTLED', 'POSTED']),
      ),
    )
    .groupBy(payments.loanId);
  return new Map(rows.map(({ loanId, paid }) => [loanId, BigInt(paid)]));
}
