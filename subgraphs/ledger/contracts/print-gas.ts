import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startAnvil } from '@blockscore/stack';
import { JsonRpcProvider } from 'ethers';
import { gasSender, gasTable, measureGas } from './gas.ts';

/** Prints the gas table of docs/contracts.md, measured on a private chain. */
const dataHome = mkdtempSync(join(tmpdir(), 'gas-'));
const anvil = await startAnvil({
  dataHome,
  blockTimeSeconds: 3_600,
  durable: false,
  fund: [gasSender],
});
const provider = new JsonRpcProvider(anvil.url);
try {
  await provider.send('evm_setAutomine', [true]);
  process.stdout.write(`${gasTable(await measureGas(anvil.url))}\n`);
} finally {
  provider.destroy();
  await anvil.stop();
  rmSync(dataHome, { recursive: true, force: true });
}
