import { runMain } from '@blockscore/service';
import { createPorts, openResources } from './adapters/resources.ts';
import type { EndOfDay } from './app/end-of-day-ports.ts';
import { runEndOfDay } from './app/run-end-of-day.ts';
import { configOfCommand } from './config.ts';

/** Closes the days that are over, or goes on where the last run stopped: docs/lending.md. */
runMain('lending end of day', async () => {
  const config = configOfCommand();
  const resources = await openResources(config);
  const stop = new AbortController();
  process.once('SIGINT', () => stop.abort());
  const began = performance.now();
  let written = 0;
  let last: EndOfDay | undefined;
  const progressed = (progress: EndOfDay) => {
    const { day, done, loans, replayed, failed } = progress;
    written += done - (last?.day === day ? last.done : 0);
    last = progress;
    const speed = Math.round(written / ((performance.now() - began) / 1_000));
    const troubles = failed === 0 ? '' : `, ${failed} failed`;
    const line = `${day}: ${done} of ${loans} loans, ${replayed} worked out anew${troubles}, ${speed} a second`;
    process.stdout.write(process.stdout.isTTY ? `\r${line} ` : `${line}\n`);
  };
  try {
    const run = runEndOfDay(createPorts(resources, config));
    const { days, expired } = await run(stop.signal, progressed);
    if (last !== undefined && process.stdout.isTTY) process.stdout.write('\n');
    process.stdout.write(`${days} days closed, ${expired} offers expired.\n`);
  } catch (error) {
    if (stop.signal.aborted) {
      process.stdout.write('\nStopped; the next run goes on from here.\n');
      process.exitCode = 1;
    } else if (error instanceof AggregateError) {
      process.stderr.write(`\n${error.message}\n`);
      for (const each of error.errors) resources.logger.error({ err: each }, 'a loan failed');
      process.exitCode = 1;
    } else throw error;
  } finally {
    await resources.connection.close();
  }
});
