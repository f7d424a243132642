import type { Caller } from '@blockscore/caller';
import { money } from '@blockscore/money';
import { type Outcome, ok } from '@blockscore/result';
import { errorsOf } from '@blockscore/service';
import type { LendingErrorCode } from '../../domain/errors.ts';
import type { Loan } from '../../domain/loan.ts';
import { proposedIn } from '../../domain/servicing/proposed.ts';
import type { UseCases } from '../context.ts';
import type {
  LoanResolvers,
  MutationResolvers,
  ServicingProposalResolvers,
} from '../types.generated.ts';

type Changed = Outcome<Loan, LendingErrorCode>;

/** The loan as it is now, and whether what was asked for waits for a second officer. */
async function payloadOf(mutation: string, outcome: Changed, caller: Caller, useCases: UseCases) {
  if (!outcome.ok) {
    return { loan: null, awaitsSecondOfficer: false, userErrors: errorsOf(outcome) };
  }
  const proposals = (await useCases.listProposals(caller, outcome.value)) ?? [];
  const awaitsSecondOfficer = proposals.some((proposal) => proposal.mutation === mutation);
  return { loan: outcome.value, awaitsSecondOfficer, userErrors: [] };
}

export const servicingMutations: Pick<
  MutationResolvers,
  | 'reverseRepayment'
  | 'chargeFee'
  | 'waiveFee'
  | 'rescheduleLoan'
  | 'restructureLoan'
  | 'changeLoanRate'
  | 'pauseLoan'
  | 'chargeOffLoan'
  | 'refundOverpayment'
  | 'withdrawServicingProposal'
> = {
  reverseRepayment: async (_, { input }, { caller, useCases }) => {
    const outcome = await useCases.reverseRepayment(caller, input);
    return await payloadOf('reverseRepayment', outcome, caller, useCases);
  },
  chargeFee: async (_, { input }, { caller, useCases }) => {
    const outcome = await useCases.chargeFee(caller, input);
    return await payloadOf('chargeFee', outcome, caller, useCases);
  },
  waiveFee: async (_, { input }, { caller, useCases }) => {
    const outcome = await useCases.waiveFee(caller, input);
    return await payloadOf('waiveFee', outcome, caller, useCases);
  },
  rescheduleLoan: async (_, { input }, { caller, useCases }) => {
    const outcome = await useCases.rescheduleLoan(caller, input);
    return await payloadOf('rescheduleLoan', outcome, caller, useCases);
  },
  restructureLoan: async (_, { input }, { caller, useCases }) => {
    const outcome = await useCases.restructureLoan(caller, input);
    return await payloadOf('restructureLoan', outcome, caller, useCases);
  },
  changeLoanRate: async (_, { input }, { caller, useCases }) => {
    const outcome = await useCases.changeLoanRate(caller, input);
    return await payloadOf('changeLoanRate', outcome, caller, useCases);
  },
  pauseLoan: async (_, { input }, { caller, useCases }) => {
    const outcome = await useCases.pauseLoan(caller, input);
    return await payloadOf('pauseLoan', outcome, caller, useCases);
  },
  chargeOffLoan: async (_, { input }, { caller, useCases }) => {
    const outcome = await useCases.chargeOffLoan(caller, input);
    return await payloadOf('chargeOffLoan', outcome, caller, useCases);
  },
  refundOverpayment: async (_, { input }, { caller, useCases }) => {
    const outcome = await useCases.refundOverpayment(caller, input);
    const [loan, payment] = outcome.ok
      ? [ok(outcome.value.loan), outcome.value.payment]
      : [outcome, null];
    return { ...(await payloadOf('refundOverpayment', loan, caller, useCases)), payment };
  },
  withdrawServicingProposal: async (_, { input }, { caller, useCases }) => {
    const outcome = await useCases.withdrawServicingProposal(caller, input);
    if (!outcome.ok) return { loan: null, userErrors: errorsOf(outcome) };
    return { loan: outcome.value, userErrors: [] };
  },
};

export const proposalsOfLoan: Pick<LoanResolvers, 'servicingProposals'> = {
  servicingProposals: async (loan, _, { caller, useCases }) => {
    const proposals = await useCases.listProposals(caller, loan);
    const { currency } = loan.principal;
    return proposals === null ? null : proposals.map((proposal) => ({ ...proposal, currency }));
  },
};

export const servicingProposalResolvers: ServicingProposalResolvers = {
  summary: ({ content, currency }) => proposedIn(content, currency),
  amount: ({ weight, currency }) => money(weight, currency),
  officer: ({ officerId }) => ({ id: officerId }),
};
