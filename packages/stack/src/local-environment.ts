import type { Settings } from './config.ts';
import { environmentOf } from './environments.ts';
import { dataPaths, type Subgraph } from './layout.ts';
import { addressesOfRunning } from './run-record.ts';
import { readSecrets } from './secrets.ts';

/**
 * What a command of a subgraph needs to work beside the stack that runs on this machine: the
 * environment of that subgraph's own process.
 *
 * @throws StackError where no stack runs on the data folder
 */
export function localEnvironment(name: Subgraph, settings: Settings): Record<string, string> {
  const { home } = settings;
  const { database, chain } = addressesOfRunning(home);
  const secrets = readSecrets(home);
  const environment = environmentOf(name, settings, secrets, {
    adminUrl: database,
    // No command reads the event log.
    redisUrl: undefined,
    chainUrl: chain ?? undefined,
    chainPrivateKey: settings.chainPrivateKey ?? secrets.chain.privateKey,
    mailDirectory: settings.mailDirectory ?? dataPaths(home).mail,
  });
  return chain === null ? { ...environment, ENABLE_BLOCKCHAIN: 'false' } : environment;
}
