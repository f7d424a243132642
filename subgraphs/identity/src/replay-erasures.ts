import { runReplayErasures } from '@blockscore/events';
import { runMain } from '@blockscore/service';
import { openResources } from './adapters/resources.ts';
import { createTransact } from './adapters/work.ts';
import { erasePerson } from './app/erase-person.ts';
import { configOfCommand } from './config.ts';

/** Erases again whom the register has as erased, after a backup was restored: docs/compliance/privacy.md. */
runMain('identity replay of erasures', async () => {
  const resources = await openResources(configOfCommand(), 'identity replay of erasures');
  try {
    const transact = createTransact(resources);
    process.exitCode = await runReplayErasures({
      subgraph: 'identity',
      args: process.argv.slice(2),
      erase: (erasure) => transact((work) => erasePerson(work, resources, erasure)),
      write: (line) => void process.stdout.write(`${line}\n`),
    });
  } finally {
    await resources.connection.close();
  }
});
