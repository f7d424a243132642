import { startTestSubgraph, type TestSubgraph } from '@blockscore/testkit';
import { ledgerConfig } from '../src/config.ts';
import { startLedger } from '../src/main.ts';

/** The ledger as it is served, with no chain. */
export async function startServedLedger(
  environment: Readonly<Record<string, string>> = {},
): Promise<TestSubgraph> {
  return await startTestSubgraph({
    name: 'ledger',
    environment: { ENABLE_BLOCKCHAIN: 'false', ...environment },
    start: (variables) => startLedger(ledgerConfig(variables)),
  });
}
