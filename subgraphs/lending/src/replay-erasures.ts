import { runReplayErasures } from '@blockscore/events';
import { runMain } from '@blockscore/service';
import { createPorts, openResources } from './adapters/resources.ts';
import { endRetention, erasePerson } from './app/erase-person.ts';
import { configOfCommand } from './config.ts';

/** Erases again whom the register has as erased, after a backup was restored: docs/compliance/privacy.md. */
runMain('lending replay of erasures', async () => {
  const config = configOfCommand();
  const resources = await openResources(config);
  try {
    const ports = createPorts(resources, config);
    const end = endRetention(ports);
    process.exitCode = await runReplayErasures({
      subgraph: 'lending',
      args: process.argv.slice(2),
      erase: erasePerson(ports),
      endRetention: (erasure) => end({ ...erasure, subgraph: 'lending' }),
      write: (line) => void process.stdout.write(`${line}\n`),
    });
  } finally {
    await resources.connection.close();
  }
});
