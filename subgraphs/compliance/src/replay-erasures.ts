import { runReplayErasures } from '@blockscore/events';
import { runMain } from '@blockscore/service';
import { createPorts, openResources } from './adapters/resources.ts';
import { endOwnRetention, erasePerson } from './app/erase-person.ts';
import { takeOverEntry } from './app/write-register.ts';
import { configOfCommand } from './config.ts';

/**
 * Erases again whom the register has as erased, after a backup was restored, and takes over what the
 * register of the backup lacks: docs/compliance/privacy.md.
 */
runMain('compliance replay of erasures', async () => {
  const config = configOfCommand();
  const resources = await openResources(config);
  try {
    const ports = createPorts(resources, config);
    const { transact } = ports;
    process.exitCode = await runReplayErasures({
      subgraph: 'compliance',
      args: process.argv.slice(2),
      erase: (erasure) => transact((work) => erasePerson(work, ports, erasure)),
      endRetention: (erasure) =>
        transact((work) => endOwnRetention(work, { ...erasure, subgraph: 'compliance' })),
      keep: takeOverEntry(ports),
      write: (line) => void process.stdout.write(`${line}\n`),
    });
  } finally {
    await resources.connection.close();
  }
});
