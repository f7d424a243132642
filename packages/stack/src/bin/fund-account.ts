// Gives the ledger's account ether on a private anvil chain, then ends.
import { fund } from '../anvil.ts';
import { readChainAccount } from '../deployment/config.ts';
import { addressOf } from '../secrets.ts';
import { runCommand } from './command.ts';

await runCommand(async () => {
  const { url, privateKey } = readChainAccount();
  const address = await addressOf(privateKey);
  await fund(url, [address]);
  return `${address} has ether.`;
});
