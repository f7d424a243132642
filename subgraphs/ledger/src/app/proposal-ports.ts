import type { JournalProposal, ProposalDecision, ProposalStatus } from '../domain/proposal.ts';
import type { LedgerTransaction } from '../domain/transaction.ts';
import type { PageRequest } from './ports.ts';

/** What waits for a second person, to write. */
export interface Proposals {
  /**
   * How many of a person are open, of which no more can come until the end of the database transaction.
   */
  readonly lockOpenOf: (userId: string, now: Date) => Promise<number>;
  /** Nobody has decided on them, and they were made until then; locked as by {@link lock}. */
  readonly lockUndecidedOf: (userId: string, until: Date) => Promise<readonly JournalProposal[]>;
  readonly add: (proposal: JournalProposal) => Promise<void>;
  readonly find: (id: `proposal_${string}`) => Promise<JournalProposal | null>;
  /** The same, locked until the end of the database transaction. */
  readonly lock: (id: `proposal_${string}`) => Promise<JournalProposal | null>;
  /** Once: the database refuses another. */
  readonly decide: (id: `proposal_${string}`, decision: ProposalDecision) => Promise<void>;
}

/** The same, to read. Ids of the wrong form find nothing. */
export interface ProposalReader {
  readonly proposals: (ids: readonly string[]) => Promise<readonly JournalProposal[]>;
  /** The newest first; those of one status at that moment. */
  readonly proposalPage: (
    filter: { readonly status?: ProposalStatus; readonly now: Date },
    page: PageRequest,
  ) => Promise<readonly JournalProposal[]>;
  /** What was posted by proposals, each with `proposalId`, in the order in which it was asked for. */
  readonly posted: (ids: readonly string[]) => Promise<readonly LedgerTransaction[]>;
}
