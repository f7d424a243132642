import { Redis } from 'ioredis';
import { testServices } from './services.ts';

/**
 * A URL of the run's Redis with a numbered database of its own, so that test files do not see one
 * another's keys. Channels are shared by all: names of channels must not be guessed to be unique.
 * Throws where the machine has no Redis; guard with `test.skipIf(!hasRedis())`.
 */
export async function createTestRedis(): Promise<string> {
  const { redisUrl } = testServices();
  if (redisUrl === undefined) throw new Error('No redis-server or valkey-server is on the PATH.');
  const counter = new Redis(redisUrl);
  try {
    const number = await counter.incr('testkit:databases');
    const url = new URL(redisUrl);
    url.pathname = `/${number}`;
    return url.href;
  } finally {
    counter.disconnect();
  }
}
