import type { OfficerProposalResolvers } from '../types.generated.ts';

export const proposalResolvers: OfficerProposalResolvers = {
  proposedBy: ({ proposedBy }) => ({ id: proposedBy }),
};
