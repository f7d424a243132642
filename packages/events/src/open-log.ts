import type { Logger } from 'pino';
import type { EventLog } from './log.ts';
import { createPostgresLog } from './postgres-log.ts';
import { createRedisLog } from './redis-log.ts';

export interface EventLogOptions {
  /** REDIS_URL; where it is absent the log is in Postgres. */
  readonly redisUrl?: string | undefined;
  /** In front of all Redis keys. */
  readonly prefix?: string | undefined;
  /** URL of a role that may use the schema `events`. */
  readonly databaseUrl?: string | undefined;
  readonly logger: Logger;
}

/** The event log that the configuration names: Redis where there is one, else Postgres. */
export function openEventLog(options: EventLogOptions): EventLog {
  const { redisUrl, prefix, databaseUrl, logger } = options;
  if (redisUrl !== undefined) {
    return createRedisLog({ url: redisUrl, logger, ...(prefix === undefined ? {} : { prefix }) });
  }
  if (databaseUrl === undefined) {
    throw new Error(
      'There is no event log: set REDIS_URL, or EVENTS_DATABASE_URL for one in Postgres',
    );
  }
  return createPostgresLog({ url: databaseUrl });
}
