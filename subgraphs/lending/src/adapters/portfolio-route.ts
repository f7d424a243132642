import { isId } from '@blockscore/ids';
import { Fault } from '@blockscore/result';
import { type ExportRouteOptions, exportRoute, type Route } from '@blockscore/service';
import type { ExportInput, exportPortfolio } from '../app/export-portfolio.ts';

const PATH = '/exports/portfolio.csv';
const PARAMETERS = ['asOf', 'productId', 'partnerId', 'after'] as const;

export interface PortfolioRouteOptions
  extends Pick<ExportRouteOptions, 'gatewayPublicKey' | 'logger'> {
  readonly write: ReturnType<typeof exportPortfolio>;
}

/** `GET /exports/portfolio.csv?asOf=…`: the loans of a portfolio as a file. */
export function portfolioRoute({ write, ...options }: PortfolioRouteOptions): Route {
  return exportRoute({
    ...options,
    path: PATH,
    subgraph: 'lending',
    scope: 'portfolio:read',
    parameters: PARAMETERS,
    async write(given) {
      const input = inputOf(given);
      const { asOf, next, chunks } = await write(input);
      return {
        name: `portfolio-${asOf}.csv`,
        chunks,
        ...(next !== null && { next: addressOf({ ...input, after: next }) }),
      };
    },
  });
}

function inputOf(given: URLSearchParams): ExportInput {
  const asOf = given.get('asOf');
  if (asOf === null) throw new Fault('BAD_USER_INPUT', '`asOf` is missing: a day as 2026-01-31.');
  const after = given.get('after');
  if (after !== null && !isId('loan', after)) {
    throw new Fault('CURSOR_INVALID', '`after` is no loan: follow the link of the file before.');
  }
  return {
    asOf,
    productId: given.get('productId'),
    partnerId: given.get('partnerId'),
    ...(after !== null && { after }),
  };
}

function addressOf(input: ExportInput): string {
  const given = new URLSearchParams();
  for (const name of PARAMETERS) {
    const value = input[name];
    if (value != null) given.set(name, value);
  }
  return `${PATH}?${given}`;
}
