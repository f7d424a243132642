import { runDeadLetterCommand } from '@blockscore/events';
import { runMain } from '@blockscore/service';
import { auditConsumerOf } from './adapters/audit-events.ts';
import { clearanceHandlersOf, handlersOf } from './adapters/events.ts';
import { fraudHandlersOf } from './adapters/fraud-events.ts';
import { createPorts, openResources } from './adapters/resources.ts';
import { deadLetters, inbox } from './adapters/tables.ts';
import { createTransact } from './adapters/work.ts';
import { configOfCommand } from './config.ts';

/** Lists the events that compliance gave up on, or tries them again: docs/events.md. */
runMain('compliance dead letters', async () => {
  const config = configOfCommand();
  const resources = await openResources(config);
  const { connection } = resources;
  try {
    const ports = createPorts(resources, config);
    await ports.lists.refresh();
    const shared = { transact: createTransact(resources), inbox, deadLetters };
    process.exitCode = await runDeadLetterCommand({
      consumers: [
        // With what it was given before those events had a consumer of their own.
        {
          consumer: 'compliance',
          handlers: {
            ...handlersOf(ports),
            ...clearanceHandlersOf(ports),
            ...fraudHandlersOf(ports),
          },
          ...shared,
        },
        { consumer: 'clearances', handlers: clearanceHandlersOf(ports), ...shared },
        { consumer: 'fraud', handlers: fraudHandlersOf(ports), ...shared },
        { consumer: 'audit', handlers: auditConsumerOf(ports).handlers, ...shared },
      ],
      subgraph: 'compliance',
      args: process.argv.slice(2),
      write: (line) => void process.stdout.write(`${line}\n`),
    });
  } finally {
    await connection.close();
  }
});
