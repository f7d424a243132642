import { setTimeout as delay } from 'node:timers/promises';
import { hasRedis } from '@blockscore/testkit';
import fc from 'fast-check';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import {
  createTails,
  cursorOf,
  type EventLog,
  encodeCursor,
  type LogEntry,
  TailError,
  type TailOptions,
  type Tails,
} from '../src/index.ts';
import {
  createEventsDatabase,
  createTestLog,
  type EventsDatabase,
  eventsOf,
  eventually,
  type LogKind,
  numbersOf,
  range,
  retried,
  silent,
  type TestLog,
} from './support.ts';

const kinds: readonly LogKind[] = ['Redis', 'Postgres'];
const stream = 'lending';

describe.for(kinds)('a tail of %s', (kind) => {
  const skip = kind === 'Redis' && !hasRedis();
  const name = skip ? ' (needs a redis-server on the PATH)' : '';
  let database: EventsDatabase;
  let store: TestLog;
  let log: EventLog;
  let writer: EventLog;
  let tails: Tails;
  let last = 0;

  beforeAll(async () => {
    if (!skip) database = await createEventsDatabase();
  });

  afterAll(async () => {
    await database?.drop();
  });

  beforeEach(async () => {
    if (skip) return;
    store = await createTestLog(kind, database);
    await store.flush();
    log = store.open();
    writer = store.open();
    tails = createTails({ log, logger: silent, pollMs: 500 });
    last = 0;
  });

  afterEach(async () => {
    if (skip) return;
    await tails.close();
    await log.close();
    await writer.close();
  });

  async function append(count: number): Promise<void> {
    const after = last;
    last += count;
    const events = eventsOf(after + 1, last);
    await retried(() => writer.append(stream, after, after + 1, events));
  }

  const open = (options: Partial<TailOptions> = {}) => tails.open({ stream, ...options });

  async function take(entries: AsyncIterator<LogEntry>, count: number): Promise<LogEntry[]> {
    const taken: LogEntry[] = [];
    while (taken.length < count) {
      const { value, done } = await entries.next();
      if (done === true) break;
      taken.push(value);
    }
    return taken;
  }

  test.skipIf(skip)(`gives what happens from now on${name}`, async () => {
    await append(3);
    const entries = await open();
    await append(2);
    expect(numbersOf(await take(entries, 2))).toEqual([4, 5]);
    const next = entries.next();
    await append(1);
    expect((await next).value).toMatchObject({ seq: 6, stream });
    await entries.return?.();
  });

  test.skipIf(skip)(`resumes after a cursor, and from the very beginning${name}`, async () => {
    await append(450);
    const entries = await open({ after: encodeCursor({ stream, seq: 0 }) });
    const seen = await take(entries, 300);
    expect(numbersOf(seen)).toEqual(range(1, 300));
    await entries.return?.();
    const cursor = cursorOf(seen.at(-1) ?? { stream, seq: 0 });
    const resumed = await open({ after: cursor });
    await append(50);
    expect(numbersOf(await take(resumed, 200))).toEqual(range(301, 500));
    await resumed.return?.();
  });

  test.skipIf(skip)(`gives what its filter lets through${name}`, async () => {
    await append(10);
    const filter = ({ seq }: LogEntry) => seq % 5 === 0;
    const entries = await open({ after: encodeCursor({ stream, seq: 1 }), filter });
    await append(11);
    expect(numbersOf(await take(entries, 4))).toEqual([5, 10, 15, 20]);
    await entries.return?.();
  });

  test.skipIf(skip)(
    `refuses a cursor that cannot be read or is another stream's${name}`,
    async () => {
      const foreign = encodeCursor({ stream: 'ledger', seq: 1 });
      for (const after of [
        '',
        'rubbish',
        '!',
        encodeCursor({ stream, seq: 1 }).slice(2),
        foreign,
      ]) {
        await expect(open({ after })).rejects.toMatchObject({ code: 'CURSOR_INVALID' });
      }
    },
  );

  test.skipIf(skip)(`refuses a cursor whose next event is not held any more${name}`, async () => {
    await append(20);
    await log.trim(stream, 15);
    await expect(open({ after: encodeCursor({ stream, seq: 13 }) })).rejects.toMatchObject({
      name: 'TailError',
      code: 'CURSOR_EXPIRED',
    });
    const entries = await open({ after: encodeCursor({ stream, seq: 14 }) });
    expect(numbersOf(await take(entries, 2))).toEqual([15, 16]);
    await entries.return?.();
  });

  test.skipIf(skip)(`ends a reader who is too slow, and nobody else${name}`, async () => {
    const slow = await open({ maxBuffered: 10 });
    const quick = await open({ maxBuffered: 10 });
    const first = slow.next();
    const seen: number[] = [];
    const reading = (async () => {
      for await (const { seq } of quick) {
        seen.push(seq);
        if (seq === 100) break;
      }
    })();
    for (let round = 0; round < 20; round += 1) {
      await append(5);
      await eventually(`number ${last}`, () => (seen.at(-1) === last ? true : undefined));
    }
    await reading;
    expect(seen).toEqual(range(1, 100));
    expect((await first).value).toMatchObject({ seq: 1 });
    expect(numbersOf(await take(slow, 10))).toEqual(range(2, 11));
    await expect(slow.next()).rejects.toMatchObject({ code: 'SUBSCRIBER_TOO_SLOW' });
    expect(await slow.next()).toEqual({ done: true, value: undefined });
  });

  test.skipIf(skip)(
    `ends at once, waiting or not, when it is returned or aborted${name}`,
    async () => {
      const controller = new AbortController();
      const aborted = await open({ signal: controller.signal });
      const returned = await open();
      const closed = await open();
      const waiting = [aborted.next(), returned.next(), closed.next()];
      await delay(20);
      controller.abort();
      await returned.return?.();
      await tails.close();
      for (const each of await Promise.all(waiting)) expect(each.done).toBe(true);
      await expect(open()).rejects.toThrow(/closed/);
    },
  );

  test.skipIf(skip)(`leaves the others in peace when a filter throws${name}`, async () => {
    const bad = await open({
      filter: () => {
        throw new Error('bad filter');
      },
    });
    const good = await open();
    const waiting = [bad.next(), good.next()] as const;
    await delay(20);
    await append(1);
    await expect(waiting[0]).rejects.toThrow('bad filter');
    expect((await waiting[1]).value).toMatchObject({ seq: 1 });
    await good.return?.();
  });

  test.skipIf(skip)(`is one reader for many tails${name}`, async () => {
    let reads = 0;
    let listens = 0;
    const counted: EventLog = {
      ...log,
      read: (...args) => {
        reads += 1;
        return log.read(...args);
      },
      listen: (...args) => {
        listens += 1;
        return log.listen(...args);
      },
    };
    const shared = createTails({ log: counted, logger: silent, pollMs: 60_000 });
    const many = await Promise.all(range(1, 200).map(() => shared.open({ stream })));
    const taking = Promise.all(many.map((entries) => take(entries, 5)));
    await delay(50);
    reads = 0;
    await append(5);
    for (const taken of await taking) expect(numbersOf(taken)).toEqual([1, 2, 3, 4, 5]);
    expect(listens).toBe(1);
    expect(reads).toBeLessThanOrEqual(3);
    await shared.close();
  });

  test.skipIf(skip)(`misses nothing when connections are cut${name}`, async () => {
    const entries = await open();
    const seen: number[] = [];
    const reading = (async () => {
      for await (const { seq } of entries) {
        seen.push(seq);
        if (seq === 60) break;
      }
    })();
    for (let round = 0; round < 6; round += 1) {
      await append(5);
      if (round % 2 === 0) await store.cut();
      await append(5);
    }
    await reading;
    expect(seen).toEqual(range(1, 60));
  });

  test.skipIf(skip)(
    `misses nothing when the log loses its data and is filled again${name}`,
    async () => {
      const events = eventsOf(1, 40);
      await writer.append(stream, 0, 1, events.slice(0, 30));
      const live = await open();
      const waiting = live.next();
      await delay(20);
      await store.flush();
      const behind = await open({ after: encodeCursor({ stream, seq: 20 }) });
      const level = await open({ after: encodeCursor({ stream, seq: 30 }) });
      await writer.append(stream, 0, 1, events.slice(0, 25));
      await delay(50);
      await writer.append(stream, 25, 26, events.slice(25));
      expect((await waiting).value).toMatchObject({ seq: 31 });
      expect(numbersOf(await take(behind, 20))).toEqual(range(21, 40));
      expect(numbersOf(await take(level, 10))).toEqual(range(31, 40));
      await Promise.all([live, behind, level].map((entries) => entries.return?.()));
    },
  );

  test.skipIf(skip)(
    `tells those who were on it when the log dropped what they were to read${name}`,
    async () => {
      await append(2);
      const paused = await open({ after: encodeCursor({ stream, seq: 0 }) });
      await append(8);
      await log.trim(stream, 8);
      await expect(take(paused, 10)).rejects.toThrow(TailError);
    },
  );

  test.skipIf(skip)(
    `has no gap and no repetition, wherever it begins while events are appended${name}`,
    { timeout: 60_000 },
    async () => {
      const step = fc.record({
        burst: fc.integer({ min: 1, max: 9 }),
        waitMs: fc.integer({ min: 0, max: 6 }),
      });
      const reader = fc.record({
        atMs: fc.integer({ min: 0, max: 40 }),
        resumes: fc.integer({ min: 0, max: 3 }),
      });
      await fc.assert(
        fc.asyncProperty(
          fc.array(step, { minLength: 3, maxLength: 10 }),
          fc.array(reader, { minLength: 1, maxLength: 5 }),
          async (steps, readers) => {
            const base = last;
            const end = base + steps.reduce((sum, { burst }) => sum + burst, 0);
            const reading = readers.map(async ({ atMs, resumes }) => {
              await delay(atMs);
              let position = base;
              const seen: number[] = [];
              for (let life = 0; life <= resumes && position < end; life += 1) {
                const entries = await open({ after: encodeCursor({ stream, seq: position }) });
                const share = Math.ceil((end - position) / (resumes - life + 1));
                seen.push(...numbersOf(await take(entries, share)));
                await entries.return?.();
                position = seen.at(-1) ?? position;
              }
              return seen;
            });
            for (const { burst, waitMs } of steps) {
              await append(burst);
              await delay(waitMs);
            }
            for (const seen of await Promise.all(reading))
              expect(seen).toEqual(range(base + 1, end));
          },
        ),
        { numRuns: 15 },
      );
    },
  );
});
