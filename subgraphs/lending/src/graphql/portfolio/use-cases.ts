import { connectionOf, type PageArguments, readPage } from '@blockscore/database';
import {
  dayThatCame,
  type PortfolioInput,
  readPortfolio,
  readRollRates,
  readVintages,
  readYield,
} from '../../app/portfolio.ts';
import type { Ports } from '../../app/ports.ts';

/** What resolvers may tell of the portfolio. */
export function createPortfolioUseCases(ports: Ports) {
  return {
    readPortfolio: readPortfolio(ports),
    readYield: readYield(ports),
    readRollRates: readRollRates(ports),
    readVintages: readVintages(ports),
    listPortfolioLoans: async ({ asOf: day, ...filter }: PortfolioInput, args: PageArguments) => {
      const asOf = dayThatCame(ports, day, 'asOf');
      const page = readPage(args);
      const rows = await ports.transact((work) =>
        work.portfolios.list(asOf, filter, { ...page, limit: page.size + 1 }),
      );
      return connectionOf(rows, page, ({ id }) => id);
    },
  };
}

export type PortfolioUseCases = Readonly<ReturnType<typeof createPortfolioUseCases>>;
