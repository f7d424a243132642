import { runDeadLetterCommand } from '@blockscore/events';
import { runMain } from '@blockscore/service';
import { handlersOf } from './adapters/events.ts';
import { openResources } from './adapters/resources.ts';
import { deadLetters, inbox } from './adapters/tables.ts';
import { createTransact } from './adapters/work.ts';
import { configOfCommand } from './config.ts';

/** Lists the events that identity gave up on, or tries them again: docs/events.md. */
runMain('identity dead letters', async () => {
  const config = configOfCommand();
  const resources = await openResources(config, 'identity dead letters');
  try {
    const shared = { transact: createTransact(resources), inbox, deadLetters };
    process.exitCode = await runDeadLetterCommand({
      consumers: [{ consumer: 'identity', handlers: handlersOf(resources), ...shared }],
      subgraph: 'identity',
      args: process.argv.slice(2),
      write: (line) => void process.stdout.write(`${line}\n`),
    });
  } finally {
    await resources.connection.close();
  }
});
