import type { UserId } from './ports.ts';

/**
 * What one officer does not do alone: less is found once it is done, or money is gone. Each is one thing to do
 * about what it is about, so that whoever agrees means the same.
 */
export type ProposedAct =
  | 'RETIRE_RULE'
  | 'GO_BACK_TO_RULE'
  | 'ACCEPT_LIST'
  | 'RETIRE_LIST'
  | 'RELEASE_PAYMENT'
  | 'RESOLVE_AS_FALSE_POSITIVE'
  | 'RESOLVE_AS_NO_ACTION'
  /** Of releases that did not tell as what: nobody's word is joined to it. */
  | 'RESOLVE_ALERT'
  | 'TAKE_BACK_CONFIRMATION'
  | 'END_CONTINUING_REPORTS';

/** One officer's word, which another one's makes done. */
export interface OfficerProposal {
  readonly id: `proposal_${string}`;
  readonly act: ProposedAct;
  /** What it would be done to, as it was when it was proposed. */
  readonly about: string;
  /** Whom it concerns: they see nothing of it, officer or not. */
  readonly subject: UserId | null;
  /** Null once the retention key is gone of whom it concerns. */
  readonly reason: string | null;
  readonly proposedBy: string;
  readonly proposedAt: Date;
  readonly expiresAt: Date;
  /** Null while another officer has not said the same. */
  readonly carriedOutBy: string | null;
  readonly carriedOutAt: Date | null;
}

export interface ProposalRepository {
  insert(proposal: OfficerProposal): Promise<void>;
  /** The one that is neither carried out nor over by then. Whoever calls it holds a lock on what it is about. */
  standing(act: ProposedAct, about: string, at: Date): Promise<OfficerProposal | undefined>;
  /** The newest of those acts about each, carried out and over ones too, in the order of what they are about. */
  latestOf(
    acts: readonly ProposedAct[],
    about: readonly string[],
  ): Promise<readonly (OfficerProposal | undefined)[]>;
  findMany(
    ids: readonly OfficerProposal['id'][],
  ): Promise<readonly (OfficerProposal | undefined)[]>;
  carryOut(id: OfficerProposal['id'], by: string, at: Date): Promise<void>;
}
