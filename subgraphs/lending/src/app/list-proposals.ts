import { type Caller, hasScope, isSelf } from '@blockscore/caller';
import type { Loan } from '../domain/loan.ts';
import { isOpen } from './join-proposal.ts';
import type { Ports } from './ports.ts';
import type { ServicingProposal } from './proposal-ports.ts';

/** Proposals that a second officer may still join; null for who may not see them. [loans:read] */
export function listProposals({ transact, clock }: Pick<Ports, 'transact' | 'clock'>) {
  return async (caller: Caller, loan: Loan): Promise<readonly ServicingProposal[] | null> => {
    if (!hasScope(caller, 'loans:read') || isSelf(caller, loan.userId)) return null;
    const proposals = await transact((work) => work.proposals.listOf([loan.id]));
    return proposals.filter((proposal) => isOpen(proposal, clock()));
  };
}
