import { money } from '@blockscore/money';
import { Fault, type Outcome } from '@blockscore/result';
import { costPage } from '../../domain/cost-page.ts';
import type { LendingErrorCode } from '../../domain/errors.ts';
import type { Product } from '../../domain/product.ts';
import { productTermsResolvers } from '../product-admin/resolvers.ts';
import type {
  AprResultResolvers,
  CostDocumentResolvers,
  LoanProductResolvers,
  LoanQuoteResolvers,
  QueryResolvers,
  ScheduleRowResolvers,
} from '../types.generated.ts';

/** A query has no payload for user errors: bad input is a fault that names its field. */
export function unwrap<T>(outcome: Outcome<T, LendingErrorCode>): T {
  if (outcome.ok) return outcome.value;
  const problems = outcome.error.map(({ message, path }) =>
    path === undefined ? message : `${path.join('.')}: ${message}`,
  );
  throw new Fault('BAD_USER_INPUT', problems.join(' '));
}

function ratesOf(product: Product) {
  return product.rates.map((rate) => ({ ...rate, product }));
}

export const productQueries: Pick<
  QueryResolvers,
  'loanProducts' | 'loanRates' | 'quoteLoan' | 'calculateApr'
> = {
  loanProducts: async (_, __, { useCases }) => [...(await useCases.listProducts())],
  loanRates: async (_, { productId }, { useCases }) => {
    const products = await useCases.listProducts();
    return products.filter(({ id }) => productId == null || id === productId).flatMap(ratesOf);
  },
  quoteLoan: async (_, { input }, { useCases, budget }) =>
    unwrap(await useCases.quoteLoan(input, budget)),
  calculateApr: async (_, { input }, { useCases, budget }) =>
    unwrap(await useCases.calculateApr(input, budget)),
};

export const loanProductResolvers: LoanProductResolvers = {
  minAmount: (product) => money(product.minAmount, product.currency),
  maxAmount: (product) => money(product.maxAmount, product.currency),
  ...productTermsResolvers,
  rates: ratesOf,
};

export const loanQuoteResolvers: LoanQuoteResolvers = {
  disbursedOn: ({ terms }) => terms.disbursedOn,
  advances: ({ terms, amount: { currency } }) =>
    terms.advances.map(({ amount, on }) => ({ amount: money(amount, currency), date: on })),
  every: ({ terms }) => terms.every,
  instalments: ({ terms }) => terms.instalments,
  annualRate: ({ terms }) => terms.annualRate.toString(),
  dayCount: ({ terms }) => terms.dayCount,
  method: ({ terms }) => terms.method,
  principalGrace: ({ terms }) => terms.principalGrace,
  interestGrace: ({ terms }) => terms.interestGrace,
  balloonPercent: ({ terms }) => terms.balloonPercent,
  downPaymentPercent: ({ terms }) => terms.downPaymentPercent,
  payment: ({ quote, amount }) => money(quote.payment, amount.currency),
  schedule: async ({ quote, amount: { currency } }, _, { budget }) => {
    await budget.spend('LISTED_INSTALMENTS', quote.rows.length);
    return quote.rows.map((row) => ({ ...row, currency }));
  },
  downPayment: ({ quote, amount }) => money(quote.downPayment, amount.currency),
  amountFinanced: ({ quote, amount }) => money(quote.amountFinanced, amount.currency),
  financeCharge: ({ quote, amount }) => money(quote.financeCharge, amount.currency),
  totalOfPayments: ({ quote, amount }) => money(quote.totalOfPayments, amount.currency),
  apr: ({ quote }) => quote.apr.toString(),
  euApr: ({ quote }) => quote.euApr?.toString() ?? null,
  document: ({ disclosure }) => disclosure,
};

export const costDocumentResolvers: CostDocumentResolvers = {
  html: async (disclosure, _, { budget }) => {
    await budget.spend('LISTED_INSTALMENTS', disclosure.quote.rows.length);
    return costPage(disclosure);
  },
  pdf: async (disclosure, _, { useCases, budget }) => {
    await budget.spend('PRINTED_INSTALMENTS', disclosure.quote.rows.length);
    return Buffer.from(await useCases.printCosts(disclosure)).toString('base64');
  },
};

export const scheduleRowResolvers: ScheduleRowResolvers = {
  dueDate: ({ dueOn }) => dueOn,
  payment: (row) => money(row.payment, row.currency),
  principal: (row) => money(row.principal, row.currency),
  interest: (row) => money(row.interest, row.currency),
  balance: (row) => money(row.balance, row.currency),
};

export const aprResultResolvers: AprResultResolvers = {
  apr: ({ apr }) => apr.toString(),
  financeCharge: ({ financeCharge }) => financeCharge.toString(),
  totalOfPayments: ({ totalOfPayments }) => totalOfPayments.toString(),
};
