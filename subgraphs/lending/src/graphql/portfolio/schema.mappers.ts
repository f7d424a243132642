export type { Portfolio as PortfolioMapper } from '../../app/portfolio.ts';
export type { PortfolioRow as PortfolioLoanMapper } from '../../app/portfolio-ports.ts';
