export type { OfficerProposal as OfficerProposalMapper } from '../../app/proposal-ports.ts';
