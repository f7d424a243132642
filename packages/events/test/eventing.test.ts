import { setTimeout as delay } from 'node:timers/promises';
import { Registry } from 'prom-client';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Eventing, recordEvent, startEventing } from '../src/index.ts';
import {
  createEventsDatabase,
  deadLetters,
  type EventsDatabase,
  eventually,
  inbox,
  newEvent,
  outbox,
  silent,
} from './support.ts';

let database: EventsDatabase;
let eventing: Eventing | undefined;

beforeEach(async () => {
  database = await createEventsDatabase();
});

afterEach(async () => {
  await eventing?.stop();
  await database.drop();
});

async function record(version: number): Promise<void> {
  const now = new Date();
  await database.connection.db.transaction((tx) =>
    recordEvent(tx, outbox, newEvent(version), { now }),
  );
}

test('a subgraph relays its events, hears those it wants, and counts both', async () => {
  const registry = new Registry();
  const heard: number[] = [];
  eventing = startEventing({
    subgraph: 'lending',
    connection: database.connection,
    databaseUrl: database.appUrl,
    eventsDatabaseUrl: database.appUrl,
    tables: { outbox, inbox, deadLetters },
    transact: (fn) => database.connection.db.transaction((tx) => fn(undefined, tx)),
    streams: ['lending'],
    handlers: {
      'lending.payment.failed': async (event, { attempt }) => {
        if (attempt === 1) throw new Error('the first time');
        heard.push(event.aggregate.version);
      },
    },
    logger: silent,
    registry,
  });
  await record(1);
  await record(2);
  const wanted = [
    'events_appended_total{stream="lending"} 2',
    'events_handled_total{consumer="lending",stream="lending"} 2',
    'events_handling_failures_total{consumer="lending",stream="lending"} 2',
    'events_consumer_lag{consumer="lending",stream="lending"} 0',
    'events_outbox_backlog{stream="lending"} 0',
    'events_outbox_oldest_seconds{stream="lending"} 0',
  ];
  await eventually('the figures', async () => {
    const text = await registry.metrics();
    return wanted.every((line) => text.includes(line)) ? true : undefined;
  });
  expect(heard).toEqual([1, 2]);
  expect(await eventing.log.last('lending')).toBe(2);
});

test('a subgraph that hears nobody relays all the same, and stops when it is told', async () => {
  const registry = new Registry();
  eventing = startEventing({
    subgraph: 'lending',
    connection: database.connection,
    databaseUrl: database.appUrl,
    eventsDatabaseUrl: database.appUrl,
    tables: { outbox, inbox, deadLetters },
    transact: (fn) => database.connection.db.transaction((tx) => fn(undefined, tx)),
    streams: [],
    handlers: {},
    logger: silent,
    registry,
  });
  expect(eventing.consumer).toBeUndefined();
  await record(1);
  const { log } = eventing;
  await eventually('the event', async () => ((await log.last('lending')) === 1 ? true : undefined));
  await eventing.stop();
  eventing = undefined;
  await record(2);
  await delay(100);
  const rows = await database.connection.db.select().from(outbox).orderBy(outbox.id);
  expect(rows.map(({ seq }) => seq)).toEqual([1, null]);
});
