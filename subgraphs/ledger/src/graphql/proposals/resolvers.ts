import { money } from '@blockscore/money';
import { errorsOf } from '@blockscore/service';
import type {
  JournalProposalResolvers,
  LedgerTransactionResolvers,
  MutationResolvers,
  QueryResolvers,
} from '../types.generated.ts';

export const proposalQueries: Pick<QueryResolvers, 'journalProposals'> = {
  journalProposals: async (_, { filter, ...page }, { useCases }) => {
    const connection = await useCases.listProposals({ status: filter?.status ?? null }, page);
    return { ...connection, edges: [...connection.edges] };
  },
};

export const proposalMutations: Pick<MutationResolvers, 'approveJournal' | 'rejectJournal'> = {
  approveJournal: async (_, { input }, { caller, useCases }) => {
    const outcome = await useCases.approveJournal(caller, input);
    if (!outcome.ok) return { proposal: null, userErrors: errorsOf(outcome) };
    return { proposal: outcome.value, userErrors: [] };
  },
  rejectJournal: async (_, { input }, { caller, useCases }) => {
    const outcome = await useCases.rejectJournal(caller, input);
    if (!outcome.ok) return { proposal: null, userErrors: errorsOf(outcome) };
    return { proposal: outcome.value, userErrors: [] };
  },
};

export const proposalResolvers: JournalProposalResolvers = {
  status: (proposal, _, { useCases }) => useCases.statusOfProposal(proposal),
  amount: ({ amountMinor, currency }) => money(amountMinor, currency),
  decidedBy: ({ decision }) => decision?.by ?? null,
  decidedAt: ({ decision }) => decision?.at ?? null,
  reason: ({ decision }) => decision?.reason ?? null,
  transactions: async ({ id }, _, { loaders }) => [...(await loaders.postedBy.load(id))],
};

export const proposedTransactionResolvers: Pick<LedgerTransactionResolvers, 'proposal'> = {
  proposal: ({ proposalId }, _, { loaders }) =>
    proposalId === null ? null : loaders.proposal.load(proposalId),
};
