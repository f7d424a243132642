import type { Database, Transaction } from '@blockscore/database';
import { eq, getTableColumns } from 'drizzle-orm';
import type { ChainTransaction } from '../app/chain-ports.ts';
import { stateOf } from '../domain/loan-registry.ts';
import { anchors } from './anchor-tables.ts';
import { chainTransactions } from './chain-tables.ts';
import { loanRegistrations } from './loan-tables.ts';
import { transactions } from './tables.ts';

/** Selects rows with the borrower of their ledger transaction or loan, and the leaves of their anchor. */
export function selectChainTransactions(db: Database | Transaction) {
  return db
    .select({
      row: getTableColumns(chainTransactions),
      userId: transactions.userId,
      leafCount: anchors.leafCount,
      loan: {
        userId: loanRegistrations.userId,
        agreement: loanRegistrations.agreement,
      },
    })
    .from(chainTransactions)
    .leftJoin(transactions, eq(transactions.id, chainTransactions.transactionId))
    .leftJoin(anchors, eq(anchors.id, chainTransactions.anchorId))
    .leftJoin(loanRegistrations, eq(loanRegistrations.loanId, chainTransactions.loanId))
    .$dynamic();
}

export function toChainTransaction({
  row: { blockNumber, blockHash, loanStep, ...columns },
  userId,
  leafCount,
  loan,
}: {
  readonly row: typeof chainTransactions.$inferSelect;
  readonly userId: `user_${string}` | null;
  readonly leafCount: number | null;
  readonly loan: { readonly userId: `user_${string}`; readonly agreement: string } | null;
}): ChainTransaction {
  const block =
    blockNumber === null || blockHash === null ? null : { number: blockNumber, hash: blockHash };
  return {
    ...columns,
    block,
    userId: userId ?? loan?.userId ?? null,
    leafCount,
    loanState: loanStep === null ? null : stateOf(loanStep),
    agreement: loan?.agreement ?? null,
  };
}
