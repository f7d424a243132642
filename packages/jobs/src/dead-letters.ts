import { PgBoss } from 'pg-boss';
import type { JobTypes } from './catalogue.ts';
import { driverOf } from './driver.ts';
import type { JobQueue } from './queue.ts';
import { DEAD_LETTERS, jobSchema } from './schema.ts';

/** A job that was given up on. */
export interface DeadJob {
  /** A UUID of its own, by which it is retried. */
  readonly id: string;
  readonly job: string;
  readonly attempts: number;
  readonly enqueuedAt: Date;
  readonly failedAt: Date;
  /** Why its last try failed. */
  readonly reason: string;
}

export interface DeadJobs {
  /** Oldest first, at most 100, those after the given one. */
  list(after?: DeadJob): Promise<readonly DeadJob[]>;
  /** Puts it back into its queue with all its tries; false where there is none of that id. */
  retry(id: string): Promise<boolean>;
  /** All that there are. @returns how many were put back */
  retryAll(): Promise<number>;
}

const PAGE = 100;
const RETRIED_AT_ONCE = 1_000;

export function createDeadJobs<J extends JobTypes>(queue: JobQueue<J>): DeadJobs {
  const { sql } = queue.connection;
  const schema = jobSchema(queue.subgraph);
  const boss = new PgBoss({ schema, db: driverOf(sql), migrate: false });
  return {
    async list(after) {
      const rows = await sql<(DeadJob & { enqueuedAt: string; failedAt: string })[]>`
        select id, coalesce(source_name, '') as job, coalesce(source_retry_count, 0) + 1 as attempts,
          coalesce(source_created_on, created_on) as "enqueuedAt", created_on as "failedAt",
          coalesce(source_output ->> 'message', output ->> 'message', '') as reason
        from ${sql(schema)}.job
        where name = ${DEAD_LETTERS} and state < 'active'
          and (date_trunc('milliseconds', created_on), id) > (${after?.failedAt.toISOString() ?? '-infinity'}, ${after?.id ?? NO_ID})
        order by date_trunc('milliseconds', created_on), id limit ${PAGE}`;
      return rows.map((row) => ({
        ...row,
        enqueuedAt: new Date(row.enqueuedAt),
        failedAt: new Date(row.failedAt),
      }));
    },
    retry: async (id) => (await boss.redrive(DEAD_LETTERS, { ids: [id] })) > 0,
    async retryAll() {
      let retried = 0;
      for (;;) {
        const moved = await boss.redrive(DEAD_LETTERS, { limit: RETRIED_AT_ONCE });
        retried += moved;
        if (moved < RETRIED_AT_ONCE) return retried;
      }
    },
  };
}

const NO_ID = '00000000-0000-0000-0000-000000000000';
