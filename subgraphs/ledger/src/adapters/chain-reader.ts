import type { Database } from '@blockscore/database';
import { and, asc, desc, eq, inArray, sql } from 'drizzle-orm';
import type { ChainReader } from '../app/chain-ports.ts';
import { selectChainTransactions, toChainTransaction } from './chain-rows.ts';
import { chainAttempts, chainTransactions, smartContracts } from './chain-tables.ts';
import { selectContracts, toContract } from './contract-rows.ts';

/** Lives of development chains can be many; nobody reads through more contracts than these. */
const MAX_CONTRACTS = 100;

/** The chain's records for reading. */
export function createChainReader(db: Database): ChainReader {
  return {
    async byIds(ids) {
      if (ids.length === 0) return [];
      const rows = await selectChainTransactions(db).where(
        inArray(sql`${chainTransactions.id}`, [...ids]),
      );
      return rows.map(toChainTransaction);
    },
    async ofTransactions(ids) {
      if (ids.length === 0) return [];
      const rows = await selectChainTransactions(db).where(
        inArray(sql`${chainTransactions.transactionId}`, [...ids]),
      );
      return rows.map(toChainTransaction);
    },
    async ofAnchors(ids) {
      if (ids.length === 0) return [];
      const rows = await selectChainTransactions(db).where(
        inArray(sql`${chainTransactions.anchorId}`, [...ids]),
      );
      return rows.map(toChainTransaction);
    },
    async ofLoans(ids) {
      if (ids.length === 0) return [];
      const rows = await selectChainTransactions(db)
        .where(inArray(sql`${chainTransactions.loanId}`, [...ids]))
        .orderBy(asc(chainTransactions.loanId), asc(chainTransactions.loanStep));
      return rows.map(toChainTransaction);
    },
    async ofRoot(root) {
      const [row] = await selectChainTransactions(db).where(
        and(eq(chainTransactions.kind, 'ANCHOR'), eq(chainTransactions.commitment, root)),
      );
      return row === undefined ? null : toChainTransaction(row);
    },
    async byHash(hash) {
      const [row] = await selectChainTransactions(db)
        .innerJoin(chainAttempts, eq(chainAttempts.chainTransactionId, chainTransactions.id))
        .where(eq(chainAttempts.hash, hash))
        .orderBy(desc(chainAttempts.signedAt))
        .limit(1);
      return row === undefined ? null : toChainTransaction(row);
    },
    async contracts(ids) {
      const rows = await selectContracts(db)
        .where(ids === undefined ? undefined : inArray(sql`${smartContracts.id}`, [...ids]))
        .orderBy(desc(smartContracts.createdAt), asc(smartContracts.id))
        .limit(MAX_CONTRACTS);
      return rows.map(toContract);
    },
  };
}
