import { connect } from '@blockscore/database';
import { createChainClient } from '../src/adapters/chain-client.ts';
import { createJsonRpc } from '../src/adapters/json-rpc.ts';
import { localSigningKey } from '../src/adapters/local-signing-key.ts';
import { newSalt } from '../src/adapters/resources.ts';
import { sha256 } from '../src/adapters/sha256.ts';
import { createTransact } from '../src/adapters/work.ts';
import { followChain } from '../src/app/follow-chain.ts';
import { chainConfig, configOfCommand } from '../src/config.ts';
import { leavingBooks, watchSteps } from './chain-stepping.ts';

// One round with the chain at a time, in a process that the system kills after the step that is named;
// the books become leaves in it only where it is told so.
const [, , fatal, at, leaves] = process.argv;
const config = configOfCommand();
const chain = chainConfig(config);
if (chain?.key.kind !== 'LOCAL') throw new Error('This takes an endpoint and a private key.');
const now = new Date(String(at));
const clock = () => now;
const connection = connect(config.LEDGER_DATABASE_URL, { max: 2, name: 'killed round' });
const transact = createTransact(connection, clock);

const ports = {
  transact: leaves === undefined ? leavingBooks(transact) : transact,
  clock,
  sha256,
  newSalt,
  client: createChainClient(
    createJsonRpc(chain.providerUrls[0] ?? ''),
    localSigningKey(chain.key.privateKey),
  ),
  settings: chain.settings,
  warn: () => undefined,
  fundsSeen: () => undefined,
};
await followChain(
  watchSteps(ports, (name) => {
    if (name === fatal) process.kill(process.pid, 'SIGKILL');
  }),
)();
await connection.close();
