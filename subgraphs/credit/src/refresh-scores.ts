import { runMain } from '@blockscore/service';
import { createPorts, openResources } from './adapters/resources.ts';
import type { ScoreRefresh } from './app/refresh-ports.ts';
import { type RefreshFailure, refreshScores } from './app/refresh-scores.ts';
import { configOfCommand } from './config.ts';

/** Rescores everybody now, or goes on where the last refresh stopped: docs/scores.md. */
runMain('credit refresh scores', async () => {
  const config = configOfCommand();
  const resources = await openResources(config, 'credit refresh scores');
  const stop = new AbortController();
  process.once('SIGINT', () => stop.abort());
  const began = performance.now();
  let first: number | undefined;
  try {
    const refresh = refreshScores(await createPorts(resources, config));
    const progressed = ({ done, total, appended }: ScoreRefresh) => {
      first ??= done;
      const seconds = (performance.now() - began) / 1000;
      const speed = Math.round((done - first) / seconds);
      const line = `${done} of ${total} people, ${appended} new scores, ${speed} a second`;
      process.stdout.write(process.stdout.isTTY ? `\r${line} ` : `${line}\n`);
    };
    const failed = ({ userId, error }: RefreshFailure) =>
      void process.stderr.write(
        `\n${userId} could not be scored: ${error instanceof Error ? error.message : String(error)}\n`,
      );
    const result = await refresh({ progressed, failed }, { signal: stop.signal });
    process.stdout.write(`\n${endOf(result)}\n`);
    process.exitCode = result.finishedAt && result.failed === 0 ? 0 : 1;
  } finally {
    await resources.connection.close();
  }
});

function endOf({ finishedAt, done, total, failed }: ScoreRefresh): string {
  if (!finishedAt) return 'Stopped; the next run goes on from here.';
  if (done < total) return 'Ended: a newer refresh has taken its place.';
  if (failed > 0)
    return `Done, but ${failed} people could not be scored: see above, or credit’s log.`;
  return 'All are done.';
}
