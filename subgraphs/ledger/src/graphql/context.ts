import type { Caller } from '@blockscore/caller';
import type { ConnectionPage, PageArguments } from '@blockscore/database';
import type { Outcome } from '@blockscore/result';
import type { SubgraphContext as BaseContext } from '@blockscore/service';
import type { Anchor } from '../app/anchor-ports.ts';
import type { ClosedPeriod } from '../app/book-ports.ts';
import type { Contract } from '../app/chain-ports.ts';
import type { ChangeLimitInput } from '../app/change-limit.ts';
import type { CloseAccountInput } from '../app/close-account.ts';
import type { DeployContractInput } from '../app/deploy-contract.ts';
import type { DestroySaltsInput, SaltsDestroyed } from '../app/destroy-salts.ts';
import type { Statement, StatementLine, StatementQuestion } from '../app/draw-statement.ts';
import type { Keyed } from '../app/once.ts';
import type { OpenAccountInput } from '../app/open-account.ts';
import type { JournalFilter, TransactionFilter } from '../app/ports.ts';
import type { PostPendingInput } from '../app/post-pending.ts';
import type { PostTransactionsInput } from '../app/post-transactions.ts';
import type { ReverseTransactionInput } from '../app/reverse-transaction.ts';
import type { ProofClaim, ProofVerification } from '../app/verify-proof.ts';
import type { VoidPendingInput } from '../app/void-pending.ts';
import type { Account } from '../domain/account.ts';
import type { AttestationStanding, AttestationState } from '../domain/attestation.ts';
import type { ChainStatus } from '../domain/confirmations.ts';
import type { LedgerErrorCode } from '../domain/errors.ts';
import type { JournalProposal } from '../domain/proposal.ts';
import type { JournalEntry, LedgerTransaction } from '../domain/transaction.ts';
import type { TrialBalance } from '../domain/trial-balance.ts';
import type { Loaders } from './loaders.ts';
import type { ProposalUseCases } from './proposals/use-cases.ts';
import type { ReconciliationUseCases } from './reconciliation/use-cases.ts';

type Mutation<Input, T> = (caller: Caller, input: Input) => Promise<Outcome<T, LedgerErrorCode>>;

/** What resolvers may call beside the loaders. */
export interface UseCases extends ReconciliationUseCases, ProposalUseCases {
  readonly postTransactions: Mutation<
    PostTransactionsInput,
    readonly LedgerTransaction[] | JournalProposal
  >;
  readonly postPending: Mutation<PostPendingInput, LedgerTransaction | JournalProposal>;
  readonly voidPending: Mutation<VoidPendingInput, LedgerTransaction | JournalProposal>;
  readonly reverseTransaction: Mutation<
    ReverseTransactionInput,
    LedgerTransaction | JournalProposal
  >;
  readonly closePeriod: Mutation<{ readonly through: string }, ClosedPeriod>;
  readonly openAccount: Mutation<OpenAccountInput, Account>;
  readonly changeLimit: Mutation<ChangeLimitInput, Account>;
  readonly closeAccount: Mutation<CloseAccountInput, Account>;
  readonly drawStatement: (account: Account, question: StatementQuestion) => Promise<Statement>;
  readonly listStatementLines: (
    statement: Statement,
    page: PageArguments,
  ) => Promise<ConnectionPage<StatementLine>>;
  readonly listClosedPeriods: () => Promise<readonly ClosedPeriod[]>;
  readonly listAccounts: () => Promise<readonly Account[]>;
  readonly listTransactions: (
    caller: Caller,
    filter: TransactionFilter,
    page: PageArguments,
  ) => Promise<ConnectionPage<LedgerTransaction>>;
  readonly listEntries: (
    filter: JournalFilter,
    page: PageArguments,
  ) => Promise<ConnectionPage<JournalEntry>>;
  readonly drawTrialBalance: (asOf?: string, knownAt?: Date) => Promise<TrialBalance>;
  readonly deployContract: Mutation<DeployContractInput, Contract>;
  readonly listContracts: () => Promise<readonly Contract[]>;
  readonly anchorNow: Mutation<Keyed, Anchor>;
  readonly destroySalts: Mutation<DestroySaltsInput, SaltsDestroyed>;
  readonly listAnchors: (page: PageArguments) => Promise<ConnectionPage<Anchor>>;
  readonly standingOfAttestation: (
    attestation: AttestationStanding,
    onChain: ChainStatus | null,
  ) => AttestationState;
  readonly verifyProof: (claim: ProofClaim) => Promise<ProofVerification>;
}

export interface SubgraphContext extends BaseContext {
  readonly useCases: UseCases;
  readonly loaders: Loaders;
}
