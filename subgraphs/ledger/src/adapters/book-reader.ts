import { type Database, keyset } from '@blockscore/database';
import { and, asc, eq, gte, inArray, lte, type SQL, sql } from 'drizzle-orm';
import type { BookReader } from '../app/ports.ts';
import type { JournalEntry } from '../domain/transaction.ts';
import { toTransaction } from './book-repository.ts';
import { accounts, entries, transactions } from './tables.ts';

/**
 * The books for reading. Balances are summed from the entries whenever they are asked for: no
 * running total is kept, so that postings to the same account never wait for each other, and what is
 * shown cannot differ from the entries.
 */
export function createBookReader(db: Database): BookReader {
  return {
    async accounts(ids) {
      const where = ids === undefined ? undefined : among(accounts.id, ids);
      return db.select().from(accounts).where(where).orderBy(asc(accounts.code));
    },
    async turnovers(accountIds, asOf) {
      const total = (side: string) =>
        sql<string>`coalesce(sum(${entries.minor}) filter (where ${entries.side} = ${side}), 0)`;
      const sums = db
        .select({ id: entries.accountId, debits: total('DEBIT'), credits: total('CREDIT') })
        .from(entries)
        .$dynamic();
      if (asOf !== undefined) {
        sums.innerJoin(transactions, eq(transactions.id, entries.transactionId));
      }
      const rows = await sums
        .where(
          and(
            among(entries.accountId, accountIds),
            asOf === undefined ? undefined : lte(transactions.effectiveOn, asOf),
          ),
        )
        .groupBy(entries.accountId);
      return new Map(
        rows.map((row) => [row.id, { debits: BigInt(row.debits), credits: BigInt(row.credits) }]),
      );
    },
    async transactions(ids) {
      const rows = await db.select().from(transactions).where(among(transactions.id, ids));
      return rows.map(toTransaction);
    },
    async transactionPage(filter, page) {
      const { where, orderBy, limit } = keyset(transactions.id, page);
      const rows = await db
        .select()
        .from(transactions)
        .where(
          and(
            where,
            same(transactions.userId, filter.userId),
            same(transactions.loanId, filter.loanId),
            same(transactions.kind, filter.kind),
            ...within(filter),
          ),
        )
        .orderBy(orderBy)
        .limit(limit);
      return rows.map(toTransaction);
    },
    async entriesOf(transactionIds) {
      return journal(db)
        .where(among(entries.transactionId, transactionIds))
        .orderBy(asc(entries.transactionId), asc(entries.position));
    },
    async journalPage(filter, page) {
      const { where, orderBy, limit } = keyset(entries.id, page);
      return journal(db)
        .where(
          and(
            where,
            same(entries.accountId, filter.accountId),
            same(entries.transactionId, filter.transactionId),
            same(transactions.loanId, filter.loanId),
            ...within(filter),
          ),
        )
        .orderBy(orderBy)
        .limit(limit);
    },
  };
}

function journal(db: Database) {
  return db
    .select({
      id: entries.id,
      transactionId: entries.transactionId,
      accountId: entries.accountId,
      accountCode: accounts.code,
      accountName: accounts.name,
      position: entries.position,
      side: entries.side,
      minor: entries.minor,
      currency: entries.currency,
      effectiveOn: transactions.effectiveOn,
      recordedAt: transactions.recordedAt,
      userId: transactions.userId,
      loanId: transactions.loanId,
    } satisfies Record<keyof JournalEntry, unknown>)
    .from(entries)
    .innerJoin(accounts, eq(accounts.id, entries.accountId))
    .innerJoin(transactions, eq(transactions.id, entries.transactionId));
}

type TextColumn =
  | typeof accounts.id
  | typeof entries.accountId
  | typeof entries.transactionId
  | typeof transactions.id
  | typeof transactions.userId
  | typeof transactions.loanId
  | typeof transactions.kind;

/** Compared as text: an id of another form simply is none of them. */
function same(column: TextColumn, value: string | undefined): SQL | undefined {
  return value === undefined ? undefined : sql`${column} = ${value}`;
}

function among(column: TextColumn, values: readonly string[]): SQL {
  return values.length === 0 ? sql`false` : inArray(sql`${column}`, [...values]);
}

function within(filter: { readonly from?: string; readonly to?: string }): (SQL | undefined)[] {
  return [
    filter.from === undefined ? undefined : gte(transactions.effectiveOn, filter.from),
    filter.to === undefined ? undefined : lte(transactions.effectiveOn, filter.to),
  ];
}
