import type { Id } from '@blockscore/ids';

/** A change of a loan that one officer asked for and a second one has to ask for too. */
export interface ServicingProposal {
  readonly loanId: Id<'loan'>;
  /** The mutation that asked for it; a loan has one open proposal of each. */
  readonly mutation: string;
  /** What was asked for, as canonical JSON; without what was said of it. */
  readonly content: string;
  /** What it comes to, minor units. */
  readonly weight: bigint;
  readonly officerId: Id<'user'>;
  readonly proposedAt: Date;
}

export interface ProposalRepository {
  find(loanId: Id<'loan'>, mutation: string): Promise<ServicingProposal | undefined>;
  listOf(loanIds: readonly Id<'loan'>[]): Promise<readonly ServicingProposal[]>;
  /** In place of one that is there. */
  put(proposal: ServicingProposal): Promise<void>;
  remove(loanId: Id<'loan'>, mutation: string): Promise<void>;
}
