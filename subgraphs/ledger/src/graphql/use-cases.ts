import { connectionOf, readPage } from '@blockscore/database';
import { Fault } from '@blockscore/result';
import { anchorNow } from '../app/anchor-now.ts';
import type { StatementPlace } from '../app/book-ports.ts';
import { changeLimit } from '../app/change-limit.ts';
import { closeAccount } from '../app/close-account.ts';
import { closePeriod } from '../app/close-period.ts';
import { deployContract } from '../app/deploy-contract.ts';
import { destroySalts } from '../app/destroy-salts.ts';
import { drawStatement, listStatementLines, placeOf, readPlace } from '../app/draw-statement.ts';
import { drawTrialBalance } from '../app/draw-trial-balance.ts';
import { listEntries, listTransactions } from '../app/list-transactions.ts';
import { openAccount } from '../app/open-account.ts';
import type { Ports } from '../app/ports.ts';
import { postPending } from '../app/post-pending.ts';
import { postTransactions } from '../app/post-transactions.ts';
import { reverseTransaction } from '../app/reverse-transaction.ts';
import { verifyProof } from '../app/verify-proof.ts';
import { voidPending } from '../app/void-pending.ts';
import { standingOf } from '../domain/attestation.ts';
import type { UseCases } from './context.ts';
import { createProposalUseCases } from './proposals/use-cases.ts';
import { createReconciliationUseCases } from './reconciliation/use-cases.ts';

function placeAfter(cursor: string): StatementPlace {
  const place = readPlace(cursor);
  if (place !== null) return place;
  throw new Fault(
    'CURSOR_INVALID',
    'That is no cursor of this list: pass one that a page gave you.',
  );
}

/** Everything that resolvers may call, on the given ports. */
export function createUseCases(ports: Ports): UseCases {
  const { books, commitments, anchors, clock, currency } = ports;
  const transactions = listTransactions(books);
  const entries = listEntries(books);
  const statementLines = listStatementLines(books);
  return {
    ...createProposalUseCases(ports),
    ...createReconciliationUseCases(ports.reconciliations),
    postTransactions: postTransactions(ports),
    postPending: postPending(ports),
    voidPending: voidPending(ports),
    reverseTransaction: reverseTransaction(ports),
    closePeriod: closePeriod(ports),
    openAccount: openAccount(ports),
    changeLimit: changeLimit(ports),
    closeAccount: closeAccount(ports),
    drawStatement: drawStatement(books),
    listStatementLines: async (statement, args) => {
      const page = readPage(args);
      const after = page.after === undefined ? undefined : placeAfter(page.after);
      const limit = page.size + 1;
      const part = { limit, ...(after !== undefined && { after }) };
      const lines = await statementLines(statement, part);
      return connectionOf(lines, page, (line) => placeOf(line.entry));
    },
    listClosedPeriods: () => books.closedPeriods(100),
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
    deployContract: deployContract(ports),
    listContracts: () => commitments.contracts(),
    anchorNow: anchorNow(ports),
    destroySalts: destroySalts(ports),
    listAnchors: async (args) => {
      const page = readPage(args);
      return connectionOf(await anchors.anchorPage(page), page, (anchor) => anchor.id);
    },
    standingOfAttestation: (attestation, onChain) => standingOf(attestation, onChain, clock()),
    verifyProof: verifyProof(commitments, ports),
  };
}
