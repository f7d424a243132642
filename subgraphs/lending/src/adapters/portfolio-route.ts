import type { IncomingMessage } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import {
  CALLER_TOKEN_HEADER,
  createCallerVerifier,
  hasScope,
  inTrace,
  traceIdOf,
} from '@blockscore/caller';
import { isId } from '@blockscore/ids';
import { Fault } from '@blockscore/result';
import type { Logger, Route } from '@blockscore/service';
import type { JWK } from 'jose';
import type { ExportInput, exportPortfolio } from '../app/export-portfolio.ts';

export const PORTFOLIO_PATH = '/exports/portfolio.csv';
const PARAMETERS = ['asOf', 'productId', 'partnerId', 'after'] as const;

export interface PortfolioRouteOptions {
  readonly gatewayPublicKey: JWK;
  readonly write: ReturnType<typeof exportPortfolio>;
  readonly logger: Pick<Logger, 'info' | 'warn'>;
}

/**
 * `GET /exports/portfolio.csv?asOf=…`: the loans of a portfolio as a file, for whoever the gateway says
 * may read portfolios. It is streamed as fast as it is taken; where there is more, `Link` names the next
 * file. What fails half-way breaks the answer off, so that nobody takes a part for the whole.
 */
export function portfolioRoute({ gatewayPublicKey, write, logger }: PortfolioRouteOptions): Route {
  const verify = createCallerVerifier(gatewayPublicKey, 'lending');
  return {
    method: 'GET',
    path: PORTFOLIO_PATH,
    handle: (request, response) =>
      inTrace(traceIdOf(request.headers['traceparent']), async () => {
        const token = request.headers[CALLER_TOKEN_HEADER];
        const caller = await verify(typeof token === 'string' ? token : undefined);
        if (!caller.ok) {
          logger.warn({ reason: caller.error }, 'refused an export without a valid caller token');
          throw new Fault('UNAUTHENTICATED', 'This service answers only its gateway.');
        }
        if (!hasScope(caller.value, 'portfolio:read')) {
          throw new Fault('FORBIDDEN', 'This takes the scope portfolio:read.');
        }
        const input = inputOf(request);
        const { asOf, next, chunks } = await write(input);
        logger.info({ actor: caller.value.id, asOf, after: input.after }, 'exporting a portfolio');
        response.writeHead(200, {
          'content-type': 'text/csv; charset=utf-8; header=present',
          'content-disposition': `attachment; filename="portfolio-${asOf}.csv"`,
          'cache-control': 'no-store',
          ...(next !== null && { link: `<${addressOf({ ...input, after: next })}>; rel="next"` }),
        });
        await pipeline(Readable.from(chunks), response);
      }),
  };
}

function inputOf({ url = '' }: IncomingMessage): ExportInput {
  const given = new URL(url, 'http://lending').searchParams;
  for (const name of given.keys()) {
    if (PARAMETERS.some((known) => known === name)) continue;
    throw new Fault(
      'BAD_USER_INPUT',
      `There is no parameter of that name: ${PARAMETERS.join(', ')}.`,
    );
  }
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
  return `${PORTFOLIO_PATH}?${given}`;
}
