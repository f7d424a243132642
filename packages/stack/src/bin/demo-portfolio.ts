import { givenEnvironment } from '../config.ts';
import { makeDemoPortfolio, PORTFOLIO_USAGE, readPortfolioOrder } from '../demo-portfolio.ts';
import { StackError } from '../stack-error.ts';

// `pnpm demo-portfolio`: loans for dashboards and analysts to look at, in the stack that runs here.
try {
  const order = readPortfolioOrder(process.argv.slice(2));
  if (order === 'HELP') process.stdout.write(`${PORTFOLIO_USAGE}\n`);
  else await makeDemoPortfolio(order, givenEnvironment());
} catch (error) {
  if (!(error instanceof StackError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
