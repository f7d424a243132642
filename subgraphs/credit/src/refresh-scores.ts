import { runMain } from '@blockscore/service';
import { createPorts, openResources } from './adapters/resources.ts';
import { refreshScores } from './app/refresh-scores.ts';
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
    const { finishedAt } = await refresh(({ done, total, appended }) => {
      first ??= done;
      const seconds = (performance.now() - began) / 1000;
      const speed = Math.round((done - first) / seconds);
      const line = `${done} of ${total} people, ${appended} new scores, ${speed} a second`;
      process.stdout.write(process.stdout.isTTY ? `\r${line} ` : `${line}\n`);
    }, stop.signal);
    const end = finishedAt ? 'All are done.' : 'Stopped; the next run goes on from here.';
    process.stdout.write(`\n${end}\n`);
    process.exitCode = finishedAt ? 0 : 1;
  } finally {
    await resources.connection.close();
  }
});
