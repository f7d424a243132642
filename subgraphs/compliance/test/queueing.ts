import { connect } from '@blockscore/database';
import { openJobs } from '@blockscore/jobs';
import type { TestSubgraph } from '@blockscore/testkit';
import { CATALOGUE } from '../src/adapters/job-catalogue.ts';
import type { ComplianceJobs } from '../src/app/jobs.ts';

/** Puts a job into the queue, as the clock or a use case does. */
export async function enqueue<N extends keyof ComplianceJobs & string>(
  compliance: TestSubgraph,
  name: N,
  data: ComplianceJobs[N] = {} as ComplianceJobs[N],
): Promise<void> {
  const connection = connect(compliance.database.appUrl, { max: 2, name: 'test' });
  try {
    const queue = await openJobs({ subgraph: 'compliance', connection, catalogue: CATALOGUE });
    await connection.db.transaction((tx) => queue.recorder(tx).enqueue(name, data));
  } finally {
    await connection.close();
  }
}
