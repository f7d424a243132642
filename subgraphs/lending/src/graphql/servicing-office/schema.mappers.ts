import type { ServicingProposal } from '../../app/proposal-ports.ts';

/** Amounts in minor units of `currency`. */
export type ServicingProposalMapper = ServicingProposal & { readonly currency: string };
