import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Logger } from 'pino';
import { backOff, createBell, describeError, pause } from './bell.ts';
import type { LogEntry } from './envelope.ts';
import { CursorExpired, type EventLog } from './log.ts';

/** Somebody who is up to date with a stream and gets each new entry as the feed reads it. */
export interface Follower {
  take(entry: LogEntry): void;
  /** The log dropped entries before the feed had read them. */
  lose(error: CursorExpired): void;
}

/** What one process reads of one stream: each new entry once, for all its followers. */
export interface Feed {
  /** The last number handed out; whoever has read up to it may follow on without a gap. */
  readonly head: number;
  follow(follower: Follower): () => void;
  stop(): Promise<void>;
}

export interface FeedOptions {
  readonly log: EventLog;
  readonly stream: string;
  readonly pollMs: number;
  readonly logger: Logger;
}

const PAGE = 500;
/** Followers who get an entry in one turn of the event loop: each of them has something to do then. */
const TOLD_IN_ONE_TURN = 500;

/** Listens first, then reads where the stream ends: nothing can fall in between. */
async function openFeed({ log, stream, pollMs, logger }: FeedOptions): Promise<Feed> {
  const bell = createBell();
  const followers = new Set<Follower>();
  const stopped = new AbortController();
  const unlisten = await log.listen([stream], bell.ring);
  let head = (await log.last(stream)) ?? 0;

  async function readOn(): Promise<void> {
    for (;;) {
      const entries = await log.read(stream, head, PAGE);
      for (const entry of entries) {
        // Who follows from now on has read it already.
        head = entry.seq;
        let told = 0;
        for (const follower of [...followers]) {
          follower.take(entry);
          told += 1;
          if (told % TOLD_IN_ONE_TURN === 0) await nextTurn();
        }
      }
      if (entries.length < PAGE) return;
    }
  }

  async function run(): Promise<void> {
    let failures = 0;
    while (!stopped.signal.aborted) {
      await bell.wait(failures === 0 ? pollMs : backOff(failures, 200, 5_000), stopped.signal);
      try {
        await readOn();
        failures = 0;
      } catch (error) {
        failures += 1;
        logger.warn({ stream, failures, error: describeError(error) }, 'A stream cannot be read');
        if (!(error instanceof CursorExpired)) continue;
        for (const follower of [...followers]) follower.lose(error);
        head = error.held - 1;
      }
    }
  }

  const running = run();
  return {
    get head() {
      return head;
    },
    follow(follower) {
      followers.add(follower);
      return () => followers.delete(follower);
    },
    async stop() {
      stopped.abort();
      await running;
      await unlisten();
    },
  };
}

export interface TakenFeed {
  readonly feed: Feed;
  /** Gives it back; a second call does nothing. */
  release(): void;
}

/** Keeps one feed for each stream that is followed, and drops it when nobody has for a while. */
export interface Feeds {
  take(stream: string): Promise<TakenFeed>;
  close(): Promise<void>;
}

const LINGER_MS = 30_000;

export function createFeeds(options: Omit<FeedOptions, 'stream'>): Feeds {
  const open = new Map<string, { feed: Promise<Feed>; users: number }>();
  const closed = new AbortController();

  async function drop(stream: string, slot: { feed: Promise<Feed>; users: number }): Promise<void> {
    await pause(LINGER_MS, closed.signal);
    if (slot.users > 0 || open.get(stream) !== slot) return;
    open.delete(stream);
    await (await slot.feed).stop();
  }

  return {
    async take(stream) {
      if (closed.signal.aborted) throw new Error('The event tails are closed');
      const slot = open.get(stream) ?? { feed: openFeed({ ...options, stream }), users: 0 };
      open.set(stream, slot);
      slot.users += 1;
      try {
        const feed = await slot.feed;
        let given = false;
        const release = () => {
          if (given) return;
          given = true;
          slot.users -= 1;
          if (slot.users > 0) return;
          drop(stream, slot).catch((error: unknown) => {
            options.logger.warn({ stream, error: describeError(error) }, 'A feed did not close');
          });
        };
        return { feed, release };
      } catch (error) {
        if (open.get(stream) === slot) open.delete(stream);
        throw error;
      }
    },
    async close() {
      closed.abort();
      const slots = [...open.values()];
      open.clear();
      await Promise.allSettled(slots.map(async ({ feed }) => (await feed).stop()));
    },
  };
}
