import { money } from '@blockscore/money';
import { Fault, type Outcome } from '@blockscore/result';
import type { LendingErrorCode } from '../../domain/errors.ts';
import type { Product } from '../../domain/product.ts';
import type {
  AprResultResolvers,
  LoanProductResolvers,
  LoanQuoteResolvers,
  QueryResolvers,
  ScheduleRowResolvers,
} from '../types.generated.ts';

/** A query has no payload for user errors: bad input is a fault that names its field. */
function unwrap<T>(outcome: Outcome<T, LendingErrorCode>): T {
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
  quoteLoan: async (_, { input }, { useCases }) => unwrap(await useCases.quoteLoan(input)),
  calculateApr: (_, { input }, { useCases }) => unwrap(useCases.calculateApr(input)),
};

export const loanProductResolvers: LoanProductResolvers = {
  minAmount: (product) => money(product.minAmount, product.currency),
  maxAmount: (product) => money(product.maxAmount, product.currency),
  rates: ratesOf,
};

export const loanQuoteResolvers: LoanQuoteResolvers = {
  termMonths: ({ terms }) => terms.instalments,
  annualRate: ({ terms }) => terms.annualRate.toString(),
  dayCount: ({ terms }) => terms.dayCount,
  method: ({ terms }) => terms.method,
  payment: ({ payment, amount }) => money(payment, amount.currency),
  schedule: ({ rows, amount }) => rows.map((row) => ({ ...row, currency: amount.currency })),
  amountFinanced: ({ amountFinanced, amount }) => money(amountFinanced, amount.currency),
  financeCharge: ({ financeCharge, amount }) => money(financeCharge, amount.currency),
  totalOfPayments: ({ totalOfPayments, amount }) => money(totalOfPayments, amount.currency),
  apr: ({ apr }) => apr.toString(),
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
