import { open, type TypeRules } from '@blockscore/service';

/** Reached by the guarded root fields alone, and without a word on who borrows. */
export const portfolioRules: TypeRules = {
  Portfolio: open,
  PortfolioStatus: open,
  PortfolioBucket: open,
  PortfolioLoss: open,
  PortfolioYield: open,
  RollRates: open,
  RollRow: open,
  RollCell: open,
  Vintage: open,
  VintageMonth: open,
  VintageShare: open,
  PortfolioLoan: open,
  PortfolioLoanConnection: open,
  PortfolioLoanEdge: open,
};
