import { runMain } from '@blockscore/service';
import { createPorts, openResources } from './adapters/resources.ts';
import { tellBooks } from './app/tell-books.ts';
import { configOfCommand } from './config.ts';

/** Tells the ledger of the books of all loans now, so that it compares: docs/reconciliation.md. */
runMain('lending books', async () => {
  const config = configOfCommand();
  const resources = await openResources(config);
  const stop = new AbortController();
  process.once('SIGINT', () => stop.abort());
  try {
    const tell = tellBooks(createPorts(resources, config));
    const loans = await tell({ again: true, signal: stop.signal }, ({ loans: done, told }) => {
      process.stdout.write(`${done} loans, ${told} told of\n`);
    });
    process.stdout.write(
      `${loans ?? 0} loans gone through. What differs is in reconciliationDifferences.\n`,
    );
  } catch (error) {
    if (!stop.signal.aborted) throw error;
    process.stdout.write('Stopped; the next run goes on from here.\n');
    process.exitCode = 1;
  } finally {
    await resources.connection.close();
  }
});
