import { type Database, keyset } from '@blockscore/database';
import { and, asc, desc, gte, inArray, isNotNull, lte, ne, type SQL, sql } from 'drizzle-orm';
import type { BookReader } from '../app/book-ports.ts';
import type { TransactionStatus } from '../domain/transaction.ts';
import { closedPeriods } from './balance-tables.ts';
import { toTransaction } from './book-repository.ts';
import { journal } from './journal.ts';
import { readStandings } from './standings.ts';
import { createStatementReader } from './statement-reader.ts';
import { accounts, entries, transactions } from './tables.ts';

/** The books for reading. */
export function createBookReader(db: Database): BookReader {
  return {
    async accounts(ids) {
      const where = ids === undefined ? undefined : among(accounts.id, ids);
      return db.select().from(accounts).where(where).orderBy(asc(accounts.code));
    },
    standings: (accountIds, asOf) => readStandings(db, accountIds, asOf),
    ...createStatementReader(db),
    async transactions(ids) {
      const rows = await db.select().from(transactions).where(among(transactions.id, ids));
      return rows.map(toTransaction);
    },
    async resolutions(ids) {
      const rows = await db.select().from(transactions).where(among(transactions.resolves, ids));
      return rows.map(toTransaction);
    },
    async reversals(ids) {
      const rows = await db.select().from(transactions).where(among(transactions.reverses, ids));
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
            filter.ofLoans === true ? isNotNull(transactions.loanId) : undefined,
            same(transactions.kind, filter.kind),
            same(transactions.batchId, filter.batchId),
            filter.status === undefined ? undefined : statusIs(filter.status),
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
            ne(transactions.phase, 'PENDING'),
            same(entries.accountId, filter.accountId),
            same(entries.transactionId, filter.transactionId),
            same(transactions.loanId, filter.loanId),
            ...within(filter),
          ),
        )
        .orderBy(orderBy)
        .limit(limit);
    },
    async closedPeriods(limit) {
      return db.select().from(closedPeriods).orderBy(desc(closedPeriods.through)).limit(limit);
    },
  };
}

/** Of a held one, what became of it. What is there for few is found by `transactions_held`. */
function statusIs(status: TransactionStatus): SQL {
  const { phase } = transactions;
  const became = sql`(select r.phase from ledger.transactions r where r.resolves = ${transactions.id})`;
  switch (status) {
    case 'POSTED':
      return sql`(${phase} in ('SINGLE', 'POST') or ${phase} = 'PENDING' and ${became} = 'POST')`;
    case 'VOIDED':
      return sql`(${phase} in ('PENDING', 'VOID') and (${phase} = 'VOID' or ${became} = 'VOID'))`;
    case 'PENDING':
      return sql`(${phase} = 'PENDING' and ${became} is null)`;
  }
}

type TextColumn =
  | typeof accounts.id
  | typeof entries.accountId
  | typeof entries.transactionId
  | typeof transactions.id
  | typeof transactions.userId
  | typeof transactions.loanId
  | typeof transactions.kind
  | typeof transactions.batchId
  | typeof transactions.resolves
  | typeof transactions.reverses;

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
