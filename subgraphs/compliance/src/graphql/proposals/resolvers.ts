import type { OfficerProposalResolvers } from '../types.generated.ts';

export const proposalResolvers: OfficerProposalResolvers = {
  proposedBy: ({ proposedBy }) => ({ id: proposedBy }),
  reason: async ({ subject, reason }, _, { loaders }) => {
    if (subject !== null) {
      await loaders.disclosure.load({ userId: subject, field: 'officerProposal.reason' });
    }
    return reason;
  },
  carriedOutBy: ({ carriedOutBy }) => (carriedOutBy === null ? null : { id: carriedOutBy }),
};
