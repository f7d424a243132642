import {
  anchorMutations,
  anchorQueries,
  anchorResolvers,
  attestationResolvers,
  evidenceResolvers,
  proofResolvers,
  provenTransactionResolvers,
  transactionProofResolvers,
} from './anchors/resolvers.ts';
import { attestationRegistrationResolvers, registrationOfScore } from './attestations/resolvers.ts';
import {
  accountResolvers,
  bookQueries,
  entryResolvers,
  loanResolvers,
  transactionResolvers,
} from './books/resolvers.ts';
import { chainMutations, chainQueries, chainTransactionResolvers } from './chain/resolvers.ts';
import { moveResolvers, registrationOfLoan, registrationResolvers } from './loans/resolvers.ts';
import { postingMutations } from './posting/resolvers.ts';
import {
  proposalMutations,
  proposalQueries,
  proposalResolvers,
  proposedTransactionResolvers,
} from './proposals/resolvers.ts';
import { differenceResolvers, reconciliationQueries } from './reconciliation/resolvers.ts';
import { statementLineResolvers, statementResolvers } from './statements/resolvers.ts';
import type { Resolvers } from './types.generated.ts';

/** All resolvers of the subgraph; the shared scalars are added where it is served. */
export const resolvers: Omit<
  Resolvers,
  'CurrencyCode' | 'DateTime' | 'Decimal' | 'LocalDate' | 'Money' | 'UserError'
> = {
  Query: {
    ...anchorQueries,
    ...bookQueries,
    ...chainQueries,
    ...reconciliationQueries,
    ...proposalQueries,
  },
  Mutation: { ...postingMutations, ...chainMutations, ...anchorMutations, ...proposalMutations },
  JournalProposal: proposalResolvers,
  LedgerAccount: accountResolvers,
  LedgerStatement: statementResolvers,
  LedgerStatementLine: statementLineResolvers,
  LedgerEntry: entryResolvers,
  LedgerTransaction: {
    ...transactionResolvers,
    ...provenTransactionResolvers,
    ...proposedTransactionResolvers,
  },
  ChainTransaction: chainTransactionResolvers,
  Loan: { ...loanResolvers, ...registrationOfLoan },
  LoanRegistration: registrationResolvers,
  LoanMove: moveResolvers,
  ReconciliationDifference: differenceResolvers,
  ScoreAttestation: { ...attestationResolvers, ...registrationOfScore },
  AttestationRegistration: attestationRegistrationResolvers,
  AuditEvidence: evidenceResolvers,
  Anchor: anchorResolvers,
  MerkleProof: proofResolvers,
  TransactionProof: transactionProofResolvers,
};
