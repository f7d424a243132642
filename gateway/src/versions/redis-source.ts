import type { Logger } from '@blockscore/service';
import { Redis } from 'ioredis';
import type { JWK } from 'jose';
import { sha256 } from '../documents/persisted.ts';
import { readAnnouncement, signAnnouncement } from './announcement.ts';

/** A hash of the fields `announcement`, a signed token, and `text`; and the channel that tells of it. */
const KEY = 'blockscore:supergraph';
/** What Redis does not say within this time is asked again later. */
const PATIENCE_MS = 5_000;
/** How often it is looked without having been told. */
const EVERY_MS = 5_000;

/** Puts a supergraph where gateways look for it, and tells them; resolves once Redis has it. */
export async function publishSupergraph(
  redis: Redis,
  privateJwk: JWK,
  supergraphSdl: string,
  publishedAt: number = Date.now(),
): Promise<void> {
  const announcement = await signAnnouncement(privateJwk, supergraphSdl, publishedAt);
  const replies = await redis
    .multi()
    .hset(KEY, { announcement, text: supergraphSdl })
    .publish(KEY, announcement)
    .exec();
  for (const [error] of replies ?? [[new Error('Redis did not take the supergraph.')]]) {
    if (error) throw error;
  }
}

export interface RedisSourceOptions {
  readonly redisUrl: string;
  readonly publicKey: JWK;
  readonly mostBytes: number;
  readonly onText: (text: string) => Promise<void>;
  /** Told once of each announcement that cannot be used. */
  readonly onFailure: (reason: Error) => void;
  readonly logger: Logger;
}

export interface RedisSource {
  /** Whether a supergraph was announced: it counts before that of the file. */
  readonly hasAnnounced: () => boolean;
  readonly close: () => Promise<void>;
}

/** Follows what is announced in Redis. Resolves when what it held before was handed out, or it is away. */
export async function followAnnouncements(options: RedisSourceOptions): Promise<RedisSource> {
  const { redisUrl, publicKey, mostBytes, onText, onFailure, logger } = options;
  const reader = new Redis(redisUrl, {
    maxRetriesPerRequest: 1,
    commandTimeout: PATIENCE_MS,
    autoResubscribe: false,
  });
  const listener = reader.duplicate();
  let seen: string | undefined;
  let newest = Number.NEGATIVE_INFINITY;

  const look = async () => {
    const token = await reader.hget(KEY, 'announcement');
    if (token === null || token === seen) return;
    const size = await reader.hstrlen(KEY, 'text');
    // Both in one: another may be published meanwhile.
    const [announcement = null, text = null] =
      size > mostBytes ? [token] : await reader.hmget(KEY, 'announcement', 'text');
    seen = announcement ?? token;
    if (text === null) {
      throw new Error(`The announced supergraph has ${size} bytes; ${mostBytes} are read at most.`);
    }
    const read = await readAnnouncement(publicKey, seen);
    if (!read.ok) throw read.error;
    const { sha256: hash, publishedAt } = read.value;
    if (sha256(text) !== hash)
      throw new Error('The announced supergraph is another than is signed.');
    if (publishedAt < newest)
      throw new Error('An older supergraph was announced after a newer one.');
    newest = publishedAt;
    await onText(text);
  };
  const turns = inTurns(async () => {
    const before = seen;
    try {
      await look();
    } catch (error) {
      const reason = error instanceof Error ? error : new Error(String(error));
      // Without an announcement there is nothing to refuse: Redis is away.
      if (seen === before) logger.warn({ err: reason }, 'announced supergraphs cannot be read');
      else onFailure(reason);
    }
  });

  const listen = async () => {
    try {
      await listener.subscribe(KEY);
    } catch (error) {
      logger.warn({ err: error }, 'announced supergraphs are not heard of');
    }
    await turns.take();
  };
  const quiet = () => undefined;
  reader.on('error', quiet);
  listener.on('error', (error) => logger.debug({ err: error }, 'Redis is away'));
  listener.on('ready', () => void listen());
  listener.on('message', () => void turns.take());
  const timer = setInterval(() => void turns.take(), EVERY_MS);
  await turns.take();
  return {
    hasAnnounced: () => Number.isFinite(newest),
    async close() {
      clearInterval(timer);
      listener.disconnect();
      await turns.ended();
      reader.disconnect();
    },
  };
}

/** Does one after the other; who asks while one runs gets one more, however many ask. */
function inTurns(work: () => Promise<void>) {
  let running: Promise<void> | undefined;
  let again = false;
  const run = async () => {
    do {
      again = false;
      await work();
    } while (again);
    running = undefined;
  };
  return {
    take(): Promise<void> {
      again = running !== undefined;
      running ??= run();
      return running;
    },
    ended: async () => await running,
  };
}
