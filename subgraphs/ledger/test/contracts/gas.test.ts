import { readFileSync } from 'node:fs';
import { startTestChain } from '@blockscore/testkit';
import { expect, test } from 'vitest';
import { gasSender, gasTable, measureGas } from '../../contracts/gas.ts';

const GUIDE = new URL('../../../../docs/contracts.md', import.meta.url);

test('the gas table of docs/contracts.md is what the calls take', async () => {
  const chain = await startTestChain({ fund: [gasSender] });
  try {
    await chain.rpc('evm_setAutomine', true);
    const table = gasTable(await measureGas(chain.url));
    // Where it differs: node subgraphs/ledger/contracts/print-gas.ts prints the table to put there.
    expect(readFileSync(GUIDE, 'utf8')).toContain(table);
  } finally {
    await chain.close();
  }
});
