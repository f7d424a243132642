import { money } from '@blockscore/money';
import { errorsOf } from '@blockscore/service';
import { maySee } from '../../app/access.ts';
import { plannedOf } from '../../app/stand-of-loan.ts';
import type { Loan } from '../../domain/loan.ts';
import { booksOf } from '../../domain/servicing/books.ts';
import { bucketOf } from '../../domain/servicing/delinquency.ts';
import { sumOf } from '../../domain/servicing/parts.ts';
import {
  isSettledInstalment,
  openOf,
  outstandingParts,
  type ServicedInstalment,
} from '../../domain/servicing/state.ts';
import { loadVersion } from '../applications/resolvers.ts';
import type { SubgraphContext } from '../context.ts';
import { servicedLoanResolvers } from '../servicing/resolvers.ts';
import type {
  DelinquencyResolvers,
  InstalmentResolvers,
  LoanMonthResolvers,
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

const standing = (loan: Loan, { loaders }: SubgraphContext) => loaders.standing.load(loan);
async function planned(loan: Loan, context: SubgraphContext) {
  const state = await standing(loan, context);
  return state === null ? [] : plannedOf(loan, state, await context.loaders.entries.load(loan.id));
}
const shown = (instalment: ServicedInstalment, { principal: { currency } }: Loan) => ({
  ...instalment,
  currency,
});

export const loanResolvers: LoanResolvers = {
  __resolveReference: async ({ id }, { caller, loaders }) => {
    const found = await loaders.loan.load(id);
    return found !== undefined && maySee(caller, found) ? found : null;
  },
  amount: ({ principal }) => principal,
  ...servicedLoanResolvers,
  schedule: async (loan, _, context) =>
    (await planned(loan, context)).map((each) => shown(each, loan)),
  performance: async ({ id, principal: { currency } }, _, { loaders }) =>
    (await loaders.months.load(id)).map((month) => ({ ...month, currency })),
  application: async ({ applicationId }, _, { loaders }) =>
    (await loaders.application.load(applicationId)) ?? null,
  product: (loan, _, context) => loadVersion(loan, context),
  borrower: ({ userId }) => ({ id: userId }),
  annualRate: async (loan, _, context) =>
    (await standing(loan, context))?.annualRate ?? loan.annualRate,
  balance: async (loan, _, context) => {
    const state = await standing(loan, context);
    return money(state === null ? 0n : booksOf(state).LOAN_PRINCIPAL, loan.principal.currency);
  },
  totalOutstanding: async (loan, _, context) => {
    const state = await standing(loan, context);
    const instalments = await planned(loan, context);
    const total = state === null ? 0n : sumOf(outstandingParts({ ...state, instalments }));
    return money(total, loan.principal.currency);
  },
  nextInstalment: async (loan, _, context) => {
    const state = await standing(loan, context);
    if (state === null || state.chargedOff !== null) return null;
    const next = (await planned(loan, context)).find((each) => !isSettledInstalment(each));
    return next === undefined ? null : shown(next, loan);
  },
  delinquency: async (loan, _, context) => {
    const state = await standing(loan, context);
    const daysPastDue = state?.daysPastDue ?? 0;
    return {
      daysPastDue,
      bucket: bucketOf(daysPastDue),
      amountPastDue: state === null ? 0n : sumOf(state.pastDue),
      currency: loan.principal.currency,
    };
  },
  payments: async (loan, page, { useCases }) => {
    const connection = await useCases.listPayments(loan, page);
    return { ...connection, edges: [...connection.edges] };
  },
};

export const instalmentResolvers: InstalmentResolvers = {
  dueDate: ({ dueOn }) => dueOn,
  payment: ({ owed, currency }) => money(sumOf(owed), currency),
  amountDue: ({ currency, ...row }) => money(sumOf(openOf(row)), currency),
  principal: ({ owed, currency }) => money(owed.PRINCIPAL, currency),
  interest: ({ owed, currency }) => money(owed.INTEREST, currency),
  fee: ({ owed, currency }) => money(owed.FEE, currency),
  penalty: ({ owed, currency }) => money(owed.PENALTY, currency),
  balance: ({ balance, currency }) => money(balance, currency),
  paidPrincipal: ({ paid, currency }) => money(paid.PRINCIPAL, currency),
  paidInterest: ({ paid, currency }) => money(paid.INTEREST, currency),
  paidFee: ({ paid, currency }) => money(paid.FEE, currency),
  paidPenalty: ({ paid, currency }) => money(paid.PENALTY, currency),
  waivedInterest: ({ waived, currency }) => money(waived.INTEREST, currency),
  waivedFee: ({ waived, currency }) => money(waived.FEE, currency),
  waivedPenalty: ({ waived, currency }) => money(waived.PENALTY, currency),
  paid: isSettledInstalment,
};

export const loanMonthResolvers: LoanMonthResolvers = {
  due: ({ due, currency }) => money(due, currency),
  paid: ({ paid, currency }) => money(paid, currency),
};

export const delinquencyResolvers: DelinquencyResolvers = {
  amountPastDue: ({ amountPastDue, currency }) => money(amountPastDue, currency),
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
