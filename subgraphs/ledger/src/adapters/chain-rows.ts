import type { Database, Transaction } from '@blockscore/database';
import { eq, getTableColumns } from 'drizzle-orm';
import type { ChainTransaction } from '../app/chain-ports.ts';
import { chainTransactions } from './chain-tables.ts';
import { transactions } from './tables.ts';

/** Selects rows with the borrower of their ledger transaction. */
export function selectChainTransactions(db: Database | Transaction) {
  return db
    .select({ row: getTableColumns(chainTransactions), userId: transactions.userId })
    .from(chainTransactions)
    .leftJoin(transactions, eq(transactions.id, chainTransactions.transactionId))
    .$dynamic();
}

export function toChainTransaction({
  row: { blockNumber, blockHash, ...columns },
  userId,
}: {
  readonly row: typeof chainTransactions.$inferSelect;
  readonly userId: `user_${string}` | null;
}): ChainTransaction {
  const block =
    blockNumber === null || blockHash === null ? null : { number: blockNumber, hash: blockHash };
  return { ...columns, block, userId };
}
