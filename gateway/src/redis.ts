import type { Logger } from '@blockscore/service';
import { Redis } from 'ioredis';
import { createBreaker } from './subgraphs/breaker.ts';

/** What Redis does not say within this time, it does not say. */
const PATIENCE_MS = 250;

/** What fails sooner has cost nobody any time. */
const LONG_MS = PATIENCE_MS / 2;
/** After a command that was not answered, so long passes before one is tried again. */
const PAUSE_MS = 1_000;

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

/** Gives a command to Redis. It rejects as the command does, or at once with {@link Silent}. */
export type Ask = <T>(command: () => Promise<T>) => Promise<T>;

/** Redis is not asked, since it did not answer a moment ago. */
export class Silent extends Error {
  constructor() {
    super('Redis is not asked: it did not answer a moment ago.');
    this.name = 'Silent';
  }
}

/**
 * A Redis that hangs is there, and answers nothing: after a command that it left without an answer only one
 * is tried each second, and nobody else waits for it.
 *
 * @param onState told when it falls silent, and when it answers again
 */
export function createAsking(onState: (isSilent: boolean) => void = () => undefined): Ask {
  const now = () => performance.now();
  const breaker = createBreaker({
    ...{ now, windowMs: PAUSE_MS, leastRequests: 1, mostFailures: 0 },
    ...{ pauseMs: PAUSE_MS, longestPauseMs: PAUSE_MS },
  });
  let wasSilent = false;
  const end = (admission: number, how: 'SUCCEEDED' | 'FAILED') => {
    breaker.ended(admission, how);
    const isSilent = breaker.state() !== 'CLOSED';
    if (isSilent !== wasSilent) onState(isSilent);
    wasSilent = isSilent;
  };
  return async (command) => {
    const admission = breaker.admit();
    if (admission === undefined) throw new Silent();
    const began = now();
    try {
      const reply = await command();
      end(admission, 'SUCCEEDED');
      return reply;
    } catch (error) {
      end(admission, now() - began < LONG_MS ? 'SUCCEEDED' : 'FAILED');
      throw error;
    }
  };
}
