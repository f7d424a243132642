import { setTimeout as delay } from 'node:timers/promises';
import { hasRedis } from '@blockscore/testkit';
import fc from 'fast-check';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { encodeCursor, TailError } from '../src/index.ts';
import {
  createEventsDatabase,
  type EventsDatabase,
  eventsOf,
  type LogKind,
  numbersOf,
  range,
} from './support.ts';
import { openTailBench, stream, type TailBench, take } from './tail-bench.ts';

const kinds: readonly LogKind[] = ['Redis', 'Postgres'];

describe.for(kinds)('a tail of %s, cut off or overtaken', (kind) => {
  const skip = kind === 'Redis' && !hasRedis();
  const name = skip ? ' (needs a redis-server on the PATH)' : '';
  let database: EventsDatabase;
  let bench: TailBench;

  beforeAll(async () => {
    if (!skip) database = await createEventsDatabase();
  });

  afterAll(async () => {
    await database?.drop();
  });

  beforeEach(async () => {
    if (!skip) bench = await openTailBench(kind, database);
  });

  afterEach(async () => {
    if (!skip) await bench.close();
  });

  test.skipIf(skip)(`misses nothing when connections are cut${name}`, async () => {
    const entries = await bench.open();
    const seen: number[] = [];
    const reading = (async () => {
      for await (const { seq } of entries) {
        seen.push(seq);
        if (seq === 60) break;
      }
    })();
    for (let round = 0; round < 6; round += 1) {
      await bench.append(5);
      if (round % 2 === 0) await bench.store.cut();
      await bench.append(5);
    }
    await reading;
    expect(seen).toEqual(range(1, 60));
  });

  test.skipIf(skip)(
    `misses nothing when the log loses its data and is filled again${name}`,
    async () => {
      const events = eventsOf(1, 40);
      await bench.writer.append(stream, 0, 1, events.slice(0, 30));
      const live = await bench.open();
      const waiting = live.next();
      await delay(20);
      await bench.store.flush();
      const behind = await bench.open({ after: encodeCursor({ stream, seq: 20 }) });
      const level = await bench.open({ after: encodeCursor({ stream, seq: 30 }) });
      await bench.writer.append(stream, 0, 1, events.slice(0, 25));
      await delay(50);
      await bench.writer.append(stream, 25, 26, events.slice(25));
      expect((await waiting).value).toMatchObject({ seq: 31 });
      expect(numbersOf(await take(behind, 20))).toEqual(range(21, 40));
      expect(numbersOf(await take(level, 10))).toEqual(range(31, 40));
      await Promise.all([live, behind, level].map((entries) => entries.return?.()));
    },
  );

  test.skipIf(skip)(
    `tells those who were on it when the log dropped what they were to read${name}`,
    async () => {
      await bench.append(2);
      const paused = await bench.open({ after: encodeCursor({ stream, seq: 0 }) });
      await bench.append(8);
      await bench.log.trim(stream, 8);
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
            const base = bench.last();
            const end = base + steps.reduce((sum, { burst }) => sum + burst, 0);
            const reading = readers.map(async ({ atMs, resumes }) => {
              await delay(atMs);
              let position = base;
              const seen: number[] = [];
              for (let life = 0; life <= resumes && position < end; life += 1) {
                const entries = await bench.open({
                  after: encodeCursor({ stream, seq: position }),
                });
                const share = Math.ceil((end - position) / (resumes - life + 1));
                seen.push(...numbersOf(await take(entries, share)));
                await entries.return?.();
                position = seen.at(-1) ?? position;
              }
              return seen;
            });
            for (const { burst, waitMs } of steps) {
              await bench.append(burst);
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
