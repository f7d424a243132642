import { check, needs, open, ownOr, type TypeRules } from '@blockscore/service';
import { STAFF_SCOPES } from '../app/list-transactions.ts';

/** What belongs to a borrower: theirs, or for staff. A partner's key is nobody's borrower. */
const borrowers = ownOr(
  (parent: { readonly userId: string | null }) => parent.userId,
  ...STAFF_SCOPES,
);
const books = needs('ledger:read');

export const typeRules: TypeRules = {
  LedgerAccount: books,
  LedgerEntry: {
    id: borrowers,
    side: borrowers,
    amount: borrowers,
    accountCode: borrowers,
    accountName: borrowers,
    account: books,
    transaction: borrowers,
  },
  LedgerTransaction: borrowers,
  ChainTransaction: borrowers,
  Loan: {
    id: open,
    // Which of the loan's transactions it lists depends on the caller: see listTransactions.
    transactions: check((_, caller) => caller.kind === 'USER'),
  },
  TrialBalance: books,
  TrialBalanceRow: books,
  LedgerTransactionConnection: open,
  LedgerTransactionEdge: open,
  LedgerEntryConnection: open,
  LedgerEntryEdge: open,
  SmartContract: open,
  PageInfo: open,
  Money: open,
};
