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
import { Fault } from '@blockscore/result';
import type { Logger, Route } from '@blockscore/service';
import type { exportStatement, StatementFileInput } from '../app/export-statement.ts';

export const STATEMENT_PATH = '/exports/statement.csv';
const PARAMETERS = ['accountId', 'from', 'to'] as const;

export interface StatementRouteOptions {
  readonly gatewayPublicKey: Parameters<typeof createCallerVerifier>[0];
  readonly write: ReturnType<typeof exportStatement>;
  readonly logger: Pick<Logger, 'info' | 'warn'>;
}

/**
 * `GET /exports/statement.csv?accountId=…&from=…&to=…`: an account's statement as a file, for whoever
 * the gateway says may read the books. It is streamed as fast as it is taken; what fails half-way breaks
 * the answer off, so that nobody takes a part for the whole.
 */
export function statementRoute({ gatewayPublicKey, write, logger }: StatementRouteOptions): Route {
  const verify = createCallerVerifier(gatewayPublicKey, 'ledger');
  return {
    method: 'GET',
    path: STATEMENT_PATH,
    handle: (request, response) =>
      inTrace(traceIdOf(request.headers['traceparent']), async () => {
        const token = request.headers[CALLER_TOKEN_HEADER];
        const caller = await verify(typeof token === 'string' ? token : undefined);
        if (!caller.ok) {
          logger.warn({ reason: caller.error }, 'refused an export without a valid caller token');
          throw new Fault('UNAUTHENTICATED', 'This service answers only its gateway.');
        }
        if (!hasScope(caller.value, 'ledger:read')) {
          throw new Fault('FORBIDDEN', 'This takes the scope ledger:read.');
        }
        const input = inputOf(request);
        const { code, chunks } = await write(input);
        logger.info({ actor: caller.value.id, ...input }, 'exporting a statement');
        response.writeHead(200, {
          'content-type': 'text/csv; charset=utf-8; header=present',
          'content-disposition': `attachment; filename="${code}-${input.from}-${input.to}.csv"`,
          'cache-control': 'no-store',
        });
        await pipeline(Readable.from(chunks), response);
      }),
  };
}

function inputOf({ url = '' }: IncomingMessage): StatementFileInput {
  const given = new URL(url, 'http://ledger').searchParams;
  for (const name of given.keys()) {
    if (PARAMETERS.some((known) => known === name)) continue;
    throw new Fault(
      'BAD_USER_INPUT',
      `There is no parameter of that name: ${PARAMETERS.join(', ')}.`,
    );
  }
  const [accountId, from, to] = PARAMETERS.map((name) => given.get(name));
  if (accountId == null || from == null || to == null) {
    throw new Fault('BAD_USER_INPUT', `Give all of ${PARAMETERS.join(', ')}.`);
  }
  return { accountId, from, to };
}
