import { runDeadLetterCommand } from '@blockscore/events';
import { runMain } from '@blockscore/service';
import { handlersOf } from './adapters/events.ts';
import { createPorts, openResources } from './adapters/resources.ts';
import { deadLetters, inbox } from './adapters/tables.ts';
import { createTransact } from './adapters/work.ts';
import { configOfCommand } from './config.ts';

/** Lists the events that lending gave up on, or tries them again: docs/events.md. */
runMain('lending dead letters', async () => {
  const config = configOfCommand();
  const resources = await openResources(config);
  try {
    const ports = createPorts(resources, config);
    const shared = { transact: createTransact(resources), inbox, deadLetters };
    process.exitCode = await runDeadLetterCommand({
      consumers: [{ consumer: 'lending', handlers: handlersOf(ports), ...shared }],
      subgraph: 'lending',
      args: process.argv.slice(2),
      write: (line) => void process.stdout.write(`${line}\n`),
    });
  } finally {
    await resources.connection.close();
  }
});
