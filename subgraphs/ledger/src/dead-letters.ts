import { runDeadLetterCommand } from '@blockscore/events';
import { runMain } from '@blockscore/service';
import { handlersOf } from './adapters/events.ts';
import { createPorts, openResources } from './adapters/resources.ts';
import { deadLetters, inbox } from './adapters/tables.ts';
import { createTransact } from './adapters/work.ts';
import { bookSettings, chainConfig, configOfCommand } from './config.ts';

/** Lists the events that ledger gave up on, or tries them again: docs/events.md. */
runMain('ledger dead letters', async () => {
  const config = configOfCommand();
  const resources = openResources(config);
  const { connection, clock } = resources;
  try {
    const ports = createPorts(resources, bookSettings(config), chainConfig(config));
    const shared = { transact: createTransact(connection, clock), inbox, deadLetters };
    process.exitCode = await runDeadLetterCommand({
      consumers: [{ consumer: 'ledger', handlers: handlersOf(ports), ...shared }],
      subgraph: 'ledger',
      args: process.argv.slice(2),
      write: (line) => void process.stdout.write(`${line}\n`),
    });
  } finally {
    await connection.close();
  }
});
