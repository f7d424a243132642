import { randomBytes } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { connect } from '@blockscore/database';
import { createTestRedis, hasRedis } from '@blockscore/testkit';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  consume,
  createLeases,
  createTails,
  type EventLog,
  openEventLog,
  recordEvent,
  startRelay,
} from '../src/index.ts';
import { type Door, openDoor } from './door.ts';
import {
  createEventsDatabase,
  deadLetters,
  type EventsDatabase,
  eventually,
  inbox,
  newEvent,
  outbox,
  range,
  silent,
} from './support.ts';

const OUTAGE_MS = 800;

/** Everything together, on connections that go through a door which is shut for a while. */
describe('recording, relay, consumer and subscription', () => {
  let database: EventsDatabase;
  const closing: (() => Promise<unknown>)[] = [];

  beforeEach(async () => {
    database = await createEventsDatabase();
  });

  afterEach(async () => {
    for (const close of closing.splice(0).reverse()) await close();
    await database.drop();
  });

  async function doorTo(url: string): Promise<Door> {
    const door = await openDoor(url);
    closing.push(() => door.close());
    return door;
  }

  async function run(databaseUrl: string, log: EventLog) {
    const connection = connect(databaseUrl, { max: 4 });
    const leases = createLeases({ url: databaseUrl, logger: silent, retryMs: 100 });
    const tails = createTails({ log, logger: silent, pollMs: 60_000 });
    const shared = { log, leases, logger: silent, pollMs: 60_000 };
    const relay = startRelay({ connection, outbox, ...shared });
    const handled: number[] = [];
    const consumer = consume({
      ...shared,
      subgraph: 'lending',
      consumer: `outage-${randomBytes(4).toString('hex')}`,
      streams: ['lending'],
      inbox,
      deadLetters,
      transact: (fn) => connection.db.transaction((tx) => fn(undefined, tx)),
      handlers: {
        'lending.payment.failed': async (event) => {
          handled.push(event.aggregate.version);
        },
      },
    });
    const told: number[] = [];
    const entries = await tails.open({ stream: 'lending' });
    const listening = (async () => {
      for await (const { event } of entries) told.push(event.aggregate.version);
    })();
    closing.push(async () => {
      await Promise.all([relay.stop(), consumer.stop(), tails.close()]);
      await listening;
      await leases.close();
      await log.close();
      await connection.close();
    });
    return { handled, told };
  }

  const record = (version: number) =>
    database.connection.db.transaction((tx) =>
      recordEvent(tx, outbox, newEvent(version), { now: new Date() }),
    );

  async function survives(door: Door, seen: { handled: number[]; told: number[] }) {
    const all = () => (seen.told.length >= 6 && new Set(seen.handled).size >= 6 ? true : undefined);
    await record(1);
    await record(2);
    await eventually('the first events', () => (seen.handled.length >= 2 ? true : undefined));
    door.shut();
    await record(3);
    await delay(OUTAGE_MS);
    await record(4);
    door.open();
    await record(5);
    // Nothing here polls within the test's time: the bells themselves must have come back.
    await delay(OUTAGE_MS);
    await record(6);
    await eventually('all events', all, 25_000);
    expect(seen.told).toEqual(range(1, 6));
    expect([...new Set(seen.handled)]).toEqual(range(1, 6));
  }

  test('outlive a Postgres that is away for a while', { timeout: 60_000 }, async () => {
    const door = await doorTo(database.appUrl);
    const seen = await run(door.url, openEventLog({ databaseUrl: door.url, logger: silent }));
    await survives(door, seen);
  });

  test.skipIf(!hasRedis())(
    'outlive a Redis that is away for a while (needs a redis-server on the PATH)',
    { timeout: 60_000 },
    async () => {
      const door = await doorTo(await createTestRedis());
      const prefix = `outage-${randomBytes(4).toString('hex')}`;
      const log = openEventLog({ redisUrl: door.url, prefix, logger: silent });
      const seen = await run(database.appUrl, log);
      await survives(door, seen);
    },
  );
});
