import { hasScope, isSelf } from '@blockscore/caller';
import { money } from '@blockscore/money';
import { errorsOf } from '@blockscore/service';
import { maySee } from '../../app/access.ts';
import { delinquencyOn, isSettled, outstandingOf } from '../../domain/allocation.ts';
import { dayOf } from '../../domain/calendar.ts';
import type { Loan, PlannedInstalment } from '../../domain/loan.ts';
import { loadVersion } from '../applications/resolvers.ts';
import type { SubgraphContext } from '../context.ts';
import type {
  DelinquencyResolvers,
  InstalmentResolvers,
  LoanMonthResolvers,
  LoanPaymentResolvers,
  LoanResolvers,
  MutationResolvers,
  QueryResolvers,
  UserResolvers,
} from '../types.generated.ts';

export const loanQueries: Pick<QueryResolvers, 'loan' | 'loans'> = {
  loan: async (_, { id }, { caller, loaders }) => {
    const found = await loaders.loan.load(id);
    return found !== undefined && maySee(caller, found) ? found : null;
  },
  loans: async (_, { filter, ...page }, { caller, useCases }) => {
    const connection = await useCases.listLoans(caller, filter ?? {}, page);
    return { ...connection, edges: [...connection.edges] };
  },
};

export const loanMutations: Pick<
  MutationResolvers,
  'disburseLoan' | 'recordRepayment' | 'retryPosting'
> = {
  disburseLoan: async (_, { input }, { caller, useCases, loaders }) => {
    const outcome = await useCases.disburseLoan(caller, input);
    if (!outcome.ok) return { loan: null, payment: null, userErrors: errorsOf(outcome) };
    const loan = (await loaders.loan.load(outcome.value.loanId)) ?? null;
    return { loan, payment: outcome.value, userErrors: [] };
  },
  retryPosting: async (_, { input }, { caller, useCases, loaders }) => {
    const outcome = await useCases.retryPosting(caller, input);
    if (!outcome.ok) return { loan: null, payment: null, userErrors: errorsOf(outcome) };
    const loan = (await loaders.loan.load(outcome.value.loanId)) ?? null;
    return { loan, payment: outcome.value, userErrors: [] };
  },
  recordRepayment: async (_, { input }, { caller, useCases, loaders }) => {
    const outcome = await useCases.recordRepayment(caller, input);
    if (!outcome.ok) return { loan: null, payment: null, userErrors: errorsOf(outcome) };
    const loan = (await loaders.loan.load(outcome.value.loanId)) ?? null;
    return { loan, payment: outcome.value, userErrors: [] };
  },
};

const instalmentsOf = ({ id }: Loan, { loaders }: SubgraphContext) => loaders.instalments.load(id);
const shown = (instalment: PlannedInstalment, { principal: { currency } }: Loan) => ({
  ...instalment,
  currency,
});

export const loanResolvers: LoanResolvers = {
  __resolveReference: async ({ id }, { caller, loaders }) => {
    const found = await loaders.loan.load(id);
    return found !== undefined && maySee(caller, found) ? found : null;
  },
  amount: ({ principal }) => principal,
  schedule: async (loan, _, context) =>
    (await instalmentsOf(loan, context)).map((each) => shown(each, loan)),
  performance: async ({ id, principal: { currency } }, _, { loaders }) =>
    (await loaders.months.load(id)).map((month) => ({ ...month, currency })),
  application: async ({ applicationId }, _, { loaders }) =>
    (await loaders.application.load(applicationId)) ?? null,
  product: (loan, _, context) => loadVersion(loan, context),
  borrower: ({ userId }) => ({ id: userId }),
  balance: async (loan, _, context) => {
    const { principal } = outstandingOf(await instalmentsOf(loan, context));
    return money(principal, loan.principal.currency);
  },
  totalOutstanding: async (loan, _, context) => {
    const { principal, interest } = outstandingOf(await instalmentsOf(loan, context));
    return money(principal + interest, loan.principal.currency);
  },
  nextInstalment: async (loan, _, context) => {
    const next = (await instalmentsOf(loan, context)).find((each) => !isSettled(each));
    return next === undefined ? null : shown(next, loan);
  },
  delinquency: async (loan, _, context) => ({
    ...delinquencyOn(await instalmentsOf(loan, context), dayOf(context.clock())),
    currency: loan.principal.currency,
  }),
  payments: async (loan, page, { useCases }) => {
    const connection = await useCases.listPayments(loan, page);
    return { ...connection, edges: [...connection.edges] };
  },
};

export const instalmentResolvers: InstalmentResolvers = {
  dueDate: ({ dueOn }) => dueOn,
  payment: (each) => money(each.principal + each.interest, each.currency),
  principal: (each) => money(each.principal, each.currency),
  interest: (each) => money(each.interest, each.currency),
  balance: (each) => money(each.balance, each.currency),
  paidPrincipal: (each) => money(each.paidPrincipal, each.currency),
  paidInterest: (each) => money(each.paidInterest, each.currency),
  paid: isSettled,
};

export const loanMonthResolvers: LoanMonthResolvers = {
  due: ({ due, currency }) => money(due, currency),
  paid: ({ paid, currency }) => money(paid, currency),
};

export const delinquencyResolvers: DelinquencyResolvers = {
  amountPastDue: ({ amountPastDue, currency }) => money(amountPastDue, currency),
};

export const loanPaymentResolvers: LoanPaymentResolvers = {
  principal: ({ principal, amount }) =>
    principal === null ? null : money(principal, amount.currency),
  interest: ({ interest, amount }) => (interest === null ? null : money(interest, amount.currency)),
  // Why the books refused a posting is for staff; why the provider refused the money is for both.
  failureReason: ({ failureReason, status, userId }, _, { caller }) =>
    status === 'FAILED' ||
    status === 'RETURNED' ||
    (hasScope(caller, 'loans:read') && !isSelf(caller, userId))
      ? failureReason
      : null,
  transaction: ({ transactionId }) => (transactionId === null ? null : { id: transactionId }),
};

export const userResolvers: UserResolvers = {
  __resolveReference: ({ id }) => ({ id }),
  loanApplications: async ({ id }, page, { caller, useCases }) => {
    const connection = await useCases.listApplications(caller, { userId: id }, page);
    return { ...connection, edges: [...connection.edges] };
  },
  loans: async ({ id }, page, { caller, useCases }) => {
    const connection = await useCases.listLoans(caller, { userId: id }, page);
    return { ...connection, edges: [...connection.edges] };
  },
};
