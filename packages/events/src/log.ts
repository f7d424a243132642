import type { AnyEvent, LogEntry } from './envelope.ts';

/**
 * The event log: one append-only stream per subgraph, numbered without gaps by that subgraph's
 * relay. It is a copy of the outboxes, for everyone to read: a log that lost its data is filled again
 * under the same numbers. Served by Redis Streams or by Postgres.
 */
export interface EventLog {
  /**
   * Appends events with consecutive numbers, all or none, and rings the bell.
   * They are appended only where the log's last number is `after`; else nothing happens, and the
   * answer tells the relay where to go on. So a repetition changes nothing, and a log that lost its
   * data between two appends gets no hole.
   * @param after the last number that the stream is believed to hold, 0 where it is empty
   * @param first the number of the first of `events`; `after + 1` unless the stream is empty
   * @returns the last number that the stream holds now
   */
  append(
    stream: string,
    after: number,
    first: number,
    events: readonly AnyEvent[],
  ): Promise<number>;
  /**
   * The events that follow number `after`, oldest first, without a gap.
   * @param limit 1 to 1,000
   * @throws CursorExpired where the next one wanted is not held any more
   */
  read(stream: string, after: number, limit: number): Promise<readonly LogEntry[]>;
  /** The first number held; `undefined` where the stream is empty. */
  first(stream: string): Promise<number | undefined>;
  /** The last number held; `undefined` where the stream is empty. */
  last(stream: string): Promise<number | undefined>;
  /** Drops all numbers below `before`, but never the last one held. */
  trim(stream: string, before: number): Promise<void>;
  /**
   * Calls `onBell` when a stream has grown, and after every reconnection, when it may have. A bell
   * may be lost or ring for nothing: who listens reads from their own position, and also now and
   * then without a bell.
   * @returns once the bell is sure to ring, a function that stops it
   */
  listen(
    streams: readonly string[],
    onBell: (stream: string) => void,
  ): Promise<() => Promise<void>>;
  close(): Promise<void>;
}

/** The log does not hold the event that follows the position any more. */
export class CursorExpired extends Error {
  override readonly name = 'CursorExpired';
  readonly code = 'CURSOR_EXPIRED';
  readonly stream: string;
  /** The number that was wanted next, and the first one that is held. */
  readonly wanted: number;
  readonly held: number;

  constructor(stream: string, wanted: number, held: number) {
    super(
      `Stream ${stream} holds events from number ${held} on; number ${wanted} was dropped: read the present state and subscribe again without a cursor`,
    );
    this.stream = stream;
    this.wanted = wanted;
    this.held = held;
  }
}

/** What every implementation of `read` promises: no hole after `after`, none in between. */
export function withoutGap(
  stream: string,
  after: number,
  entries: readonly LogEntry[],
): readonly LogEntry[] {
  let wanted = after + 1;
  for (const { seq } of entries) {
    if (seq !== wanted) throw new CursorExpired(stream, wanted, seq);
    wanted += 1;
  }
  return entries;
}

export function checkRead(after: number, limit: number): void {
  if (!Number.isSafeInteger(after) || after < 0) throw new RangeError(`No such position: ${after}`);
  if (!Number.isInteger(limit) || limit < 1 || limit > 1_000) {
    throw new RangeError(`A read takes 1 to 1,000 events, not ${limit}`);
  }
}
