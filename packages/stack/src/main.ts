import { banner } from './banner.ts';
import { readSettings, type Settings } from './config.ts';
import { progressReporter } from './progress.ts';
import { Stack } from './stack.ts';
import { StackError } from './stack-error.ts';

/** A terminal's Ctrl-C and the bootstrap's word for it arrive together; later ones are impatience. */
const TOGETHER_MS = 1_000;

const write = (line: string) => void process.stdout.write(`${line}\n`);

/** Starts the stack and keeps it until it is told to stop. Returns the exit code. */
async function run(settings: Settings): Promise<number> {
  const begin = performance.now();
  const ended = Promise.withResolvers<number>();
  let stoppingSince: number | undefined;
  const stack = new Stack(
    settings,
    progressReporter(write, fail, () => stoppingSince !== undefined),
  );
  const stop = (code: number) => {
    if (stoppingSince !== undefined) return;
    stoppingSince = performance.now();
    stack.stop().then(() => ended.resolve(code), ended.reject);
  };
  function fail(error: StackError): void {
    complain(error);
    stop(1);
  }
  const interrupted = (again: () => void) => {
    if (stoppingSince === undefined) {
      write('\nStopping …');
      stop(0);
    } else if (performance.now() - stoppingSince > TOGETHER_MS) again();
  };
  onInterrupt(interrupted);
  write(`Starting BlockScore on ${settings.home}`);
  try {
    await stack.start();
    // Somebody else's endpoint may have a key in its address.
    const chainUrl = settings.chainUrl === undefined ? stack.backing?.chainUrl : undefined;
    write(banner(settings, (performance.now() - begin) / 1_000, chainUrl));
  } catch (error) {
    // What is stopped while it starts fails to start; that is no fault.
    if (stoppingSince === undefined) {
      complain(error);
      stop(1);
    }
  }
  const code = await ended.promise;
  if (code === 0) write('Stopped.');
  return code;
}

function onInterrupt(interrupted: (again: () => void) => void): void {
  const impatient = () => write('Still stopping; what runs is being ended in order.');
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => interrupted(impatient));
  }
  if (process.channel === undefined) return;
  // From the bootstrap: a signal that reached only it, or its own end.
  process.on('message', () => interrupted(impatient));
  process.on('disconnect', () => interrupted(() => undefined));
}

function complain(error: unknown): void {
  const text =
    error instanceof StackError
      ? error.message
      : error instanceof Error
        ? (error.stack ?? error.message)
        : String(error);
  process.stderr.write(`BlockScore: ${text}\n`);
}

async function main(): Promise<number> {
  try {
    const settings = readSettings(process.argv.slice(2));
    if ('usage' in settings) {
      write(settings.usage);
      return 0;
    }
    return await run(settings);
  } catch (error) {
    complain(error);
    return 1;
  }
}

// A terminal that was closed must not end this process before the others.
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);
process.exit(await main());
