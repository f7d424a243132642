import { pause } from './bell.ts';
import type { LogEntry } from './envelope.ts';
import type { Feed, Follower } from './feed.ts';
import { CursorExpired, type EventLog } from './log.ts';
import { TailError } from './tail-error.ts';

export interface TailReaderOptions {
  readonly log: EventLog;
  readonly stream: string;
  readonly feed: Feed;
  /** The last number that is not wanted. */
  readonly start: number;
  readonly filter: (entry: LogEntry) => boolean;
  readonly maxBuffered: number;
  /** How long it waits for a log that is being filled again. */
  readonly pollMs: number;
  readonly onEnd: () => void;
}

const PAGE = 200;
const DONE: IteratorReturnResult<undefined> = { done: true, value: undefined };

/**
 * The entries of a stream for one subscriber, of whom there may be ten thousand: while it waits it is
 * an object and a promise, without timers, signals or suspended functions. It reads for itself until it is
 * level with the feed, then follows that.
 */
export class TailReader implements AsyncIterableIterator<LogEntry>, Follower {
  readonly #options: TailReaderOptions;
  #position: number;
  /** What was selected and not yet asked for. */
  #waiting: LogEntry[] | undefined;
  #asked: PromiseWithResolvers<IteratorResult<LogEntry>> | undefined;
  #fault: Error | undefined;
  #unfollow: (() => void) | undefined;
  /** Only while it reads for itself. */
  #leaving: AbortController | undefined;
  #hasEnded = false;

  constructor(options: TailReaderOptions) {
    this.#options = options;
    this.#position = options.start;
  }

  /** To be called again only when the answer to the call before is there. */
  next(): Promise<IteratorResult<LogEntry>> {
    const entry = this.#waiting?.shift();
    if (entry !== undefined) return Promise.resolve({ done: false, value: entry });
    if (this.#hasEnded) return Promise.resolve(DONE);
    if (this.#fault !== undefined) return this.#fail(this.#fault);
    if (this.#unfollow === undefined) return this.#catchUp();
    if (this.#asked !== undefined) return this.#fail(new Error('A tail is asked twice at a time.'));
    this.#waiting = undefined;
    this.#asked = Promise.withResolvers();
    return this.#asked.promise;
  }

  take(entry: LogEntry): void {
    if (this.#hasEnded || this.#fault !== undefined || entry.seq <= this.#position) return;
    this.#position = entry.seq;
    const { filter, maxBuffered, stream } = this.#options;
    // A filter that throws must not keep the entry from the other followers.
    try {
      if (!filter(entry)) return;
    } catch (error) {
      this.#interrupt(error instanceof Error ? error : new Error(String(error)));
      return;
    }
    const asked = this.#asked;
    if (asked !== undefined) {
      this.#asked = undefined;
      asked.resolve({ done: false, value: entry });
      return;
    }
    this.#waiting ??= [];
    if (this.#waiting.length < maxBuffered) this.#waiting.push(entry);
    else this.#interrupt(tooSlow(stream, maxBuffered));
  }

  lose(error: CursorExpired): void {
    if (this.#position < error.held - 1) {
      this.#interrupt(new TailError('CURSOR_EXPIRED', error.message));
    }
  }

  /** Ends it at once, also while it is asked for an entry. */
  end(): void {
    if (this.#hasEnded) return;
    this.#hasEnded = true;
    this.#waiting = undefined;
    this.#unfollow?.();
    this.#leaving?.abort();
    this.#asked?.resolve(DONE);
    this.#options.onEnd();
  }

  async return(): Promise<IteratorReturnResult<undefined>> {
    this.end();
    return DONE;
  }

  async throw(error: unknown): Promise<IteratorResult<LogEntry>> {
    this.end();
    throw error;
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  async #catchUp(): Promise<IteratorResult<LogEntry>> {
    const { feed, log, stream, filter, pollMs } = this.#options;
    try {
      while (!this.#hasEnded && this.#position < feed.head) {
        const page = await readPage(log, stream, this.#position, PAGE);
        if (this.#hasEnded) return DONE;
        // The log is being filled again: what follows the cursor is yet to come.
        if (page.length === 0) {
          this.#leaving ??= new AbortController();
          await pause(pollMs, this.#leaving.signal);
        }
        this.#position = page.at(-1)?.seq ?? this.#position;
        this.#waiting = page.filter(filter);
        if (this.#waiting.length > 0) return await this.next();
      }
    } catch (error) {
      this.end();
      throw error;
    }
    // Nothing is awaited between the comparison with the head and following: there is no gap.
    if (!this.#hasEnded) this.#unfollow = feed.follow(this);
    return await this.next();
  }

  /** What waits is still handed out before the fault is told. */
  #interrupt(fault: Error): void {
    const asked = this.#asked;
    if (asked === undefined) {
      this.#fault ??= fault;
      return;
    }
    this.#asked = undefined;
    this.end();
    asked.reject(fault);
  }

  #fail(error: Error): Promise<never> {
    this.end();
    return Promise.reject(error);
  }
}

/** @throws TailError `CURSOR_EXPIRED` where events after the number are not held any more */
export async function readPage(
  log: EventLog,
  stream: string,
  after: number,
  limit: number,
): Promise<readonly LogEntry[]> {
  try {
    return await log.read(stream, after, limit);
  } catch (error) {
    if (error instanceof CursorExpired) throw new TailError('CURSOR_EXPIRED', error.message);
    throw error;
  }
}

function tooSlow(stream: string, maxBuffered: number): TailError {
  return new TailError(
    'SUBSCRIBER_TOO_SLOW',
    `More than ${maxBuffered} events of ${stream} waited to be read: read faster, or subscribe again after the cursor of the last event received`,
  );
}
