import { connectionOf, readPage } from '@blockscore/database';
import type { CurrencyCode } from '@blockscore/money';
import type { ChainReader } from '../app/chain-ports.ts';
import { drawTrialBalance } from '../app/draw-trial-balance.ts';
import { listEntries, listTransactions } from '../app/list-transactions.ts';
import type { BookReader, Clock } from '../app/ports.ts';
import type { UseCases } from './context.ts';

export interface ReadPorts {
  readonly books: BookReader;
  readonly chain: ChainReader;
  readonly clock: Clock;
  readonly currency: CurrencyCode;
}

/** Everything that resolvers may call, on the given ports. */
export function createUseCases({ books, chain, clock, currency }: ReadPorts): UseCases {
  const transactions = listTransactions(books);
  const entries = listEntries(books);
  return {
    listAccounts: () => books.accounts(),
    listTransactions: async (caller, filter, args) => {
      const page = readPage(args);
      const rows = await transactions(caller, filter, page);
      return connectionOf(rows, page, (transaction) => transaction.id);
    },
    listEntries: async (filter, args) => {
      const page = readPage(args);
      return connectionOf(await entries(filter, page), page, (entry) => entry.id);
    },
    drawTrialBalance: drawTrialBalance(books, clock, currency),
    listContracts: () => chain.contracts(),
  };
}
