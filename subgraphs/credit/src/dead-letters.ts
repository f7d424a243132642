import { runDeadLetterCommand } from '@blockscore/events';
import { runMain } from '@blockscore/service';
import { handlersOf } from './adapters/events.ts';
import { createHearingTransact } from './adapters/fairness/transact.ts';
import { createPorts, openResources } from './adapters/resources.ts';
import { deadLetters, inbox } from './adapters/tables.ts';
import { configOfCommand } from './config.ts';

/** Lists the events that credit gave up on, or tries them again: docs/events.md. */
runMain('credit dead letters', async () => {
  const config = configOfCommand();
  const resources = await openResources(config, 'credit dead letters');
  try {
    const ports = await createPorts(resources, config);
    const shared = { transact: createHearingTransact(resources), inbox, deadLetters };
    process.exitCode = await runDeadLetterCommand({
      consumers: [{ consumer: 'credit', handlers: handlersOf(ports), ...shared }],
      subgraph: 'credit',
      args: process.argv.slice(2),
      write: (line) => void process.stdout.write(`${line}\n`),
    });
  } finally {
    await resources.connection.close();
  }
});
