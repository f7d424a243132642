import { runMain } from '@blockscore/service';
import { createPorts, openResources } from './adapters/resources.ts';
import { writeStatement } from './app/write-statement.ts';
import { configOfCommand, isProduction } from './config.ts';
import { isCalendarDay } from './domain/calendar.ts';

/** Writes what the simulated payment provider moved on a day as its statement: docs/reconciliation.md. */
runMain('statement of the simulated provider', async () => {
  if (isProduction()) throw new Error('The simulated provider has no place in production.');
  const [day, ...more] = process.argv.slice(2);
  if (day === undefined || !isCalendarDay(day) || more.length > 0) {
    process.stderr.write('Usage: pnpm simulated-statement <YYYY-MM-DD>\n');
    process.exitCode = 2;
    return;
  }
  const config = configOfCommand();
  const resources = await openResources(config);
  try {
    process.stdout.write(await writeStatement(createPorts(resources, config))(day));
  } finally {
    await resources.connection.close();
  }
});
