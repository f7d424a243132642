import { RedisPubSub } from 'graphql-redis-subscriptions';
import { Redis } from 'ioredis';
import type { Logger } from 'pino';
import { describeError } from './bell.ts';
import type { AnyEvent, LogEntry } from './envelope.ts';
import { checkRead, type EventLog, withoutGap } from './log.ts';

export interface RedisLogOptions {
  readonly url: string;
  readonly logger: Logger;
  /** In front of all keys, where several lenders share a server; default `blockscore`. */
  readonly prefix?: string;
}

/**
 * Appends only where the stream ends as the relay believes, then publishes, in one step: what is
 * appended is rung for, whatever happens to the relay meanwhile.
 * KEYS: stream. ARGV: channel, after, first, event…
 */
const APPEND = `
local newest = redis.call('XREVRANGE', KEYS[1], '+', '-', 'COUNT', 1)
local held = newest[1] and string.match(newest[1][1], '^%d+') or '0'
if held ~= ARGV[2] then return held end
local first = tonumber(ARGV[3])
if held ~= '0' and first ~= tonumber(held) + 1 then
  return redis.error_reply('ERR the stream ends at ' .. held .. ': ' .. ARGV[3] .. ' cannot follow')
end
for i = 4, #ARGV do
  held = string.format('%.0f', first + i - 4)
  redis.call('XADD', KEYS[1], held .. '-0', 'event', ARGV[i])
end
redis.call('PUBLISH', ARGV[1], held)
return held
`;

type StreamItem = [id: string, fields: string[]];

/** The event log in Redis Streams, the number being the entry's id, with pub/sub as the bell. */
export function createRedisLog({ url, logger, prefix = 'blockscore' }: RedisLogOptions): EventLog {
  const keyOf = (stream: string) => `${prefix}:events:${stream}`;
  const channelOf = (stream: string) => `${prefix}:bell:${stream}`;
  // Commands give up after a while and are tried again by whoever sent them.
  const redis = new Redis(url, { maxRetriesPerRequest: 2, commandTimeout: 5_000 });
  const bells = createBells(url, channelOf, logger);
  redis.on('error', (error) => logger.warn({ error: describeError(error) }, 'Redis connection'));

  return {
    async append(stream, after, first, events) {
      const texts = events.map((event) => JSON.stringify(event));
      const held = await redis.eval(
        APPEND,
        1,
        keyOf(stream),
        channelOf(stream),
        after,
        first,
        ...texts,
      );
      return Number(held);
    },
    async read(stream, after, limit) {
      checkRead(after, limit);
      const items = await redis.xrange(keyOf(stream), `${after + 1}-0`, '+', 'COUNT', limit);
      return withoutGap(
        stream,
        after,
        items.map((item) => entryOf(stream, item)),
      );
    },
    async first(stream) {
      return numberOf(await redis.xrange(keyOf(stream), '-', '+', 'COUNT', 1));
    },
    async last(stream) {
      return numberOf(await redis.xrevrange(keyOf(stream), '+', '-', 'COUNT', 1));
    },
    async trim(stream, before) {
      const last = numberOf(await redis.xrevrange(keyOf(stream), '+', '-', 'COUNT', 1));
      if (last !== undefined) {
        await redis.xtrim(keyOf(stream), 'MINID', `${Math.min(before, last)}-0`);
      }
    },
    listen: bells.listen,
    async close() {
      bells.close();
      redis.disconnect();
    },
  };
}

interface Bells {
  readonly listen: EventLog['listen'];
  close(): void;
}

/** One subscription for each stream, shared by all who listen and kept until the end. */
function createBells(url: string, channelOf: (stream: string) => string, logger: Logger): Bells {
  // A subscriber waits for Redis however long it takes; its channels are subscribed again by itself.
  const options = { maxRetriesPerRequest: null, lazyConnect: true };
  const subscriber = new Redis(url, options);
  const publisher = new Redis(url, options);
  for (const client of [subscriber, publisher]) {
    client.on('error', (error) => logger.warn({ error: describeError(error) }, 'Redis bell'));
  }
  const pubsub = new RedisPubSub({ subscriber, publisher });
  const listeners = new Map<string, Set<(stream: string) => void>>();
  const subscribed = new Map<string, Promise<unknown>>();

  const ring = (stream: string) => {
    for (const listener of listeners.get(stream) ?? []) listener(stream);
  };
  // Bells that rang while the connection was down are lost. The channel is subscribed once more only
  // to learn when that is in force; from then on a reader who reads again has missed nothing.
  subscriber.on('ready', () => {
    for (const stream of subscribed.keys()) {
      const again = () => ring(stream);
      subscriber.subscribe(channelOf(stream)).then(again, again);
    }
  });

  const subscribe = (stream: string) => {
    const channel = channelOf(stream);
    const subscription = pubsub.subscribe(channel, () => ring(stream));
    // RedisPubSub rejects a promise of its own as well, which would be nobody's; this takes it.
    pubsub.subscribe(channel, () => undefined).catch(() => undefined);
    subscription.catch(() => subscribed.delete(stream));
    subscribed.set(stream, subscription);
    return subscription;
  };

  return {
    async listen(streams, onBell) {
      const listener = (stream: string) => onBell(stream);
      for (const stream of streams) {
        const all = listeners.get(stream) ?? new Set();
        listeners.set(stream, all.add(listener));
      }
      await Promise.all(streams.map((stream) => subscribed.get(stream) ?? subscribe(stream)));
      return async () => {
        for (const stream of streams) listeners.get(stream)?.delete(listener);
      };
    },
    close() {
      subscriber.disconnect();
      publisher.disconnect();
    },
  };
}

function entryOf(stream: string, [id, fields]: StreamItem): LogEntry {
  const [name, text] = fields;
  if (name !== 'event' || text === undefined || !id.endsWith('-0')) {
    throw new Error(`Stream ${stream} holds ${id}, which no relay wrote: remove it from Redis`);
  }
  return { stream, seq: Number.parseInt(id, 10), event: JSON.parse(text) as AnyEvent };
}

function numberOf(items: StreamItem[]): number | undefined {
  const [item] = items;
  return item === undefined ? undefined : Number.parseInt(item[0], 10);
}
