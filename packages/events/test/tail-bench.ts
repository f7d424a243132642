import {
  createTails,
  type EventLog,
  type LogEntry,
  type TailOptions,
  type Tails,
} from '../src/index.ts';
import {
  createTestLog,
  type EventsDatabase,
  eventsOf,
  type LogKind,
  retried,
  silent,
  type TestLog,
} from './support.ts';

export const stream = 'lending';

/** An empty stream with tails on it, and somebody who writes to it. */
export interface TailBench {
  readonly store: TestLog;
  readonly log: EventLog;
  readonly writer: EventLog;
  readonly tails: Tails;
  /** The last number appended. */
  last(): number;
  append(count: number): Promise<void>;
  open(options?: Partial<TailOptions>): Promise<AsyncIterableIterator<LogEntry>>;
  close(): Promise<void>;
}

export async function openTailBench(kind: LogKind, database: EventsDatabase): Promise<TailBench> {
  const store = await createTestLog(kind, database);
  await store.flush();
  const log = store.open();
  const writer = store.open();
  const tails = createTails({ log, logger: silent, pollMs: 500 });
  let last = 0;
  return {
    store,
    log,
    writer,
    tails,
    last: () => last,
    async append(count) {
      const after = last;
      last += count;
      const events = eventsOf(after + 1, last);
      await retried(() => writer.append(stream, after, after + 1, events));
    },
    open: (options = {}) => tails.open({ stream, ...options }),
    async close() {
      await tails.close();
      await log.close();
      await writer.close();
    },
  };
}

/** The next so many entries, fewer where the tail ends before. */
export async function take(entries: AsyncIterator<LogEntry>, count: number): Promise<LogEntry[]> {
  const taken: LogEntry[] = [];
  while (taken.length < count) {
    const { value, done } = await entries.next();
    if (done === true) break;
    taken.push(value);
  }
  return taken;
}
