import type { Transaction } from '@blockscore/database';
import { and, asc, eq, getTableColumns, inArray, isNull } from 'drizzle-orm';
import type { Books } from '../app/ports.ts';
import type { LedgerTransaction } from '../domain/transaction.ts';
import { chainTransactions } from './chain-tables.ts';
import { accounts, entries, transactions } from './tables.ts';

/** The books within one database transaction. */
export function createBookRepository(tx: Transaction): Books {
  return {
    async chart() {
      const rows = await tx.select().from(accounts);
      return new Map(rows.map((row) => [row.code, row]));
    },
    async addAccounts(wanted, now) {
      const rows = wanted.map((account) => ({ ...account, createdAt: now }));
      await tx.insert(accounts).values(rows).onConflictDoNothing({ target: accounts.code });
    },
    async add(transaction, lines) {
      const added = await tx
        .insert(transactions)
        .values({ ...transaction, entryCount: lines.length })
        .onConflictDoNothing({ target: transactions.postingId })
        .returning({ id: transactions.id });
      if (added.length === 0) return false;
      await tx.insert(entries).values([...lines]);
      return true;
    },
    async byPostingId(postingId) {
      const [row] = await tx
        .select()
        .from(transactions)
        .where(eq(transactions.postingId, postingId));
      return row === undefined ? null : toTransaction(row);
    },
    async uncommittedDisbursements(limit) {
      const found = await tx
        .select(getTableColumns(transactions))
        .from(transactions)
        .leftJoin(chainTransactions, eq(chainTransactions.transactionId, transactions.id))
        .where(and(eq(transactions.kind, 'DISBURSEMENT'), isNull(chainTransactions.id)))
        .orderBy(asc(transactions.id))
        .limit(limit);
      const ids = found.map((row) => row.id);
      if (ids.length === 0) return [];
      const lines = await tx
        .select({ ...getTableColumns(entries), accountCode: accounts.code })
        .from(entries)
        .innerJoin(accounts, eq(accounts.id, entries.accountId))
        .where(inArray(entries.transactionId, ids));
      const byTransaction = Map.groupBy(lines, (line) => line.transactionId);
      return found.map((row) => ({
        transaction: toTransaction(row),
        entries: byTransaction.get(row.id) ?? [],
      }));
    },
  };
}

export function toTransaction({
  entryCount: _,
  xid: __,
  ...transaction
}: typeof transactions.$inferSelect): LedgerTransaction {
  return transaction;
}
