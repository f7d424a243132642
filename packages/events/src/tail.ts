import type { Logger } from 'pino';
import { createBell, pause } from './bell.ts';
import { decodeCursor } from './cursor.ts';
import type { LogEntry } from './envelope.ts';
import { createFeeds, type Feed, type TakenFeed } from './feed.ts';
import type { EventLog } from './log.ts';

/** Why a tail ended by itself; `code` is that of the documented error catalogue. */
export type TailErrorCode = 'CURSOR_INVALID' | 'CURSOR_EXPIRED' | 'SUBSCRIBER_TOO_SLOW';

export class TailError extends Error {
  override readonly name = 'TailError';
  readonly code: TailErrorCode;

  constructor(code: TailErrorCode, message: string) {
    super(message);
    this.code = code;
  }
}

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
  /** Ends all tails. */
  close(): Promise<void>;
}

export interface TailsOptions {
  readonly log: EventLog;
  readonly logger: Logger;
  /** How often a stream is read without a bell; default 2 s. */
  readonly pollMs?: number;
}

const PAGE = 200;
const MAX_BUFFERED = 1_000;

export function createTails({ log, logger, pollMs = 2_000 }: TailsOptions): Tails {
  const feeds = createFeeds({ log, logger, pollMs });
  const closed = new AbortController();

  return {
    async open(options) {
      const { stream, after, signal } = options;
      const cursor = after === undefined ? undefined : decodeCursor(after, stream);
      if (cursor?.ok === false) throw new TailError(cursor.error.code, cursor.error.message);
      const ended = new AbortController();
      const signals = [ended.signal, closed.signal, ...(signal === undefined ? [] : [signal])];
      const until = AbortSignal.any(signals);
      const { feed, release } = await taken(feeds.take(stream), until);
      try {
        const start = cursor?.value.seq ?? Math.max(feed.head, (await log.last(stream)) ?? 0);
        // Tells an expired cursor now, before the first event is asked for.
        if (cursor !== undefined) await readPage(log, stream, start, 1);
        const entries = run({ ...options, log, feed, pollMs }, start, until);
        return iterate(entries, () => ended.abort(), release, until);
      } catch (error) {
        release();
        throw error;
      }
    },
    async close() {
      closed.abort();
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

interface Source extends TailOptions {
  readonly log: EventLog;
  readonly feed: Feed;
  readonly pollMs: number;
}

/** Reads for itself until it is level with the feed, then follows that. */
async function* run(
  source: Source,
  start: number,
  until: AbortSignal,
): AsyncGenerator<LogEntry, void> {
  const { log, feed, stream, filter = () => true, pollMs } = source;
  let position = start;
  while (!until.aborted && position < feed.head) {
    const page = await readPage(log, stream, position, PAGE);
    // The log is being filled again: what follows the cursor is yet to come.
    if (page.length === 0) await pause(pollMs, until);
    for (const entry of page) {
      position = entry.seq;
      if (filter(entry)) yield entry;
      if (until.aborted) return;
    }
  }
  // Nothing is awaited between the comparison with the head and following: there is no gap.
  yield* follow(source, position, until);
}

async function* follow(
  { feed, stream, filter = () => true, maxBuffered = MAX_BUFFERED }: Source,
  position: number,
  until: AbortSignal,
): AsyncGenerator<LogEntry, void> {
  const bell = createBell();
  const waiting: LogEntry[] = [];
  let fault: Error | undefined;
  let seen = position;
  const fail = (error: Error) => {
    fault ??= error;
    bell.ring();
  };
  const unfollow = feed.follow({
    take(entry) {
      if (fault !== undefined || entry.seq <= seen) return;
      seen = entry.seq;
      // A filter that throws must not keep the entry from the other followers.
      try {
        if (!filter(entry)) return;
      } catch (error) {
        fail(error instanceof Error ? error : new Error(String(error)));
        return;
      }
      if (waiting.length < maxBuffered) waiting.push(entry);
      else fail(tooSlow(stream, maxBuffered));
      bell.ring();
    },
    lose(error) {
      if (seen < error.held - 1) fail(new TailError('CURSOR_EXPIRED', error.message));
    },
  });
  try {
    while (!until.aborted) {
      // Drained in order; what was buffered before the fault is still handed out.
      for (let entry = waiting.shift(); entry !== undefined; entry = waiting.shift()) {
        yield entry;
        if (until.aborted) return;
      }
      if (fault !== undefined) throw fault;
      await bell.wait(3_600_000, until);
    }
  } finally {
    unfollow();
  }
}

async function readPage(
  log: EventLog,
  stream: string,
  after: number,
  limit: number,
): Promise<readonly LogEntry[]> {
  try {
    return await log.read(stream, after, limit);
  } catch (error) {
    if (error instanceof Error && error.name === 'CursorExpired') {
      throw new TailError('CURSOR_EXPIRED', error.message);
    }
    throw error;
  }
}

function tooSlow(stream: string, maxBuffered: number): TailError {
  return new TailError(
    'SUBSCRIBER_TOO_SLOW',
    `More than ${maxBuffered} events of ${stream} waited to be read: read faster, or subscribe again after the cursor of the last event received`,
  );
}

/**
 * A generator that waits cannot be returned from outside; here returning ends the wait first, so
 * that a client that goes away in silence leaves nothing behind.
 */
function iterate(
  entries: AsyncGenerator<LogEntry, void>,
  end: () => void,
  release: () => void,
  until: AbortSignal,
): AsyncIterableIterator<LogEntry> {
  until.addEventListener('abort', release, { once: true });
  if (until.aborted) release();
  return {
    async next() {
      try {
        const result = await entries.next();
        if (result.done === true) end();
        return result;
      } catch (error) {
        end();
        throw error;
      }
    },
    async return() {
      end();
      await entries.return();
      return { done: true, value: undefined };
    },
    async throw(error) {
      end();
      await entries.return();
      throw error;
    },
    [Symbol.asyncIterator]() {
      return this;
    },
  };
}
