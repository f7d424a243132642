import type { Logger } from 'pino';
import { Counter, Gauge, type Registry } from 'prom-client';
import type { JobTypes } from './catalogue.ts';
import type { JobQueue } from './queue.ts';
import { DEAD_LETTERS, jobSchema } from './schema.ts';

/** What a process tells of its jobs. Make one per registry. */
export interface JobMetrics {
  done(job: string): void;
  failed(job: string): void;
}

/** The table is read at most so often, whoever asks. */
const READ_EVERY_MS = 10_000;

/**
 * `jobs{job,state}` (the states of pg-boss, and `dead` for dead letters), `jobs_oldest_seconds{job}`
 * (how long the oldest job that could be done has waited), `jobs_done_total` and
 * `jobs_failures_total` of this process. While the table cannot be read, nothing is said of it.
 */
export function createJobMetrics<J extends JobTypes>(
  registry: Registry,
  queue: JobQueue<J>,
  logger: Logger,
): JobMetrics {
  const registers = [registry];
  const labelNames = ['job'] as const;
  const held = new Gauge({
    name: 'jobs',
    help: 'Jobs by their state; dead are those given up on',
    labelNames: ['job', 'state'] as const,
    registers,
    collect: () => refresh(),
  });
  const oldest = new Gauge({
    name: 'jobs_oldest_seconds',
    help: 'Age of the oldest job that could be done now',
    labelNames,
    registers,
    collect: () => refresh(),
  });
  let readAt = 0;
  let reading: Promise<void> = Promise.resolve();
  /** Both gauges are of one reading. */
  function refresh(): Promise<void> {
    if (Date.now() - readAt >= READ_EVERY_MS) {
      readAt = Date.now();
      reading = read();
    }
    return reading;
  }
  async function read(): Promise<void> {
    held.reset();
    oldest.reset();
    try {
      for (const { job, state, count, waited } of await countJobs(queue)) {
        held.set({ job, state }, count);
        if (waited !== null) oldest.set({ job }, waited);
      }
    } catch (error) {
      logger.warn({ err: error }, 'jobs: the queue could not be counted');
    }
  }
  const done = new Counter({ name: 'jobs_done_total', help: 'Jobs done', labelNames, registers });
  const failed = new Counter({
    name: 'jobs_failures_total',
    help: 'Failed tries of jobs',
    labelNames,
    registers,
  });
  return { done: (job) => done.inc({ job }), failed: (job) => failed.inc({ job }) };
}

interface JobCount {
  readonly job: string;
  readonly state: string;
  readonly count: number;
  readonly waited: number | null;
}

/** A job given up on stays `failed` under its own name for a while; its dead letter is what counts. */
async function countJobs<J extends JobTypes>(queue: JobQueue<J>): Promise<readonly JobCount[]> {
  const { sql } = queue.connection;
  const jobs = sql(`${jobSchema(queue.subgraph)}`);
  return await sql<JobCount[]>`
    select coalesce(source_name, name) as job,
      case when name = ${DEAD_LETTERS} then 'dead' else state::text end as state,
      count(*)::int as count,
      (extract(epoch from now() - min(start_after) filter (
        where name <> ${DEAD_LETTERS} and state in ('created', 'retry') and start_after <= now()
      )))::float8 as waited
    from ${jobs}.job
    where left(name, 2) <> '__' and not (state = 'failed' and dead_letter is not null)
    group by 1, 2`;
}
