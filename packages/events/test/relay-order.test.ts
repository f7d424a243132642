import { setTimeout as delay } from 'node:timers/promises';
import { connect } from '@blockscore/database';
import { hasRedis } from '@blockscore/testkit';
import { asc } from 'drizzle-orm';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { recordEvent } from '../src/index.ts';
import { openRelayBench, type RelayBench } from './relay-bench.ts';
import {
  eventually,
  type LogKind,
  newEvent,
  numbersOf,
  outbox,
  range,
  versionsOf,
} from './support.ts';

const now = new Date();

const kinds: readonly LogKind[] = ['Redis', 'Postgres'];

describe.for(kinds)('the relay to %s, under interleaved transactions', (kind) => {
  const skip = kind === 'Redis' && !hasRedis();
  const name = skip ? ' (needs a redis-server on the PATH)' : '';
  let bench: RelayBench;

  beforeEach(async () => {
    if (!skip) bench = await openRelayBench(kind);
  });

  afterEach(async () => {
    if (!skip) await bench.close();
  });

  test.skipIf(skip)(
    `gives every committed event one number without gaps, whatever the order of commits${name}`,
    { timeout: 60_000 },
    async () => {
      const relay = { pollMs: 3 };
      const writers = connect(bench.database.appUrl, { max: 12 });
      let version = 0;
      const transaction = fc.record({
        events: fc.integer({ min: 1, max: 3 }),
        beginMs: fc.integer({ min: 0, max: 12 }),
        holdMs: fc.integer({ min: 0, max: 25 }),
        commits: fc.boolean(),
        killsRelay: fc.integer({ min: 0, max: 5 }).map((n) => n === 0),
      });
      await fc.assert(
        fc.asyncProperty(fc.array(transaction, { minLength: 4, maxLength: 10 }), async (plan) => {
          const committed: number[] = [];
          let current = bench.start(relay);
          await Promise.all(
            plan.map(async ({ events, beginMs, holdMs, commits, killsRelay }) => {
              const versions = range(version + 1, version + events);
              version += events;
              await delay(beginMs);
              const work = writers.db.transaction(async (tx) => {
                for (const each of versions) {
                  await recordEvent(tx, outbox, newEvent(each), { now });
                  await delay(holdMs / versions.length);
                }
                if (!commits) tx.rollback();
              });
              await work.then(
                () => committed.push(...versions),
                () => undefined,
              );
              if (!killsRelay) return;
              const last = current;
              current = bench.start(relay);
              await last.stop();
            }),
          );
          await bench.stop();
          current = bench.start(relay);
          const rows = () =>
            bench.database.connection.db.select().from(outbox).orderBy(asc(outbox.seq));
          const all = await eventually('all rows in the log', async () => {
            const found = await rows();
            const last = (await bench.log.last('lending')) ?? 0;
            return found.length === last ? found : undefined;
          });
          await current.stop();
          const entries = [];
          for (let after = 0; after < all.length; after += 1_000) {
            entries.push(...(await bench.log.read('lending', after, 1_000)));
          }
          expect(numbersOf(entries)).toEqual(range(1, all.length));
          expect(entries.map(({ event }) => event.id)).toEqual(all.map(({ event }) => event.id));
          const fresh = new Set(committed);
          const seen = versionsOf(entries).filter((each) => fresh.has(each));
          expect(seen.sort((a, b) => a - b)).toEqual(committed.sort((a, b) => a - b));
        }),
        { numRuns: 12 },
      );
      await writers.close();
    },
  );
});
