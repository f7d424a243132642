import type { Transaction } from '@blockscore/database';
import { and, asc, eq, getTableColumns, isNull, max, sql } from 'drizzle-orm';
import type { Books } from '../app/book-ports.ts';
import type { Posted } from '../domain/draft.ts';
import type { LedgerTransaction } from '../domain/transaction.ts';
import { closedPeriods } from './balance-tables.ts';
import { addPosted } from './book-writing.ts';
import { chainTransactions } from './chain-tables.ts';
import { readStandings, textArray } from './standings.ts';
import { accounts, entries, transactions } from './tables.ts';

const { createdAt: _, ...ACCOUNT } = getTableColumns(accounts);

/** The books within one database transaction. */
export function createBookRepository(tx: Transaction): Books {
  return {
    ...createAccountRepository(tx),
    ...createPeriodRepository(tx),
    add: (posted) => addPosted(tx, posted),
    async byPostingId(postingId) {
      const rows = await tx
        .select()
        .from(transactions)
        .where(eq(transactions.postingId, postingId));
      return only(rows);
    },
    async posted(id) {
      const rows = await tx.select().from(transactions).where(eq(transactions.id, id));
      const [found] = await withEntries(tx, rows);
      return found ?? null;
    },
    async resolutionOf(id) {
      return only(await tx.select().from(transactions).where(eq(transactions.resolves, id)));
    },
    async reversalOf(id) {
      return only(await tx.select().from(transactions).where(eq(transactions.reverses, id)));
    },
    async ofBatch(batchId) {
      const ofIt = eq(transactions.batchId, batchId);
      const rows = await tx.select().from(transactions).where(ofIt).orderBy(asc(transactions.id));
      return rows.map(toTransaction);
    },
    async expired(since, now, limit) {
      const rows = await tx
        .select()
        .from(transactions)
        .where(
          sql`${transactions.phase} = 'PENDING'
            and ${transactions.expiresAt} between ${since.toISOString()} and ${now.toISOString()}
            and not exists (select from ledger.transactions r where r.resolves = ${transactions.id})`,
        )
        .orderBy(asc(transactions.expiresAt))
        .limit(limit);
      return withEntries(tx, rows);
    },
    async uncommittedDisbursements(limit) {
      const found = await tx
        .select(getTableColumns(transactions))
        .from(transactions)
        .leftJoin(chainTransactions, eq(chainTransactions.transactionId, transactions.id))
        .where(and(eq(transactions.kind, 'DISBURSEMENT'), isNull(chainTransactions.id)))
        .orderBy(asc(transactions.id))
        .limit(limit);
      return withEntries(tx, found);
    },
  };
}

type AccountPart =
  | 'chart'
  | 'addAccounts'
  | 'share'
  | 'lock'
  | 'account'
  | 'saveAccount'
  | 'lockStandings';

function createAccountRepository(tx: Transaction): Pick<Books, AccountPart> {
  return {
    async chart() {
      const rows = await tx.select(ACCOUNT).from(accounts);
      return new Map(rows.map((row) => [row.code, row]));
    },
    async addAccounts(wanted, now) {
      const rows = wanted.map((account) => ({ ...account, createdAt: now }));
      const added = await tx
        .insert(accounts)
        .values(rows)
        .onConflictDoNothing({ target: accounts.code })
        .returning({ code: accounts.code });
      return new Set(added.map(({ code }) => code));
    },
    async share(codes) {
      // Sent together; the look begins once the lock is there.
      const shared = begun(tx.execute(sql`select ledger.share_books()`));
      const [, found] = await Promise.all([
        shared,
        tx
          .select({
            ...ACCOUNT,
            closedThrough: sql<
              string | null
            >`(select max(through)::text from ledger.closed_periods)`,
          })
          .from(accounts)
          .where(sql`${accounts.code} = any(${textArray(codes)})`),
      ]);
      return {
        accounts: new Map(found.map(({ closedThrough: __, ...row }) => [row.code, row])),
        closedThrough: found[0]?.closedThrough ?? null,
      };
    },
    async lock() {
      await tx.execute(sql`select ledger.lock_books()`);
    },
    async account(id) {
      const [row] = await tx.select(ACCOUNT).from(accounts).where(eq(accounts.id, id));
      return row ?? null;
    },
    async saveAccount({ id, leastMinor, mostMinor, closedAt, version }) {
      await tx
        .update(accounts)
        .set({ leastMinor, mostMinor, closedAt, version: version + 1 })
        .where(eq(accounts.id, id));
    },
    async lockStandings(accountIds) {
      // Keys of it may be referred to meanwhile: only those who lock it too take turns.
      const locked = begun(
        tx.execute(sql`
          select from ledger.accounts where id = any(${textArray(accountIds)})
          order by id for no key update`),
      );
      const [, standings] = await Promise.all([locked, readStandings(tx, accountIds)]);
      return standings;
    },
  };
}

function createPeriodRepository(
  tx: Transaction,
): Pick<Books, 'period' | 'closedThrough' | 'closePeriod'> {
  return {
    async period(through) {
      const [row] = await tx.select().from(closedPeriods).where(eq(closedPeriods.through, through));
      return row ?? null;
    },
    async closedThrough() {
      const [row] = await tx.select({ through: max(closedPeriods.through) }).from(closedPeriods);
      return row?.through ?? null;
    },
    async closePeriod(period) {
      await tx.insert(closedPeriods).values(period);
    },
  };
}

/** A query is sent when it is first waited for: this one is sent before those that come after. */
function begun<T>(query: PromiseLike<T>): PromiseLike<T> {
  return query.then((result) => result);
}

type Row = typeof transactions.$inferSelect;

/** Transactions, in their order, with their entries by position. */
export async function withEntries(
  tx: Transaction,
  rows: readonly Row[],
): Promise<readonly Posted[]> {
  const ids = rows.map((row) => row.id);
  if (ids.length === 0) return [];
  const lines = await tx
    .select({ ...getTableColumns(entries), accountCode: accounts.code })
    .from(entries)
    .innerJoin(accounts, eq(accounts.id, entries.accountId))
    .where(sql`${entries.transactionId} = any(${textArray(ids)})`)
    .orderBy(asc(entries.transactionId), asc(entries.position));
  const byTransaction = Map.groupBy(lines, (line) => line.transactionId);
  return rows.map((row) => ({
    transaction: toTransaction(row),
    entries: byTransaction.get(row.id) ?? [],
  }));
}

function only([row]: readonly Row[]): LedgerTransaction | null {
  return row === undefined ? null : toTransaction(row);
}

export function toTransaction({
  entryCount: _,
  xid: __,
  recordedByKind: kind,
  recordedById: id,
  ...transaction
}: Row): LedgerTransaction {
  return { ...transaction, recordedBy: kind === null || id === null ? null : { kind, id } };
}
