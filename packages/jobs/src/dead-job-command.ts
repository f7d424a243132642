import type { DeadJob, DeadJobs } from './dead-letters.ts';

export interface DeadJobCommand {
  readonly deadJobs: DeadJobs;
  readonly subgraph: string;
  /** What stands behind the command: nothing, `retry <id>` or `retry all`. */
  readonly args: readonly string[];
  readonly write: (line: string) => void;
}

/** As it is called from a checkout; within the subgraph's own folder, as in its image, by Node. */
const usageOf = (subgraph: string) => `Usage: pnpm dead-jobs ${subgraph} [retry <id> | retry all]`;

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/**
 * Lists the jobs that a subgraph gave up on, or puts them back into their queues, where the running
 * service does them. Nothing of what a job carries is written.
 *
 * @returns exit code: 1 where there is no such dead letter, 2 for words it does not know
 */
export async function runDeadJobCommand(command: DeadJobCommand): Promise<number> {
  const { deadJobs, args, write } = command;
  const [verb, which = '', ...more] = args;
  if (verb === undefined) return await list(deadJobs, write);
  if (verb === '--help') {
    write(usageOf(command.subgraph));
    return 0;
  }
  if (verb !== 'retry' || more.length > 0 || !(which === 'all' || UUID.test(which))) {
    write(usageOf(command.subgraph));
    return 2;
  }
  if (which === 'all') {
    const count = await deadJobs.retryAll();
    write(`${count} ${count === 1 ? 'job is' : 'jobs are'} in the queue again.`);
    return 0;
  }
  const found = await deadJobs.retry(which);
  write(found ? `Job ${which} is in its queue again.` : `There is no dead letter ${which}.`);
  return found ? 0 : 1;
}

async function list(deadJobs: DeadJobs, write: (line: string) => void): Promise<number> {
  let count = 0;
  let page = await deadJobs.list();
  while (page.length > 0) {
    count += page.length;
    for (const job of page) write(describe(job));
    page = await deadJobs.list(page.at(-1));
  }
  write(count === 0 ? 'No dead letters.' : `${count} dead ${count === 1 ? 'letter' : 'letters'}.`);
  return 0;
}

function describe({ id, job, attempts, enqueuedAt, failedAt, reason }: DeadJob): string {
  const times = `${enqueuedAt.toISOString()} | ${failedAt.toISOString()}`;
  return `${id} | ${job} | ${attempts} attempts | ${times} | ${reason.replaceAll(/\s+/g, ' ')}`;
}
