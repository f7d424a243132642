import { startTestSubgraph, type TestSubgraph } from '@blockscore/testkit';
import type { Clock } from '../src/app/ports.ts';
import { ledgerConfig } from '../src/config.ts';
import { startLedger } from '../src/main.ts';

/** The ledger as it is served, with no chain; by the system's clock unless told otherwise. */
export async function startServedLedger(
  environment: Readonly<Record<string, string>> = {},
  clock?: Clock,
): Promise<TestSubgraph> {
  return await startTestSubgraph({
    name: 'ledger',
    environment: { ENABLE_BLOCKCHAIN: 'false', ...environment },
    start: (variables) => startLedger(ledgerConfig(variables), clock),
  });
}
