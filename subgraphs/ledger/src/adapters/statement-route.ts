import { Fault } from '@blockscore/result';
import { type ExportRouteOptions, exportRoute, type Route } from '@blockscore/service';
import type { exportStatement, StatementFileInput } from '../app/export-statement.ts';

const PARAMETERS = ['accountId', 'from', 'to'] as const;

export interface StatementRouteOptions
  extends Pick<ExportRouteOptions, 'gatewayPublicKey' | 'logger'> {
  readonly write: ReturnType<typeof exportStatement>;
}

/** `GET /exports/statement.csv?accountId=…&from=…&to=…`: an account's statement as a file. */
export function statementRoute({ write, ...options }: StatementRouteOptions): Route {
  return exportRoute({
    ...options,
    path: '/exports/statement.csv',
    subgraph: 'ledger',
    scope: 'ledger:read',
    parameters: PARAMETERS,
    async write(given) {
      const input = inputOf(given);
      const { code, chunks } = await write(input);
      return { name: `${code}-${input.from}-${input.to}.csv`, chunks };
    },
  });
}

function inputOf(given: URLSearchParams): StatementFileInput {
  const [accountId, from, to] = PARAMETERS.map((name) => given.get(name));
  if (accountId == null || from == null || to == null) {
    throw new Fault('BAD_USER_INPUT', `Give all of ${PARAMETERS.join(', ')}.`);
  }
  return { accountId, from, to };
}
