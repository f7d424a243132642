import type { Database, Transaction } from '@blockscore/database';
import { eq, getTableColumns } from 'drizzle-orm';
import type { ChainTransaction } from '../app/chain-ports.ts';
import { anchors } from './anchor-tables.ts';
import { chainTransactions } from './chain-tables.ts';
import { transactions } from './tables.ts';

/** Selects rows with the borrower of their ledger transaction and the leaves of their anchor. */
export function selectChainTransactions(db: Database | Transaction) {
  return db
    .select({
      row: getTableColumns(chainTransactions),
      userId: transactions.userId,
      leafCount: anchors.leafCount,
    })
    .from(chainTransactions)
    .leftJoin(transactions, eq(transactions.id, chainTransactions.transactionId))
    .leftJoin(anchors, eq(anchors.id, chainTransactions.anchorId))
    .$dynamic();
}

export function toChainTransaction({
  row: { blockNumber, blockHash, ...columns },
  userId,
  leafCount,
}: {
  readonly row: typeof chainTransactions.$inferSelect;
  readonly userId: `user_${string}` | null;
  readonly leafCount: number | null;
}): ChainTransaction {
  const block =
    blockNumber === null || blockHash === null ? null : { number: blockNumber, hash: blockHash };
  return { ...columns, block, userId, leafCount };
}
