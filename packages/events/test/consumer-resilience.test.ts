import { setTimeout as delay } from 'node:timers/promises';
import fc from 'fast-check';
import postgres from 'postgres';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { BatchHandler, Handlers, Leases } from '../src/index.ts';
import {
  type ConsumerBench,
  effects,
  noting,
  notingTogether,
  openConsumerBench,
  type Work,
} from './consumer-bench.ts';
import { eventsOf, eventually, range, retried, silent } from './support.ts';

describe('a consumer among others, killed and cut off', () => {
  let bench: ConsumerBench;

  beforeEach(async () => {
    bench = await openConsumerBench();
  });

  afterEach(() => bench.close());

  test('is one among its replicas, and another takes over', async () => {
    const others = bench.newLeases();
    const by = (name: string): Handlers<Work> => ({
      'lending.payment.failed': (event, delivery) =>
        delivery.transact((work) => work.note(event.aggregate.version, name)),
    });
    const first = bench.start(by('first'));
    await bench.append(20);
    await bench.settledAt(20);
    bench.start(by('second'), { leases: others });
    await bench.append(20);
    await bench.settledAt(40);
    const rows = await bench.database.connection.db.select().from(effects);
    expect(new Set(rows.map((row) => row.by))).toEqual(new Set(['first']));
    await first.stop();
    await bench.append(20);
    await bench.settledAt(60);
    expect(await bench.effective()).toEqual(range(1, 60));
  });

  test('changes nothing twice even where two work at once', async () => {
    const both: Leases = {
      run: async (_name, work, signal) => work(signal),
      close: async () => undefined,
    };
    bench.start(noting, { leases: both, pollMs: 5 });
    bench.start(noting, { leases: both, pollMs: 5, handleBatch: notingTogether });
    for (let round = 0; round < 10; round += 1) await bench.append(7);
    await bench.settledAt(70);
    await delay(50);
    expect(await bench.effective()).toEqual(range(1, 70));
  });

  test('waits, and passes nothing over, where the log has dropped what comes next', async () => {
    await bench.append(4);
    const first = bench.start(noting);
    await bench.settledAt(4);
    await first.stop();
    await bench.append(6);
    await bench.log.trim('lending', 8);
    const faults: string[] = [];
    const logger = silent.child({});
    logger.error = (about: { error: string }) => faults.push(about.error);
    bench.start(noting, { logger });
    await eventually('the fault', () => faults[0]);
    expect(faults[0]).toMatch(/holds events from number 8 on; number 5 was dropped/);
    expect(await bench.effective()).toEqual([1, 2, 3, 4]);
    bench.start(noting, { consumer: 'new' });
    await bench.settledAt(10, 'new');
    expect(await bench.effective()).toEqual([1, 2, 3, 4, 8, 9, 10]);
  });

  test('outlives a database that is away and connections that are cut', async () => {
    bench.start(noting, { pollMs: 30 });
    await bench.append(3);
    await bench.settledAt(3);
    const admin = postgres(bench.database.adminUrl, { max: 1 });
    for (let round = 0; round < 3; round += 1) {
      await admin`select pg_terminate_backend(pid) from pg_stat_activity
        where datname = ${bench.database.name} and pid <> pg_backend_pid()`;
      await delay(30);
    }
    await admin.end();
    const events = eventsOf(4, 6);
    await retried(() => bench.log.append('lending', 3, 4, events));
    await eventually('all effects', async () => {
      const found = await bench.effective().catch(() => []);
      return found.length >= 6 ? true : undefined;
    });
    expect(await bench.effective()).toEqual([1, 2, 3, 4, 5, 6]);
  });

  test('takes up streams of known subgraphs only', () => {
    expect(() => bench.start(noting, { streams: ['nobody'] })).toThrow(/no stream/);
  });

  test('handles every event once however often its handlers fail and it is killed', {
    timeout: 60_000,
  }, async () => {
    const chance = fc.integer({ min: 0, max: 3 });
    const plan = fc.array(fc.record({ fails: chance, pauseMs: chance, killed: fc.boolean() }), {
      minLength: 3,
      maxLength: 12,
    });
    await fc.assert(
      fc.asyncProperty(plan, fc.boolean(), async (steps, together) => {
        const base = (await bench.log.last('lending')) ?? 0;
        const handlers: Handlers<Work> = {
          'lending.payment.failed': (event, { attempt, transact: inOne }) =>
            inOne(async (work) => {
              await work.note(event.aggregate.version);
              const step = steps[event.aggregate.version - base - 1];
              await delay(step?.pauseMs ?? 0);
              if (attempt <= (step?.fails ?? 0)) throw new Error('as planned');
            }),
        };
        let batches = 0;
        const handleBatch: BatchHandler<Work> = async (batch) => {
          await notingTogether(batch);
          batches += 1;
          if (batches % 2 === 1) throw new Error('late, as planned');
        };
        const retry = { attempts: 10, firstDelayMs: 1, maxDelayMs: 2 };
        const options = { retry, pollMs: 5, ...(together && { handleBatch }) };
        let current = bench.start(handlers, options);
        for (const { killed } of steps) {
          await bench.append(1);
          if (!killed) continue;
          await current.stop();
          current = bench.start(handlers, options);
        }
        await bench.settledAt(base + steps.length);
        await current.stop();
        expect(await bench.effective()).toEqual(range(1, base + steps.length));
      }),
      { numRuns: 8 },
    );
  });
});
