import type { Database, Transaction } from '@blockscore/database';
import { eq, getTableColumns } from 'drizzle-orm';
import type { Contract } from '../app/chain-ports.ts';
import { chains, smartContracts } from './chain-tables.ts';

/** Selects contracts with the chain that they are on, if any. */
export function selectContracts(db: Database | Transaction) {
  return db
    .select({
      contract: getTableColumns(smartContracts),
      chainId: chains.chainId,
      lostAt: chains.lostAt,
    })
    .from(smartContracts)
    .leftJoin(chains, eq(chains.id, smartContracts.chain))
    .$dynamic();
}

export function toContract({
  contract,
  chainId,
  lostAt,
}: {
  readonly contract: typeof smartContracts.$inferSelect;
  readonly chainId: number | null;
  readonly lostAt: Date | null;
}): Contract {
  return { ...contract, chainId, lostAt };
}
