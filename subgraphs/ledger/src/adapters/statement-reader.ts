import type { Database } from '@blockscore/database';
import { and, asc, eq, gte, lte, ne, type SQL, sql } from 'drizzle-orm';
import type { BookReader, StatementPlace } from '../app/book-ports.ts';
import { NO_STANDING } from '../domain/account.ts';
import { moved } from '../domain/limit.ts';
import { dayBefore } from '../domain/period.ts';
import { journal } from './journal.ts';
import { readStandings } from './standings.ts';
import { entries, transactions } from './tables.ts';

type StatementReader = Pick<BookReader, 'standingBefore' | 'statementEntries'>;

/** An account's posted entries by effective day, and within a day as they were written. */
export function createStatementReader(db: Database): StatementReader {
  const posted = (accountId: string) =>
    and(eq(sql`${entries.accountId}`, accountId), ne(transactions.phase, 'PENDING'));
  return {
    async standingBefore(accountId, place) {
      const standings = await readStandings(db, [accountId], {
        asOf: dayBefore(place.effectiveOn),
      });
      const before = standings.get(accountId) ?? NO_STANDING;
      // Of the day itself, what stands before.
      const sums = await db
        .select({ side: entries.side, minor: sql<string>`sum(${entries.minor})` })
        .from(entries)
        .innerJoin(transactions, eq(transactions.id, entries.transactionId))
        .where(and(posted(accountId), eq(transactions.effectiveOn, place.effectiveOn), upTo(place)))
        .groupBy(entries.side);
      return sums.reduce(
        (standing, { side, minor }) =>
          moved(standing, { accountId, side, minor: BigInt(minor), held: false }),
        before,
      );
    },
    async statementEntries({ accountId, from, to, after, knownAt, limit }) {
      return journal(db)
        .where(
          and(
            posted(accountId),
            gte(transactions.effectiveOn, after?.effectiveOn ?? from),
            lte(transactions.effectiveOn, to),
            knownAt === undefined ? undefined : lte(transactions.recordedAt, knownAt),
            after === undefined
              ? undefined
              : sql`(${transactions.effectiveOn}, ${transactions.id}, ${entries.position}) >
                  (${after.effectiveOn}::date, ${after.transactionId}, ${after.position}::smallint)`,
          ),
        )
        .orderBy(asc(transactions.effectiveOn), asc(transactions.id), asc(entries.position))
        .limit(limit);
    },
  };
}

function upTo({ transactionId, position }: StatementPlace): SQL {
  return sql`(${transactions.id}, ${entries.position}) <= (${transactionId}, ${position}::smallint)`;
}
