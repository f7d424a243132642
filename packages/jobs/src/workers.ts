import { PgBoss } from 'pg-boss';
import type { Logger } from 'pino';
import type { Registry } from 'prom-client';
import { attempt } from './attempt.ts';
import type { JobHandlers, JobTypes } from './catalogue.ts';
import { driverOf } from './driver.ts';
import { createJobMetrics, type JobMetrics } from './metrics.ts';
import { definitionOf, type JobQueue } from './queue.ts';
import { jobSchema } from './schema.ts';

export interface JobWorkersOptions<J extends JobTypes> {
  readonly queue: JobQueue<J>;
  readonly handlers: JobHandlers<J>;
  readonly logger: Logger;
  readonly registry: Registry;
  /** How often an idle worker looks, in seconds, at least 0.5; default 5. It is told of new jobs. */
  readonly pollSeconds?: number;
  /** How often the schedules are looked at, in seconds, 1 to 45; default 30. */
  readonly scheduleSeconds?: number;
  /** How long stopping waits for jobs under way, in milliseconds; default 8,000. */
  readonly stopWithinMs?: number;
}

export interface JobWorkers {
  /** @throws where a worker has neither worked nor looked at its queue for a minute */
  check(): Promise<void>;
  /** Takes no more jobs and waits for those under way; one that takes too long is tried again. */
  stop(): Promise<void>;
}

const POLL_SECONDS = 5;
const SCHEDULE_SECONDS = 30;
/** Less than what a process is given to stop altogether. */
const STOP_WITHIN_MS = 8_000;
const STUCK_MS = 60_000;
const CONCURRENCY = 2;

/** Does a subgraph's jobs, and enqueues those that are due by the clock. One for each process. */
export async function startJobWorkers<J extends JobTypes>(
  options: JobWorkersOptions<J>,
): Promise<JobWorkers> {
  const { queue, handlers, logger } = options;
  const names = Object.keys(queue.catalogue) as (keyof J & string)[];
  const poll = options.pollSeconds ?? POLL_SECONDS;
  const boss = new PgBoss({
    schema: jobSchema(queue.subgraph),
    db: driverOf(queue.connection.sql),
    migrate: false,
    useListenNotify: true,
    // Both are for a role that owns the tables.
    reindex: false,
    monitorVacuum: false,
    cronMonitorIntervalSeconds: options.scheduleSeconds ?? SCHEDULE_SECONDS,
    cronWorkerIntervalSeconds: Math.max(1, poll),
  });
  boss.on('error', (error) =>
    logger.error({ err: asError(error) }, 'jobs: a query of the queue failed'),
  );
  boss.on('warning', ({ message }) => logger.warn({ warning: message }, 'jobs: the queue warns'));
  const metrics = createJobMetrics(options.registry, queue, logger);
  await setSchedules(boss, queue, names);
  await boss.start();
  for (const name of names) await employ(boss, { queue, name, poll, handlers, logger, metrics });
  return {
    check: async () => checkWorkers(boss),
    stop: () => stopWorkers(boss, names, options.stopWithinMs ?? STOP_WITHIN_MS),
  };
}

interface Employment<J extends JobTypes, N extends keyof J & string> {
  readonly queue: JobQueue<J>;
  readonly name: N;
  readonly poll: number;
  readonly handlers: JobHandlers<J>;
  readonly logger: Logger;
  readonly metrics: JobMetrics;
}

/** As many workers for one kind of job as the catalogue allows, each with one job at a time. */
async function employ<J extends JobTypes, N extends keyof J & string>(
  boss: PgBoss,
  { queue, name, poll, handlers, logger, metrics }: Employment<J, N>,
): Promise<void> {
  const definition = definitionOf(queue.catalogue, name);
  const work = { name, definition, handler: handlers[name], logger, metrics };
  const how = {
    perJobResults: true,
    includeMetadata: true,
    pollingIntervalSeconds: poll,
    notifyPollingIntervalSeconds: poll,
  } as const;
  for (let count = 0; count < (definition.concurrency ?? CONCURRENCY); count += 1) {
    const worker = await boss.work(name, how, async (jobs) => {
      const results = await Promise.all(jobs.map((job) => attempt(work, job)));
      // Or it would wait until the next look before it took another.
      boss.notifyWorker(worker);
      return results;
    });
  }
}

/** What is not scheduled any more is taken out; one occurrence is made up for after a standstill. */
async function setSchedules<J extends JobTypes>(
  boss: PgBoss,
  queue: JobQueue<J>,
  names: readonly (keyof J & string)[],
): Promise<void> {
  const wanted = names.flatMap((name) => {
    const { schedule } = definitionOf(queue.catalogue, name);
    return schedule === undefined ? [] : [{ name, ...schedule }];
  });
  for (const { name } of await boss.getSchedules()) {
    if (!wanted.some((schedule) => schedule.name === name)) await boss.unschedule(name);
  }
  for (const { name, cron, data } of wanted) {
    await boss.schedule(name, cron, data, { tz: 'UTC', missed: 'once' });
  }
}

function checkWorkers(boss: PgBoss): void {
  const latest = Date.now() - STUCK_MS;
  for (const { name, count, createdOn, lastFetchedOn } of boss.getWipData()) {
    if (count === 0 && (lastFetchedOn ?? createdOn) < latest) {
      throw new Error(`A worker of ${name} has not looked for jobs for a minute.`);
    }
  }
}

async function stopWorkers(boss: PgBoss, names: readonly string[], withinMs: number) {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, withinMs);
  });
  const drained = Promise.all(names.map((name) => boss.offWork(name, { wait: true })));
  await Promise.race([drained, late]);
  clearTimeout(timer);
  // Whoever is still at work by now is told to give up, and its job goes back to the queue.
  await boss.stop({ graceful: false, close: false });
}

/** The library tells of some errors by a copy that is none, of which a log would show nothing. */
function asError(error: Error | { readonly message: string }): Error {
  return error instanceof Error ? error : new Error(error.message);
}
