import { CHAIN_USAGE, startChainAlone } from '../chain-alone.ts';
import { givenEnvironment, readSettings, type Settings } from '../config.ts';
import { StackError } from '../stack-error.ts';

// `npm run chain`: the chain of the data folder without the lender, for checking proofs.
const say = (line: string) => void process.stdout.write(`${line}\n`);

/** Runs the chain until it is told to end. Returns the exit code. */
async function run(settings: Settings): Promise<number> {
  const told = Promise.withResolvers<number>();
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => told.resolve(0));
  }
  const chain = await startChainAlone(settings);
  chain.onExit(() => told.resolve(1));
  if (chain.begunAnew) say('The file of the private chain was broken; a new chain was begun.');
  say(`The chain of ${settings.home} runs at ${chain.url}, without the lender. Ctrl-C stops it.`);
  const code = await told.promise;
  if (code !== 0) throw new StackError('the chain ended by itself; npm run chain starts it again');
  await chain.stop();
  say('Stopped.');
  return code;
}

const [first, ...more] = process.argv.slice(2);
if (first !== undefined) {
  const isHelp = more.length === 0 && (first === '--help' || first === '-h');
  (isHelp ? process.stdout : process.stderr).write(`${CHAIN_USAGE}\n`);
  process.exit(isHelp ? 0 : 2);
}
// A terminal that was closed must not end this process before the chain is written down.
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);
try {
  process.exitCode = await run(readSettings([], givenEnvironment()) as Settings);
} catch (error) {
  if (!(error instanceof StackError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
