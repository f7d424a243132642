import { setTimeout as delay } from 'node:timers/promises';
import { hasRedis } from '@blockscore/testkit';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createTails, cursorOf, type EventLog, encodeCursor, type LogEntry } from '../src/index.ts';
import {
  createEventsDatabase,
  type EventsDatabase,
  eventually,
  type LogKind,
  numbersOf,
  range,
  silent,
} from './support.ts';
import { openTailBench, stream, type TailBench, take } from './tail-bench.ts';

const kinds: readonly LogKind[] = ['Redis', 'Postgres'];

describe.for(kinds)('a tail of %s', (kind) => {
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

  test.skipIf(skip)(`gives what happens from now on${name}`, async () => {
    await bench.append(3);
    const entries = await bench.open();
    await bench.append(2);
    expect(numbersOf(await take(entries, 2))).toEqual([4, 5]);
    const next = entries.next();
    await bench.append(1);
    expect((await next).value).toMatchObject({ seq: 6, stream });
    await entries.return?.();
  });

  test.skipIf(skip)(`resumes after a cursor, and from the very beginning${name}`, async () => {
    await bench.append(450);
    const entries = await bench.open({ after: encodeCursor({ stream, seq: 0 }) });
    const seen = await take(entries, 300);
    expect(numbersOf(seen)).toEqual(range(1, 300));
    await entries.return?.();
    const cursor = cursorOf(seen.at(-1) ?? { stream, seq: 0 });
    const resumed = await bench.open({ after: cursor });
    await bench.append(50);
    expect(numbersOf(await take(resumed, 200))).toEqual(range(301, 500));
    await resumed.return?.();
  });

  test.skipIf(skip)(`tells how far a cursor is behind${name}`, async () => {
    const behind = (seq: number) => bench.tails.behind(stream, encodeCursor({ stream, seq }));
    expect(await behind(0)).toBe(0);
    await bench.append(450);
    expect(await Promise.all([0, 1, 449, 450, 900].map(behind))).toEqual([450, 449, 1, 0, 0]);
    expect(await bench.tails.behind(stream, 'rubbish')).toBe(0);
    await bench.log.trim(stream, 101);
    // What comes after the first two was dropped in part: they are refused.
    expect(await Promise.all([0, 99, 100].map(behind))).toEqual([0, 0, 350]);
  });

  test.skipIf(skip)(`gives what its filter lets through${name}`, async () => {
    await bench.append(10);
    const filter = ({ seq }: LogEntry) => seq % 5 === 0;
    const entries = await bench.open({ after: encodeCursor({ stream, seq: 1 }), filter });
    await bench.append(11);
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
        await expect(bench.open({ after })).rejects.toMatchObject({ code: 'CURSOR_INVALID' });
      }
    },
  );

  test.skipIf(skip)(`refuses a cursor whose next event is not held any more${name}`, async () => {
    await bench.append(20);
    await bench.log.trim(stream, 15);
    await expect(bench.open({ after: encodeCursor({ stream, seq: 13 }) })).rejects.toMatchObject({
      name: 'TailError',
      code: 'CURSOR_EXPIRED',
    });
    const entries = await bench.open({ after: encodeCursor({ stream, seq: 14 }) });
    expect(numbersOf(await take(entries, 2))).toEqual([15, 16]);
    await entries.return?.();
  });

  test.skipIf(skip)(`ends a reader who is too slow, and nobody else${name}`, async () => {
    const slow = await bench.open({ maxBuffered: 10 });
    const quick = await bench.open({ maxBuffered: 10 });
    const first = slow.next();
    const seen: number[] = [];
    const reading = (async () => {
      for await (const { seq } of quick) {
        seen.push(seq);
        if (seq === 100) break;
      }
    })();
    for (let round = 0; round < 20; round += 1) {
      await bench.append(5);
      await eventually(`number ${bench.last()}`, () =>
        seen.at(-1) === bench.last() ? true : undefined,
      );
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
      const aborted = await bench.open({ signal: controller.signal });
      const returned = await bench.open();
      const closed = await bench.open();
      const waiting = [aborted.next(), returned.next(), closed.next()];
      await delay(20);
      controller.abort();
      await returned.return?.();
      await bench.tails.close();
      for (const each of await Promise.all(waiting)) expect(each.done).toBe(true);
      await expect(bench.open()).rejects.toThrow(/closed/);
    },
  );

  test.skipIf(skip)(`leaves the others in peace when a filter throws${name}`, async () => {
    const bad = await bench.open({
      filter: () => {
        throw new Error('bad filter');
      },
    });
    const good = await bench.open();
    // Awaited from the start: it may be refused before the append has returned.
    const refused = expect(bad.next()).rejects.toThrow('bad filter');
    const next = good.next();
    await delay(20);
    await bench.append(1);
    await refused;
    expect((await next).value).toMatchObject({ seq: 1 });
    await good.return?.();
  });

  test.skipIf(skip)(
    `gives each of many every entry once, while others come and go${name}`,
    async () => {
      const many = await Promise.all(range(1, 700).map(() => bench.open()));
      const staying = many.slice(50).map((entries) => take(entries, 20));
      const leaving = many.slice(0, 50).map(async (entries, index) => {
        await take(entries, index % 20);
        await entries.return?.();
      });
      const coming: Promise<void>[] = [];
      for (const seq of range(1, 20)) {
        await bench.append(1);
        coming.push(
          bench.open({ after: encodeCursor({ stream, seq: seq - 1 }) }).then(async (entries) => {
            expect(numbersOf(await take(entries, 21 - seq))).toEqual(range(seq, 20));
          }),
        );
      }
      for (const taken of await Promise.all(staying))
        expect(numbersOf(taken)).toEqual(range(1, 20));
      await Promise.all([...leaving, ...coming]);
    },
  );

  test.skipIf(skip)(`is one reader for many tails${name}`, async () => {
    let reads = 0;
    let listens = 0;
    const counted: EventLog = {
      ...bench.log,
      read: (...args) => {
        reads += 1;
        return bench.log.read(...args);
      },
      listen: (...args) => {
        listens += 1;
        return bench.log.listen(...args);
      },
    };
    const shared = createTails({ log: counted, logger: silent, pollMs: 60_000 });
    const many = await Promise.all(range(1, 200).map(() => shared.open({ stream })));
    const taking = Promise.all(many.map((entries) => take(entries, 5)));
    await delay(50);
    reads = 0;
    await bench.append(5);
    for (const taken of await taking) expect(numbersOf(taken)).toEqual([1, 2, 3, 4, 5]);
    expect(listens).toBe(1);
    expect(reads).toBeLessThanOrEqual(3);
    await shared.close();
  });
});
