import { existsSync } from 'node:fs';
import { chainStateOf, type RunningAnvil } from './anvil.ts';
import type { Settings } from './config.ts';
import { RunRecord, recoverLeftovers } from './run-record.ts';
import { startChain } from './services.ts';
import { StackError } from './stack-error.ts';

export const CHAIN_USAGE = `Usage: npm run chain
  starts the private chain that npm start kept in its data folder, and nothing else, until Ctrl-C`;

/**
 * Starts only the private chain of the data folder, with the state that it was left with, so that
 * proofs can be checked while the lender is away. Nothing is sent to it, so no account is given ether.
 *
 * @throws StackError where the stack runs, and where no chain was kept
 */
export async function startChainAlone(settings: Settings): Promise<RunningAnvil> {
  const { home } = settings;
  if (!existsSync(chainStateOf(home))) {
    throw new StackError(
      `no chain is kept in ${home}; run npm start there first, or set BLOCKSCORE_HOME to the data ` +
        'folder of a stack that kept one',
    );
  }
  await recoverLeftovers(home);
  // Two programs that write one state would spoil it: a start of the stack sees this and refuses.
  const record = new RunRecord(home, { chainAlone: true });
  try {
    const chain = await startChain(settings, [], settings.preferred.chain, () => undefined);
    record.add('chain', chain.pid);
    chain.onExit(() => record.delete());
    return chain;
  } catch (error) {
    record.delete();
    throw error;
  }
}
