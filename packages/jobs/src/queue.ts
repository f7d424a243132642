import type { Connection, Transaction } from '@blockscore/database';
import { sql } from 'drizzle-orm';
import { fromDrizzle, PgBoss, type QueueOptions } from 'pg-boss';
import type {
  EnqueueOptions,
  JobCatalogue,
  JobDefinition,
  JobRecorder,
  JobTypes,
} from './catalogue.ts';
import { driverOf } from './driver.ts';
import { DEAD_LETTERS, jobSchema, SCHEMA_VERSION } from './schema.ts';

const DAY_SECONDS = 86_400;
/** Whoever finds a dead letter later than this finds it gone. */
const DEAD_LETTER_DAYS = 90;
/** A job that nobody has done for so long would do harm rather than good. */
const WAITING_DAYS = 30;
/** Done jobs stay to be looked at, and for no longer: they are what the table mostly holds. */
const DONE_DAYS = 3;

/** A subgraph's queue, to put jobs into. It holds no connection and no timer of its own. */
export interface JobQueue<J extends JobTypes> {
  readonly subgraph: string;
  readonly connection: Connection;
  readonly catalogue: JobCatalogue<J>;
  /** What `work.jobs` of a transaction is. */
  recorder(tx: Transaction): JobRecorder<J>;
}

export interface JobQueueOptions<J extends JobTypes> {
  readonly subgraph: string;
  /** Of the subgraph's app role. */
  readonly connection: Connection;
  readonly catalogue: JobCatalogue<J>;
}

/**
 * Opens a subgraph's queue and brings the settings of its jobs to what the catalogue says.
 *
 * @throws where the schema of jobs is not there, or not of this release: migrate first
 */
export async function openJobs<J extends JobTypes>(
  options: JobQueueOptions<J>,
): Promise<JobQueue<J>> {
  const { subgraph, connection, catalogue } = options;
  const boss = new PgBoss({
    schema: jobSchema(subgraph),
    db: driverOf(connection.sql),
    supervise: false,
    schedule: false,
    migrate: false,
  });
  await assertSchema(boss, subgraph);
  await prepareQueues(boss, catalogue);
  return {
    subgraph,
    connection,
    catalogue,
    recorder: (tx) => ({
      async enqueue(name, data, how = {}) {
        const checked = definitionOf(catalogue, name).data.parse(data);
        await boss.send(name, checked, { db: fromDrizzle(tx, sql), ...sendOptions(how) });
      },
    }),
  };
}

async function assertSchema(boss: PgBoss, subgraph: string): Promise<void> {
  const version = (await boss.isInstalled()) ? await boss.schemaVersion() : null;
  if (version === SCHEMA_VERSION) return;
  const found = version === null ? 'is missing' : `is of version ${version}`;
  throw new Error(
    `Schema ${jobSchema(subgraph)} ${found}, and this release needs version ${SCHEMA_VERSION}: migrate the database first.`,
  );
}

export function definitionOf<J extends JobTypes, N extends keyof J & string>(
  catalogue: JobCatalogue<J>,
  name: N,
): JobDefinition<J[N]> {
  const definition = catalogue[name];
  if (definition === undefined) throw new Error(`There is no job called ${name}.`);
  return definition;
}

function sendOptions({ startAfter }: EnqueueOptions): { startAfter?: Date } {
  return startAfter === undefined ? {} : { startAfter };
}

async function prepareQueues<J extends JobTypes>(
  boss: PgBoss,
  catalogue: JobCatalogue<J>,
): Promise<void> {
  const kept = new Set((await boss.getQueues()).map(({ name }) => name));
  const wanted = new Map<string, QueueOptions & { deadLetter?: string; notify?: boolean }>([
    [DEAD_LETTERS, { retentionSeconds: DEAD_LETTER_DAYS * DAY_SECONDS }],
    ...Object.entries<JobDefinition<J[keyof J & string]>>(catalogue).map(
      ([name, definition]) => [name, settingsOf(definition)] as const,
    ),
  ]);
  for (const [name, settings] of wanted) {
    if (kept.has(name)) await boss.updateQueue(name, settings);
    else await boss.createQueue(name, settings);
    // Keeps the queue's settings in memory: the first job would otherwise ask for them by a second
    // connection while its transaction holds one, and a pool in which all did so would never move.
    await boss.findJobs(name, { id: NO_JOB });
  }
}

const NO_JOB = '00000000-0000-0000-0000-000000000000';

function settingsOf(definition: JobDefinition<object>) {
  return {
    retryLimit: definition.retries ?? 8,
    retryDelay: definition.firstDelaySeconds ?? 5,
    retryBackoff: true,
    retryDelayMax: definition.longestDelaySeconds ?? 3_600,
    expireInSeconds: definition.timeoutSeconds ?? 300,
    retentionSeconds: WAITING_DAYS * DAY_SECONDS,
    deleteAfterSeconds: DONE_DAYS * DAY_SECONDS,
    deadLetter: DEAD_LETTERS,
    notify: true,
  };
}
