import { isSignedIn } from '@blockscore/caller';
import { check, needs, open, ownOr, type TypeRules } from '@blockscore/service';
import type { ChainTransaction } from '../app/chain-ports.ts';
import type { ProvenTransaction } from '../app/leaf-ports.ts';
import { ATTESTATION_SCOPES, type Belonging, maySee, maySeeOnChain } from '../app/visibility.ts';

/** What belongs to a borrower or a loan: theirs, or for staff. A partner's key is nobody's borrower. */
const borrowers = check((parent: Belonging, caller) => maySee(caller, parent));
const books = needs('ledger:read');
/** Where a commitment to a score is: for whom it is about, or for staff. */
const attested = ownOr(
  (parent: { readonly userId: string }) => parent.userId,
  ...ATTESTATION_SCOPES,
);

export const typeRules: TypeRules = {
  LedgerAccount: books,
  LedgerActor: books,
  JournalProposal: books,
  JournalProposalConnection: books,
  JournalProposalEdge: books,
  ApproveJournalPayload: open,
  RejectJournalPayload: open,
  LedgerHeld: books,
  LedgerStatement: books,
  LedgerStatementLine: books,
  LedgerStatementLineConnection: books,
  LedgerStatementLineEdge: books,
  ClosedPeriod: books,
  Reconciliation: books,
  ReconciliationConnection: books,
  ReconciliationEdge: books,
  ReconciliationDifference: books,
  ReconciliationDifferenceConnection: books,
  ReconciliationDifferenceEdge: books,
  LedgerError: open,
  PostTransactionsPayload: open,
  PostPendingTransactionPayload: open,
  VoidPendingTransactionPayload: open,
  ReverseTransactionPayload: open,
  ClosePeriodPayload: open,
  OpenLedgerAccountPayload: open,
  ChangeLedgerAccountLimitPayload: open,
  CloseLedgerAccountPayload: open,
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
  ChainTransaction: check((parent: ChainTransaction, caller) => maySeeOnChain(caller, parent)),
  ScoreAttestation: attested,
  AttestationRegistration: attested,
  Anchor: open,
  AnchorConnection: open,
  AnchorEdge: open,
  // Of nobody: a commitment tells nothing, and where it is tells no more.
  AuditEvidence: check((_, caller) => isSignedIn(caller)),
  MerkleProof: open,
  TransactionProof: check((parent: ProvenTransaction, caller) =>
    maySee(caller, parent.transaction),
  ),
  AnchorNowPayload: open,
  DestroySaltsPayload: open,
  ProofVerification: open,
  Loan: {
    id: open,
    // Which of the loan's transactions it lists depends on the caller: see listTransactions.
    transactions: check((_, caller) => caller.kind === 'USER'),
    // Whose it is, only the registration itself tells: the resolver gives none of somebody else's.
    registration: open,
  },
  LoanRegistration: borrowers,
  LoanMove: open,
  TrialBalance: books,
  TrialBalanceRow: books,
  LedgerTransactionConnection: open,
  LedgerTransactionEdge: open,
  LedgerEntryConnection: open,
  LedgerEntryEdge: open,
  SmartContract: open,
  DeployContractPayload: open,
  PageInfo: open,
  Money: open,
};
