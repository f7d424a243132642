export type { JournalProposal as JournalProposalMapper } from '../../domain/proposal.ts';
