/** What one officer does not do alone, because less is found once it is done. */
export type ProposedAct = 'RETIRE_RULE' | 'GO_BACK_TO_RULE' | 'ACCEPT_LIST';

/** One officer's word, which another one's makes done. */
export interface OfficerProposal {
  readonly id: `proposal_${string}`;
  readonly act: ProposedAct;
  /** What it would be done to, as it was when it was proposed. */
  readonly about: string;
  readonly reason: string;
  readonly proposedBy: string;
  readonly proposedAt: Date;
  readonly expiresAt: Date;
}

export interface ProposalRepository {
  insert(proposal: OfficerProposal): Promise<void>;
  /** The one that is neither carried out nor over by then. Whoever calls it holds a lock on what it is about. */
  standing(act: ProposedAct, about: string, at: Date): Promise<OfficerProposal | undefined>;
  carryOut(id: OfficerProposal['id'], by: string, at: Date): Promise<void>;
}
