import { connectionOf, readPage } from '@blockscore/database';
import { drawTrialBalance } from '../app/draw-trial-balance.ts';
import { listEntries, listTransactions } from '../app/list-transactions.ts';
import type { Ports } from '../app/ports.ts';
import { verifyProof } from '../app/verify-proof.ts';
import type { UseCases } from './context.ts';

/** Everything that resolvers may call, on the given ports. */
export function createUseCases(ports: Ports): UseCases {
  const { books, commitments, anchors, clock, currency } = ports;
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
    listContracts: () => commitments.contracts(),
    listAnchors: async (args) => {
      const page = readPage(args);
      return connectionOf(await anchors.anchorPage(page), page, (anchor) => anchor.id);
    },
    verifyProof: verifyProof(commitments, ports),
  };
}
