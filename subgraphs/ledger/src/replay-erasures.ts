import { runReplayErasures } from '@blockscore/events';
import { runMain } from '@blockscore/service';
import { openResources } from './adapters/resources.ts';
import { createTransact } from './adapters/work.ts';
import { erasePerson } from './app/erase-person.ts';
import { configOfCommand } from './config.ts';

/** Erases again whom the register has as erased, after a backup was restored: docs/compliance/privacy.md. */
runMain('ledger replay of erasures', async () => {
  const { connection, clock } = openResources(configOfCommand());
  try {
    const transact = createTransact(connection, clock);
    process.exitCode = await runReplayErasures({
      subgraph: 'ledger',
      args: process.argv.slice(2),
      erase: (erasure) => transact((work) => erasePerson(work, { clock }, erasure)),
      write: (line) => void process.stdout.write(`${line}\n`),
    });
  } finally {
    await connection.close();
  }
});
