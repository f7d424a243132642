import type { CurrencyCode } from '@blockscore/money';
import type { Actor } from './transaction.ts';

/** What takes a second person above an amount. */
export type ProposableMutation =
  | 'postTransactions'
  | 'postPendingTransaction'
  | 'reverseTransaction';

export type ProposalStatus = 'OPEN' | 'APPROVED' | 'REJECTED' | 'WITHDRAWN' | 'EXPIRED';

/** What became of a proposal, and by whom: nobody approves their own, and who takes it back withdraws it. */
export interface ProposalDecision {
  readonly outcome: Extract<ProposalStatus, 'APPROVED' | 'REJECTED' | 'WITHDRAWN'>;
  readonly by: Actor;
  readonly at: Date;
  /** What was said with it. */
  readonly reason: string | null;
}

/** Something that one person asked the books to hold, and another has to approve first. */
export interface JournalProposal {
  readonly id: `proposal_${string}`;
  /** The mutation that asked for it. */
  readonly mutation: ProposableMutation;
  /** Its input as JSON, with the days that it left open. */
  readonly content: string;
  /** What it comes to, of several transactions all together, in minor units. */
  readonly amountMinor: bigint;
  readonly currency: CurrencyCode;
  readonly proposedBy: Actor;
  readonly proposedAt: Date;
  /** From then on nobody can approve it any more. */
  readonly expiresAt: Date;
  readonly decision: ProposalDecision | null;
}

/** Whether it waits for a second person, where it could also be what was written at once. */
export function isProposal(made: object): made is JournalProposal {
  return 'proposedBy' in made;
}

/** So long somebody else may approve it. */
const OPEN_MS = 7 * 86_400_000;

export function endOf(proposedAt: Date): Date {
  return new Date(proposedAt.getTime() + OPEN_MS);
}

export function statusOf(
  { decision, expiresAt }: Pick<JournalProposal, 'decision' | 'expiresAt'>,
  now: Date,
): ProposalStatus {
  if (decision !== null) return decision.outcome;
  return expiresAt <= now ? 'EXPIRED' : 'OPEN';
}
