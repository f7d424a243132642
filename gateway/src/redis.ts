import type { Logger } from '@blockscore/service';
import { Redis } from 'ioredis';

/** What Redis does not say within this time, it does not say. */
const PATIENCE_MS = 250;

/**
 * A connection for what makes answers cheaper or fairer and is not needed for them: a command fails at
 * once while Redis is away, and whoever gave it goes on without.
 */
export function connectRedis(url: string, logger: Logger): Redis {
  const redis = new Redis(url, {
    enableOfflineQueue: false,
    maxRetriesPerRequest: 0,
    commandTimeout: PATIENCE_MS,
    enableAutoPipelining: true,
  });
  let isAway = false;
  redis.on('ready', () => {
    if (isAway) logger.info('Redis is there again: all processes count together');
    isAway = false;
  });
  redis.on('error', (error: Error) => {
    if (!isAway) logger.warn({ err: error }, 'Redis is away: each process counts for itself');
    isAway = true;
  });
  return redis;
}
