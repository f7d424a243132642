import { runReplayErasures } from '@blockscore/events';
import { runMain } from '@blockscore/service';
import { createHearingTransact } from './adapters/fairness/transact.ts';
import { openResources } from './adapters/resources.ts';
import { erasePerson } from './app/erase-person.ts';
import { forgetAgeGroups } from './app/fairness/forget-age-groups.ts';
import { configOfCommand } from './config.ts';

/** Erases again whom the register has as erased, after a backup was restored: docs/compliance/privacy.md. */
runMain('credit replay of erasures', async () => {
  const resources = await openResources(configOfCommand(), 'credit replay of erasures');
  try {
    const transact = createHearingTransact(resources);
    process.exitCode = await runReplayErasures({
      subgraph: 'credit',
      args: process.argv.slice(2),
      erase: (erasure) =>
        transact(async ({ scoring, fairness }) => {
          await erasePerson(scoring, erasure);
          await forgetAgeGroups(fairness, erasure);
        }),
      write: (line) => void process.stdout.write(`${line}\n`),
    });
  } finally {
    await resources.connection.close();
  }
});
