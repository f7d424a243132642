import type { Transaction } from '@blockscore/database';
import { type Bell, backOff, describeError, pause } from './bell.ts';
import type { ConsumerOptions, Retry } from './consumer-options.ts';
import { deliver, deliverBatch, handles } from './delivery.ts';
import type { LogEntry } from './envelope.ts';
import { AlreadyHandled, type Inbox } from './inbox.ts';
import { CursorExpired } from './log.ts';

export interface FollowOptions<W> extends Omit<ConsumerOptions<W>, 'inbox'> {
  readonly inbox: Inbox;
  readonly retry: Retry;
  readonly timeoutMs: number;
  readonly pollMs: number;
  readonly stream: string;
  readonly bell: Bell;
}

const PAGE = 100;
/** So many are read at the most before what is found among them is handled. */
const MOST_PAGES = 20;
const LONGEST_DELAY_MS = 15_000;

/** Handles one stream for one consumer until the signal is aborted, whatever fails. */
export async function followStream<W>(
  options: FollowOptions<W>,
  signal: AbortSignal,
): Promise<void> {
  const { consumer, stream, bell, logger, pollMs } = options;
  let failures = 0;
  while (!signal.aborted) {
    try {
      const full = await handleNext(options, signal);
      failures = 0;
      if (!full) await bell.wait(pollMs, signal);
    } catch (error) {
      // Another process has taken over, or is about to: look where it stands.
      if (error instanceof AlreadyHandled) continue;
      failures += 1;
      const about = { consumer, stream, failures, error: describeError(error) };
      // Nothing is passed over: what the log has lost must be decided by a person.
      if (error instanceof CursorExpired) logger.error(about, 'A consumer fell behind the log');
      else logger.warn(about, 'A consumer cannot go on; again soon');
      await pause(backOff(failures, 200, LONGEST_DELAY_MS), signal);
    }
  }
}

/** @returns whether there may be more */
async function handleNext<W>(options: FollowOptions<W>, signal: AbortSignal): Promise<boolean> {
  const { consumer, stream, log, inbox, transact, metrics } = options;
  // A consumer that is new begins with what the log holds; afterwards nothing may be missing.
  const known = await transact((_work, tx) => inbox.position(tx, stream));
  const start = known ?? ((await log.first(stream)) ?? 1) - 1;
  const read = await readNext(options, start, signal);
  let done = start;
  for (const run of runsOf(options, read.entries)) {
    done = await handleTogether(options, run, done, signal);
    for (const entry of run) {
      if (entry.seq <= done) continue;
      if (!(await handleEntry(options, entry, done, signal))) break;
      done = entry.seq;
    }
  }
  const isWhole = read.entries.every(({ seq }) => seq <= done);
  if (isWhole && read.to > done) {
    await transact((_work, tx) => inbox.advance(tx, stream, done, read.to));
    done = read.to;
  }
  if (metrics !== undefined) {
    metrics.lag(consumer, stream, Math.max(0, ((await log.last(stream)) ?? 0) - done));
  }
  return read.isFull;
}

interface Read {
  /** What the consumer handles, at most a page. */
  readonly entries: readonly LogEntry[];
  /** The last that was looked at; all between these was passed over. */
  readonly to: number;
  /** Whether there may be more. */
  readonly isFull: boolean;
}

/** Reads on until there is a page of what the consumer handles, so that the few among many are handled together. */
async function readNext<W>(
  { stream, log, handlers }: FollowOptions<W>,
  from: number,
  signal: AbortSignal,
): Promise<Read> {
  const entries: LogEntry[] = [];
  let to = from;
  for (let page = 0; page < MOST_PAGES && !signal.aborted; page += 1) {
    const read = await log.read(stream, to, PAGE);
    for (const entry of read) {
      to = entry.seq;
      if (handles(handlers, entry.event)) entries.push(entry);
      if (entries.length === PAGE) return { entries, to, isFull: true };
    }
    if (read.length < PAGE) return { entries, to, isFull: false };
  }
  return { entries, to, isFull: true };
}

/** What can be handled together and stands side by side, in one list; each other one by itself. */
function runsOf<W>(
  { handleBatch, batched }: FollowOptions<W>,
  entries: readonly LogEntry[],
): readonly (readonly LogEntry[])[] {
  const isBatched = ({ event }: LogEntry) =>
    handleBatch !== undefined && (batched === undefined || batched.includes(event.type));
  const runs: LogEntry[][] = [];
  let last: LogEntry | undefined;
  for (const entry of entries) {
    const run = last !== undefined && isBatched(last) && isBatched(entry) ? runs.at(-1) : undefined;
    if (run === undefined) runs.push([entry]);
    else run.push(entry);
    last = entry;
  }
  return runs;
}

/**
 * Handles several events by one transaction, if all of it succeeds. Once, because what is wrong with one of
 * them would hold up all: each is tried by itself then.
 * @returns the position of the last event done, or `from`
 */
async function handleTogether<W>(
  options: FollowOptions<W>,
  entries: readonly LogEntry[],
  from: number,
  signal: AbortSignal,
): Promise<number> {
  const { consumer, stream, inbox, transact, handleBatch, logger, metrics } = options;
  const to = entries.at(-1)?.seq ?? from;
  if (handleBatch === undefined || entries.length < 2 || signal.aborted) return from;
  try {
    const settle = (tx: Transaction) => inbox.advance(tx, stream, from, to);
    await deliverBatch(handleBatch, entries, transact, settle, options.timeoutMs);
  } catch (error) {
    if (error instanceof AlreadyHandled) throw error;
    metrics?.handlingFailed(consumer, stream);
    const about = { consumer, stream, from, to, error: describeError(error) };
    logger.warn(about, 'Handling events together failed; each is handled by itself');
    return from;
  }
  metrics?.handled(consumer, stream, entries.length);
  return to;
}

/**
 * Tries one event until it is handled or put aside, moving the position from `from` to it.
 * @returns false where it was stopped before that
 */
async function handleEntry<W>(
  options: FollowOptions<W>,
  entry: LogEntry,
  from: number,
  signal: AbortSignal,
): Promise<boolean> {
  const { consumer, stream, inbox, transact, handlers, retry, logger, metrics } = options;
  for (let attempt = 1; !signal.aborted; attempt += 1) {
    try {
      await deliver(
        handlers,
        entry,
        attempt,
        transact,
        (tx) => inbox.advance(tx, stream, from, entry.seq),
        options.timeoutMs,
      );
      metrics?.handled(consumer, stream, 1);
      return true;
    } catch (error) {
      if (error instanceof AlreadyHandled) throw error;
      metrics?.handlingFailed(consumer, stream);
      const { seq, event } = entry;
      const text = describeError(error);
      const about = { consumer, stream, seq, eventId: event.id, type: event.type, attempt };
      if (attempt < retry.attempts) {
        logger.warn({ ...about, error: text }, 'Handling an event failed; again soon');
        await pause(backOff(attempt, retry.firstDelayMs, retry.maxDelayMs), signal);
        continue;
      }
      // Where the database is what failed, this fails too, and the event is tried anew.
      await transact(async (_work, tx) => {
        await inbox.advance(tx, stream, from, seq);
        await inbox.bury(tx, entry, attempt, text);
      });
      metrics?.deadLettered(consumer, stream);
      logger.error({ ...about, error: text }, 'An event was put aside as a dead letter');
      return true;
    }
  }
  return false;
}
