import type { Caller } from '@blockscore/caller';
import type { ConnectionPage, PageArguments } from '@blockscore/database';
import type { SubgraphContext as BaseContext } from '@blockscore/service';
import type { Anchor } from '../app/anchor-ports.ts';
import type { Contract } from '../app/chain-ports.ts';
import type { JournalFilter, TransactionFilter } from '../app/ports.ts';
import type { ProofClaim, ProofVerification } from '../app/verify-proof.ts';
import type { Account } from '../domain/account.ts';
import type { JournalEntry, LedgerTransaction } from '../domain/transaction.ts';
import type { TrialBalance } from '../domain/trial-balance.ts';
import type { Loaders } from './loaders.ts';

/** What resolvers may call beside the loaders; all of it reads. */
export interface UseCases {
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
  readonly drawTrialBalance: (asOf?: string) => Promise<TrialBalance>;
  readonly listContracts: () => Promise<readonly Contract[]>;
  readonly listAnchors: (page: PageArguments) => Promise<ConnectionPage<Anchor>>;
  readonly verifyProof: (claim: ProofClaim) => Promise<ProofVerification>;
}

export interface SubgraphContext extends BaseContext {
  readonly useCases: UseCases;
  readonly loaders: Loaders;
}
