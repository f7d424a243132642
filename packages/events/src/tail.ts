import type { Logger } from 'pino';
import { decodeCursor } from './cursor.ts';
import type { LogEntry } from './envelope.ts';
import { createFeeds, type TakenFeed } from './feed.ts';
import type { EventLog } from './log.ts';
import { TailError } from './tail-error.ts';
import { readPage, TailReader } from './tail-reader.ts';

export interface TailOptions {
  readonly stream: string;
  /** Begins with the event after this cursor; without one, with what happens from now on. */
  readonly after?: string | undefined;
  /** Events it refuses take no place in the buffer. */
  readonly filter?: (entry: LogEntry) => boolean;
  /** Ends the tail. */
  readonly signal?: AbortSignal;
  /** Events that may wait for a slow reader; default 1,000. */
  readonly maxBuffered?: number;
}

/** Subscriptions to streams, for one process: one listener and one read of each new entry for all. */
export interface Tails {
  /**
   * The entries of a stream from a cursor or from now on, each exactly once and in order. Resolves
   * when it is sure that nothing can be missed from here on.
   *
   * @throws TailError, at once or while iterating: `CURSOR_INVALID` for text that is no cursor of
   * this stream, `CURSOR_EXPIRED` where events after it are not held any more,
   * `SUBSCRIBER_TOO_SLOW` where more than `maxBuffered` events wait
   */
  open(options: TailOptions): Promise<AsyncIterableIterator<LogEntry>>;
  /**
   * How many entries a tail that begins after a cursor has to go through before it is where the others are;
   * 0 where it would be refused.
   */
  behind(stream: string, after: string): Promise<number>;
  /** Ends all tails. */
  close(): Promise<void>;
}

export interface TailsOptions {
  readonly log: EventLog;
  readonly logger: Logger;
  /** How often a stream is read without a bell; default 2 s. */
  readonly pollMs?: number;
}

const MAX_BUFFERED = 1_000;

const EVERYTHING = () => true;

export function createTails({ log, logger, pollMs = 2_000 }: TailsOptions): Tails {
  const feeds = createFeeds({ log, logger, pollMs });
  const closed = new AbortController();
  const open = new Set<TailReader>();

  return {
    async open(options) {
      const { stream, after, signal, filter = EVERYTHING, maxBuffered = MAX_BUFFERED } = options;
      const cursor = after === undefined ? undefined : decodeCursor(after, stream);
      if (cursor?.ok === false) throw new TailError(cursor.error.code, cursor.error.message);
      const until = signal === undefined ? closed.signal : AbortSignal.any([signal, closed.signal]);
      const { feed, release } = await taken(feeds.take(stream), until);
      try {
        const start = cursor?.value.seq ?? Math.max(feed.head, (await log.last(stream)) ?? 0);
        // Tells an expired cursor now, before the first event is asked for.
        if (cursor !== undefined) await readPage(log, stream, start, 1);
        const onEnd = () => {
          open.delete(reader);
          signal?.removeEventListener('abort', end);
          release();
        };
        const source = { log, stream, feed, start, filter, maxBuffered, pollMs, onEnd };
        const reader = new TailReader(source);
        const end = () => reader.end();
        open.add(reader);
        signal?.addEventListener('abort', end, { once: true });
        if (until.aborted) end();
        return reader;
      } catch (error) {
        release();
        throw error;
      }
    },
    async behind(stream, after) {
      const cursor = decodeCursor(after, stream);
      if (!cursor.ok) return 0;
      const { seq } = cursor.value;
      const [first = 0, last = 0] = await Promise.all([log.first(stream), log.last(stream)]);
      return seq < first - 1 ? 0 : Math.max(0, last - seq);
    },
    async close() {
      closed.abort();
      for (const reader of open) reader.end();
      await feeds.close();
    },
  };
}

/** The feed, or an error as soon as nobody waits for it any more: the log may be away for long. */
async function taken(taking: Promise<TakenFeed>, until: AbortSignal): Promise<TakenFeed> {
  const left = Promise.withResolvers<never>();
  const leave = () => left.reject(new Error('The subscription ended before it began'));
  until.addEventListener('abort', leave, { once: true });
  if (until.aborted) leave();
  try {
    return await Promise.race([taking, left.promise]);
  } catch (error) {
    taking.then(
      ({ release }) => release(),
      () => undefined,
    );
    throw error;
  } finally {
    until.removeEventListener('abort', leave);
  }
}
