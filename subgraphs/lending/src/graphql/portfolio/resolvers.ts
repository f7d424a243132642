import { money } from '@blockscore/money';
import {
  arrearsOf,
  atRisk,
  averageRate,
  countOf,
  statusesOf,
  total,
} from '../../domain/portfolio.ts';
import type { Product } from '../../domain/product.ts';
import type { SubgraphContext } from '../context.ts';
import type {
  PortfolioLoanResolvers,
  PortfolioResolvers,
  QueryResolvers,
} from '../types.generated.ts';

export const portfolioQueries: Pick<QueryResolvers, 'portfolio' | 'portfolioLoans'> = {
  portfolio: (_, input, { useCases }) => useCases.readPortfolio(input),
  portfolioLoans: async (_, { asOf, productId, partnerId, ...page }, { useCases }) => {
    const asked = { asOf, productId, partnerId };
    const connection = await useCases.listPortfolioLoans(asked, page);
    return { ...connection, edges: [...connection.edges] };
  },
};

async function productOf({ loaders }: SubgraphContext, id: string): Promise<Product> {
  const product = await loaders.product.load(id);
  if (product === undefined) throw new Error(`Product ${id} is not to be found.`);
  return product;
}

export const portfolioResolvers: PortfolioResolvers = {
  loansBehind: ({ behind }) => behind,
  statuses: ({ groups, currency }) =>
    statusesOf(groups).map(({ outstanding, ...row }) => ({
      ...row,
      outstanding: money(outstanding, currency),
    })),
  loans: ({ groups }) => countOf(groups),
  outstanding: ({ groups, currency }) => money(total(groups, 'outstanding'), currency),
  accruedInterest: ({ groups, currency }) => money(total(groups, 'accrued'), currency),
  pastDue: ({ groups, currency }) => money(total(groups, 'pastDue'), currency),
  arrears: ({ groups, currency }) =>
    arrearsOf(groups).map(({ outstanding, pastDue, ...row }) => ({
      ...row,
      outstanding: money(outstanding, currency),
      pastDue: money(pastDue, currency),
    })),
  par30: ({ groups }) => atRisk(groups, 'DAYS_30_59'),
  par90: ({ groups }) => atRisk(groups, 'DAYS_90_PLUS'),
  chargedOff: ({ groups, recovered, currency }) =>
    money(total(groups, 'lost') + recovered, currency),
  recovered: ({ recovered, currency }) => money(recovered, currency),
  averageRate: ({ groups }) => averageRate(groups),
  expectedLoss: ({ losses, currency }) =>
    money(
      losses.reduce((sum, { expectedLoss }) => sum + expectedLoss, 0n),
      currency,
    ),
  expectedLosses: ({ losses, currency }, _, context) =>
    Promise.all(
      losses.map(async ({ productId, exposure, expectedLoss, ...row }) => ({
        ...row,
        product: await productOf(context, productId),
        exposure: money(exposure, currency),
        expectedLoss: money(expectedLoss, currency),
      })),
    ),
  yield: async (portfolio, _, { useCases }) => {
    const { after, interest, fees, annual } = await useCases.readYield(portfolio);
    const { currency } = portfolio;
    return { after, interest: money(interest, currency), fees: money(fees, currency), annual };
  },
  rollRates: async (portfolio, { from }, { useCases }) => {
    const { rows, ...days } = await useCases.readRollRates(portfolio, from);
    const inCurrency = <Row extends { readonly amount: bigint }>(row: Row) => ({
      ...row,
      amount: money(row.amount, portfolio.currency),
    });
    return { ...days, rows: rows.map((row) => inCurrency({ ...row, to: row.to.map(inCurrency) })) };
  },
  vintages: async (portfolio, _, { useCases }) =>
    (await useCases.readVintages(portfolio)).map(({ month, count, amount, months }) => ({
      month,
      loans: count,
      amount: money(amount, portfolio.currency),
      months: [...months],
    })),
};

export const portfolioLoanResolvers: PortfolioLoanResolvers = {
  product: ({ productId }, _, context) => productOf(context, productId),
  partner: ({ partnerId }) => (partnerId === null ? null : { id: partnerId }),
  principal: ({ principal, currency }) => money(principal, currency),
  outstanding: ({ outstanding, currency }) => money(outstanding, currency),
  accruedInterest: ({ accrued, currency }) => money(accrued, currency),
  pastDue: ({ pastDue, currency }) => money(pastDue, currency),
  pricingBand: ({ band }) => band,
};
