import { sql } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  type AnyEvent,
  type ConsumerOptions,
  type Handlers,
  handledInLanes,
} from '../src/index.ts';
import {
  type ConsumerBench,
  effects,
  note,
  noting,
  notingTogether,
  openConsumerBench,
  type Work,
} from './consumer-bench.ts';
import { eventsOf, range } from './support.ts';

describe('a consumer', () => {
  let bench: ConsumerBench;

  beforeEach(async () => {
    bench = await openConsumerBench();
  });

  afterEach(() => bench.close());

  test('handles each event once and in order, those from before it began too', async () => {
    await bench.append(250);
    bench.start(noting, { pollMs: 60_000 });
    await bench.settledAt(250);
    await bench.append(5);
    await bench.settledAt(255);
    expect(await bench.effective()).toEqual(range(1, 255));
  });

  test('goes on where it stood, and changes nothing again', async () => {
    await bench.append(3);
    const first = bench.start(noting);
    await bench.settledAt(3);
    await first.stop();
    await bench.append(2);
    bench.start(noting);
    await bench.settledAt(5);
    expect(await bench.effective()).toEqual([1, 2, 3, 4, 5]);
  });

  test('undoes the change of a handler that fails, and tries again', async () => {
    const attempts: number[] = [];
    await bench.append(2);
    bench.start({
      'lending.payment.failed': async (event, { attempt, transact: inOne }) => {
        attempts.push(attempt);
        await inOne(async (work) => {
          await work.note(event.aggregate.version);
          if (attempt === 1) throw new Error('once');
        });
      },
    });
    await bench.settledAt(2);
    expect(await bench.effective()).toEqual([1, 2]);
    expect(attempts).toEqual([1, 2, 1, 2]);
  });

  test('puts aside what keeps failing, goes on, and handles it when it is retried', async () => {
    let broken = true;
    await bench.append(3);
    const letters = bench.startWithLetters({
      'lending.payment.failed': (event, { transact: inOne }) =>
        inOne(async (work) => {
          await work.note(event.aggregate.version);
          if (broken && event.aggregate.version === 2) throw new TypeError('no such account');
        }),
    });
    await bench.settledAt(3);
    expect(await bench.effective()).toEqual([1, 3]);
    const [letter, ...rest] = await letters.list();
    expect(rest).toEqual([]);
    expect(letter).toMatchObject({
      stream: 'lending',
      seq: 2,
      attempts: 3,
      error: 'TypeError: no such account',
      event: { aggregate: { version: 2 } },
    });
    const id = letter?.id ?? 0n;
    expect(await letters.retry(id)).toMatchObject({ error: { code: 'FAILED_AGAIN' } });
    expect(await letters.list()).toMatchObject([{ attempts: 4 }]);
    broken = false;
    const answers = await Promise.all([letters.retry(id), letters.retry(id), letters.retry(id)]);
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await letters.retry(id)).toMatchObject({ error: { code: 'NOT_FOUND' } });
    expect(await bench.effective()).toEqual([1, 3, 2]);
    expect(await letters.list()).toEqual([]);
    expect(await letters.list(id)).toEqual([]);
  });

  test('handles what it reads at once by one transaction, at most a page, and one event by itself', async () => {
    const sizes: number[] = [];
    await bench.append(250);
    bench.start(noting, {
      pollMs: 60_000,
      handleBatch: async (batch) => {
        sizes.push(batch.entries.length);
        await notingTogether(batch);
      },
    });
    await bench.settledAt(250);
    await bench.append(1);
    await bench.settledAt(251);
    expect(sizes).toEqual([100, 100, 50]);
    expect(await bench.effective()).toEqual(range(1, 251));
  });

  test('reads past what it does not handle, and handles together what it finds there', async () => {
    const found: number[][] = [];
    const options: Partial<ConsumerOptions<Work>> = {
      pollMs: 60_000,
      handleBatch: async (batch) => {
        found.push(batch.entries.map(({ seq }) => seq));
        await notingTogether(batch);
      },
    };
    const events = eventsOf(1, 450).map((event, place) =>
      place % 150 === 0 ? event : { ...event, type: 'lending.payment.returned' as const },
    );
    await bench.log.append('lending', 0, 1, events as AnyEvent[]);
    bench.start(noting, options);
    await bench.settledAt(450);
    expect(found).toEqual([[1, 151, 301]]);
    expect(await bench.effective()).toEqual([1, 151, 301]);
  });

  test('handles together those alone that can be, and in their order with the others', async () => {
    const handlers: Handlers<Work> = { ...noting, 'lending.payment.returned': note };
    const apart = [3, 7, 8];
    const events = eventsOf(1, 10).map((event) =>
      apart.includes(event.aggregate.version)
        ? { ...event, type: 'lending.payment.returned' as const }
        : event,
    );
    await bench.log.append('lending', 0, 1, events as AnyEvent[]);
    bench.start(handlers, handledInLanes(handlers, ['lending.payment.failed']));
    await bench.settledAt(10);
    expect(await bench.effective()).toEqual(range(1, 10));
    const { db } = bench.database.connection;
    const rows = await db
      .select({ by: sql<string>`xmin::text` })
      .from(effects)
      .orderBy(effects.place);
    const transactions = Object.values(Object.groupBy(rows, ({ by }) => by));
    expect(transactions.map((each) => each?.length).toSorted()).toEqual([1, 1, 1, 2, 2, 3]);
  });

  test('holds nothing up for one of several that is bad, and puts that aside by itself', async () => {
    const bad = (version: number) => version % 40 === 7;
    await bench.append(120);
    const letters = bench.startWithLetters(
      {
        'lending.payment.failed': (event, { transact: inOne }) =>
          inOne(async (work) => {
            await work.note(event.aggregate.version);
            if (bad(event.aggregate.version)) throw new Error('no such account');
          }),
      },
      {
        handleBatch: ({ entries, transact: inOne }) =>
          inOne(async (work) => {
            for (const { event } of entries) await work.note(event.aggregate.version);
            if (entries.some(({ event }) => bad(event.aggregate.version))) {
              throw new Error('one of them is bad');
            }
          }),
      },
    );
    await bench.settledAt(120);
    expect((await letters.list()).map(({ seq }) => seq)).toEqual([7, 47, 87]);
    expect(await bench.effective()).toEqual(range(1, 120).filter((version) => !bad(version)));
  });

  test('marks as done what changes nothing or is not for it', async () => {
    const called: number[] = [];
    await bench.append(4);
    bench.start({
      'lending.payment.failed': async (event) => {
        called.push(event.aggregate.version);
      },
    });
    bench.start(
      { 'lending.decision.made': () => Promise.reject(new Error('not mine')) },
      {
        consumer: 'other',
      },
    );
    await bench.settledAt(4);
    await bench.settledAt(4, 'other');
    expect(called).toEqual([1, 2, 3, 4]);
  });

  test('lets a handler work outside first, and keeps it to one transaction of its own', async () => {
    const calls: string[] = [];
    await bench.append(1);
    const letters = bench.startWithLetters({
      'lending.payment.failed': async (event, delivery) => {
        calls.push(`provider ${event.id} ${delivery.seq}`);
        if (delivery.attempt === 1) throw new Error('the provider is away');
        await bench.transact((work) => work.note(100));
        await delivery.transact((work) => work.note(event.aggregate.version));
        await delivery
          .transact((work) => work.note(666))
          .catch((error: unknown) => {
            calls.push(String(error));
          });
      },
    });
    await bench.settledAt(1);
    expect(await bench.effective()).toEqual([100, 1]);
    expect(calls).toHaveLength(3);
    expect(calls[0]).toBe(calls[1]);
    expect(calls[2]).toMatch(/a handler uses it once/);
    expect(await letters.list()).toEqual([]);
  });

  test('gives up on a handler that never ends', async () => {
    await bench.append(2);
    const letters = bench.startWithLetters(
      {
        'lending.payment.failed': (event, delivery) =>
          event.aggregate.version === 1
            ? new Promise(() => undefined)
            : delivery.transact((work) => work.note(event.aggregate.version)),
      },
      // Long enough for the other event's transaction on a busy machine, in one of two attempts.
      { timeoutMs: 1_000, retry: { attempts: 2, firstDelayMs: 5, maxDelayMs: 20 } },
    );
    await bench.settledAt(2);
    expect(await bench.effective()).toEqual([2]);
    expect(await letters.list()).toMatchObject([
      { error: 'Error: The handler took longer than 1000 ms' },
    ]);
  });
});
