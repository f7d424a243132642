import { connect } from '@blockscore/database';
import { createDeadJobs, openJobs, runDeadJobCommand } from '@blockscore/jobs';
import { runMain } from '@blockscore/service';
import { CATALOGUE } from './adapters/job-catalogue.ts';
import { databaseUrlOfCommand } from './config.ts';

/** Lists the jobs that compliance gave up on, or puts them back into the queue: docs/jobs.md. */
runMain('compliance dead jobs', async () => {
  const connection = connect(databaseUrlOfCommand(), { max: 1, name: 'compliance dead jobs' });
  try {
    const queue = await openJobs({ subgraph: 'compliance', connection, catalogue: CATALOGUE });
    process.exitCode = await runDeadJobCommand({
      deadJobs: createDeadJobs(queue),
      subgraph: 'compliance',
      args: process.argv.slice(2),
      write: (line) => void process.stdout.write(`${line}\n`),
    });
  } finally {
    await connection.close();
  }
});
