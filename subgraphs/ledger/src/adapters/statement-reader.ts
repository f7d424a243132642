import type { Database } from '@blockscore/database';
import { and, asc, eq, gte, lte, ne, type SQL, sql } from 'drizzle-orm';
import type { BookReader, StatementPlace, StatementScope } from '../app/book-ports.ts';
import { dayBefore } from '../domain/period.ts';
import { journal } from './journal.ts';
import { standingOf, textArray } from './standings.ts';
import { entries, transactions } from './tables.ts';

type StatementReader = Pick<BookReader, 'statementEnds' | 'standingAfter' | 'statementEntries'>;
type Row = Readonly<Record<string, string | null>>;

/**
 * An account's posted entries by effective day, and within a day as they were written. A look is a
 * snapshot of Postgres, as text: each transaction keeps the number of the database transaction that wrote
 * it, so that what a snapshot saw can be told at any later time.
 */
export function createStatementReader(db: Database): StatementReader {
  return {
    async statementEnds({ from, to, ...scope }) {
      const [row = {}] = await db.execute<Row>(sql`
        select pg_current_snapshot()::text as look,
          o.debits as opening_debits, o.credits as opening_credits, c.debits, c.credits
        from (select) one
        left join ${standing(scope, dayBefore(from))} o on true
        left join ${standing(scope, to)} c on true`);
      return {
        look: row['look'] ?? '',
        opening: standingOf({ debits: row['opening_debits'], credits: row['opening_credits'] }),
        closing: standingOf(row),
      };
    },
    async standingAfter(scope, place) {
      const [row = {}] = await db.execute<Row>(sql`
        select sum(debits) as debits, sum(credits) as credits
        from (${movedUntil(scope, place)}) moved`);
      return standingOf(row);
    },
    async statementEntries({ from, to, after, limit, ...scope }) {
      return journal(db)
        .where(
          and(
            isShown(scope),
            after === undefined ? gte(transactions.effectiveOn, from) : behind(after),
            lte(transactions.effectiveOn, to),
          ),
        )
        .orderBy(asc(transactions.effectiveOn), asc(transactions.id), asc(entries.position))
        .limit(limit);
    },
  };
}

function standing({ accountId, knownAt, look }: StatementScope, asOf: string): SQL {
  return sql`ledger.standing_of(${textArray([accountId])}, ${asOf}::date,
    ${knownAt?.toISOString() ?? null}::timestamptz, ${look ?? null}::pg_snapshot)`;
}

/** What stood the day before a place, and of its day what stands up to it. */
function movedUntil(scope: StatementScope, place: StatementPlace): SQL {
  return sql`
    select debits, credits from ${standing(scope, dayBefore(place.effectiveOn))}
    union all
    select case ${entries.side} when 'DEBIT' then ${entries.minor} else 0 end,
      case ${entries.side} when 'CREDIT' then ${entries.minor} else 0 end
    from ${entries} join ${transactions} on ${eq(transactions.id, entries.transactionId)}
    where ${isShown(scope)} and ${eq(transactions.effectiveOn, place.effectiveOn)}
      and ${transactions.id} <= ${place.transactionId}
      and (${transactions.id} <> ${place.transactionId} or ${entries.position} <= ${place.position})`;
}

/** By days and ids alone, which have an index; of the place's own transaction by its entries. */
function behind({ effectiveOn, transactionId, position }: StatementPlace): SQL {
  return sql`(${transactions.effectiveOn}, ${transactions.id}) >= (${effectiveOn}::date, ${transactionId})
    and (${transactions.id} <> ${transactionId} or ${entries.position} > ${position})`;
}

function isShown({ accountId, knownAt, look }: StatementScope): SQL | undefined {
  return and(
    eq(sql`${entries.accountId}`, accountId),
    ne(transactions.phase, 'PENDING'),
    knownAt === undefined ? undefined : lte(transactions.recordedAt, knownAt),
    look === undefined
      ? undefined
      : sql`pg_visible_in_snapshot(${transactions.xid}, ${look}::pg_snapshot)`,
  );
}
