import { type Connection, connect } from '@blockscore/database';
import { createTestDatabase, type TestDatabase } from '@blockscore/testkit';
import { pino } from 'pino';
import { Registry } from 'prom-client';
import { z } from 'zod';
import {
  type JobCatalogue,
  type JobHandlers,
  type JobQueue,
  type JobWorkers,
  type JobWorkersOptions,
  openJobs,
  startJobWorkers,
} from '../src/index.ts';

export type TestJobs = {
  readonly greet: { readonly userId: string };
  readonly tidy: { readonly everything: boolean };
};

export const CATALOGUE: JobCatalogue<TestJobs> = {
  greet: {
    data: z.strictObject({ userId: z.string() }),
    retries: 2,
    firstDelaySeconds: 1,
    longestDelaySeconds: 1,
    timeoutSeconds: 30,
    concurrency: 3,
  },
  tidy: { data: z.strictObject({ everything: z.boolean() }), concurrency: 1 },
};

export const SILENT = pino({ level: 'silent' });

/** A database with a queue, and as many processes at work on it as a test starts. */
export interface TestQueue {
  readonly database: TestDatabase;
  readonly connection: Connection;
  readonly queue: JobQueue<TestJobs>;
  enqueue<N extends keyof TestJobs & string>(name: N, data: TestJobs[N]): Promise<void>;
  /** One more process; it looks every half second. */
  start(
    handlers: Partial<JobHandlers<TestJobs>>,
    options?: Partial<JobWorkersOptions<TestJobs>>,
  ): Promise<JobWorkers & { readonly registry: Registry }>;
  /** One more process, of a release with another catalogue. */
  startAs(catalogue: JobCatalogue<TestJobs>): Promise<void>;
  /** The states of all jobs, dead letters too, oldest first. */
  states(): Promise<readonly string[]>;
  close(): Promise<void>;
}

export async function startTestQueue(
  catalogue: JobCatalogue<TestJobs> = CATALOGUE,
): Promise<TestQueue> {
  const database = await createTestDatabase('identity', { migrations: null });
  const connection = connect(database.appUrl, { max: 4 });
  const queue = await openJobs({ subgraph: 'identity', connection, catalogue });
  const connections: Connection[] = [connection];
  const running: JobWorkers[] = [];
  const start = async (
    own: JobCatalogue<TestJobs>,
    handlers: Partial<JobHandlers<TestJobs>>,
    options: Partial<JobWorkersOptions<TestJobs>>,
  ) => {
    const further = connect(database.appUrl, { max: 4 });
    connections.push(further);
    const registry = new Registry();
    const workers = await startJobWorkers({
      queue: await openJobs({ subgraph: 'identity', connection: further, catalogue: own }),
      handlers: { greet: async () => undefined, tidy: async () => undefined, ...handlers },
      logger: SILENT,
      registry,
      pollSeconds: 0.5,
      ...options,
    });
    running.push(workers);
    return { ...workers, registry };
  };
  return {
    database,
    connection,
    queue,
    enqueue: (name, data) =>
      connection.db.transaction((tx) => queue.recorder(tx).enqueue(name, data)),
    start: (handlers, options = {}) => start(catalogue, handlers, options),
    startAs: async (other) => void (await start(other, {}, {})),
    async states() {
      const rows = await connection.sql<{ text: string }[]>`
        select name || ' ' || state as text from identity_jobs.job
        where left(name, 2) <> '__' order by created_on, name`;
      return rows.map(({ text }) => text);
    },
    async close() {
      await Promise.all(running.map((workers) => workers.stop()));
      await Promise.all(connections.map((each) => each.close()));
      await database.drop();
    },
  };
}
