const FORCE_MS = 15_000;

/**
 * Stops the process in order when it is told to: SIGTERM, SIGINT, or the end of the channel to the
 * process that supervises it (which may have been killed without being able to say so).
 */
export function stopOnSignals(name: string, stop: () => Promise<void>): void {
  let stopping = false;
  const begin = (why: string) => {
    if (stopping) return;
    stopping = true;
    setTimeout(() => {
      process.stderr.write(`${name}: did not stop within ${FORCE_MS / 1000} s of ${why}\n`);
      process.exit(1);
    }, FORCE_MS).unref();
    stop().then(
      () => process.exit(0),
      (error: unknown) => {
        process.stderr.write(`${name}: stopping failed: ${String(error)}\n`);
        process.exit(1);
      },
    );
  };
  process.on('SIGTERM', () => begin('SIGTERM'));
  process.on('SIGINT', () => begin('SIGINT'));
  if (process.channel !== undefined) process.on('disconnect', () => begin('supervisor gone'));
}

/**
 * Runs a process' `main`: what it throws before it serves is one clear message and exit code 1, and
 * a fault that nothing caught ends the process rather than leaving it half alive.
 */
export function runMain(name: string, main: () => Promise<void>): void {
  const die = (error: unknown) => {
    const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
    process.stderr.write(`${name}: ${text}\n`);
    process.exit(1);
  };
  process.on('uncaughtException', die);
  process.on('unhandledRejection', die);
  main().catch((error: unknown) => {
    process.stderr.write(`${name}: ${error instanceof Error ? error.message : String(error)}\n`);
    process.exit(1);
  });
}
