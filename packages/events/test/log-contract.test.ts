import { hasRedis } from '@blockscore/testkit';
import postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { CursorExpired, type EventLog, openEventLog, provisionEventLog } from '../src/index.ts';
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
  versionsOf,
} from './support.ts';

const kinds: readonly LogKind[] = ['Redis', 'Postgres'];

describe.for(kinds)('the event log in %s', (kind) => {
  const skip = kind === 'Redis' && !hasRedis();
  const name = skip ? ' (needs a redis-server on the PATH)' : '';
  let database: EventsDatabase;
  let store: TestLog;
  let log: EventLog;

  beforeAll(async () => {
    if (skip) return;
    database = await createEventsDatabase();
    store = await createTestLog(kind, database);
    log = store.open();
  });

  afterAll(async () => {
    await log?.close();
    await database?.drop();
  });

  // The contract's cases follow one another on one stream, as a stream's life does.
  test.skipIf(skip)(`is empty at first${name}`, async () => {
    expect(await log.first('lending')).toBeUndefined();
    expect(await log.last('lending')).toBeUndefined();
    expect(await log.read('lending', 0, 10)).toEqual([]);
    await log.trim('lending', 5);
  });

  test.skipIf(skip)(`gives back what was appended, in order${name}`, async () => {
    const events = eventsOf(1, 5);
    expect(await log.append('lending', 0, 1, events.slice(0, 3))).toBe(3);
    expect(await log.append('lending', 3, 4, events.slice(3))).toBe(5);
    const entries = await log.read('lending', 0, 100);
    expect(numbersOf(entries)).toEqual([1, 2, 3, 4, 5]);
    expect(entries.map(({ event }) => event)).toEqual(events);
    expect(numbersOf(await log.read('lending', 2, 2))).toEqual([3, 4]);
    expect(await log.read('lending', 5, 10)).toEqual([]);
    expect([await log.first('lending'), await log.last('lending')]).toEqual([1, 5]);
  });

  test.skipIf(skip)(`refuses numbers that it holds, and says where it ends${name}`, async () => {
    expect(await log.append('lending', 0, 1, eventsOf(901, 903))).toBe(5);
    expect(await log.append('lending', 3, 4, eventsOf(904, 904))).toBe(5);
    expect(await log.append('lending', 9, 10, eventsOf(910, 910))).toBe(5);
    expect(versionsOf(await log.read('lending', 0, 100))).toEqual([1, 2, 3, 4, 5]);
  });

  test.skipIf(skip)(`refuses a hole${name}`, async () => {
    await expect(log.append('lending', 5, 7, eventsOf(7, 7))).rejects.toThrow(/cannot follow/);
    expect(await log.last('lending')).toBe(5);
  });

  test.skipIf(skip)(`lets one of many who append the same win${name}`, async () => {
    const others = [store.open(), store.open(), store.open()];
    const answers = await Promise.all(
      others.map((other) => other.append('lending', 5, 6, eventsOf(6, 10))),
    );
    expect(answers).toEqual([10, 10, 10]);
    expect(numbersOf(await log.read('lending', 0, 100))).toEqual(range(1, 10));
    await Promise.all(others.map((other) => other.close()));
  });

  test.skipIf(skip)(`keeps streams apart${name}`, async () => {
    expect(await log.read('credit', 0, 100)).toEqual([]);
    expect(await log.last('credit')).toBeUndefined();
  });

  test.skipIf(skip)(`tells that a position expired once it is trimmed${name}`, async () => {
    await log.trim('lending', 7);
    expect(await log.first('lending')).toBe(7);
    expect(numbersOf(await log.read('lending', 6, 100))).toEqual([7, 8, 9, 10]);
    const expired = log.read('lending', 5, 100);
    await expect(expired).rejects.toThrow(CursorExpired);
    await expect(expired).rejects.toMatchObject({ wanted: 6, held: 7, code: 'CURSOR_EXPIRED' });
  });

  test.skipIf(skip)(`keeps its last entry however much is trimmed${name}`, async () => {
    await log.trim('lending', 1_000);
    expect([await log.first('lending'), await log.last('lending')]).toEqual([10, 10]);
    expect(await log.append('lending', 10, 11, eventsOf(11, 12))).toBe(12);
  });

  test.skipIf(skip)(`rings the bell for those who listen, and then no more${name}`, async () => {
    const other = store.open();
    const rung: string[] = [];
    const twice: string[] = [];
    const stop = await other.listen(['lending', 'credit'], (stream) => rung.push(stream));
    const stopTwice = await other.listen(['lending'], (stream) => twice.push(stream));
    rung.length = 0;
    twice.length = 0;
    await log.append('lending', 12, 13, eventsOf(13, 13));
    // A bell may ring for nothing, as it does when its connection is made; it never fails to ring.
    await eventually('both bells', () =>
      rung.includes('lending') && twice.includes('lending') ? true : undefined,
    );
    expect(new Set(twice)).toEqual(new Set(['lending']));
    await stop();
    rung.length = 0;
    twice.length = 0;
    await log.append('lending', 13, 14, eventsOf(14, 14));
    await eventually('the other bell', () => (twice.length > 0 ? true : undefined));
    expect(rung).toEqual([]);
    await stopTwice();
    await other.close();
  });

  test.skipIf(skip)(`rings again after its connections were cut${name}`, async () => {
    const other = store.open();
    let rung = 0;
    await other.listen(['lending'], () => {
      rung += 1;
    });
    await other.read('lending', 14, 1);
    const before = rung;
    // The bell of the new connection may ring before the cut is through with all of them.
    await store.cut();
    await eventually('a bell for what may have been missed', () =>
      rung > before ? true : undefined,
    );
    const seen = rung;
    await retried(() => log.append('lending', 14, 15, eventsOf(15, 15)));
    await eventually('a bell for the new entry', () => (rung > seen ? true : undefined));
    expect(numbersOf(await retried(() => other.read('lending', 14, 5)))).toEqual([15]);
    await other.close();
  });

  test.skipIf(skip)(`starts anywhere when it is empty${name}`, async () => {
    await store.flush();
    expect(await log.append('lending', 15, 16, eventsOf(16, 16))).toBe(0);
    expect(await log.append('lending', 0, 400, eventsOf(400, 401))).toBe(401);
    expect(await log.read('lending', 401, 10)).toEqual([]);
    await expect(log.read('lending', 15, 10)).rejects.toThrow(CursorExpired);
  });

  test.skipIf(skip)(`refuses positions and limits out of range${name}`, async () => {
    await expect(log.read('lending', -1, 10)).rejects.toThrow(RangeError);
    await expect(log.read('lending', 0, 0)).rejects.toThrow(RangeError);
    await expect(log.read('lending', 0, 1_001)).rejects.toThrow(RangeError);
  });
});

describe('the event log in Postgres', () => {
  test('lets a subgraph append to its own stream only, and readers to none', async () => {
    const database = await createEventsDatabase();
    await provisionEventLog(database.adminUrl, [
      { role: 'events_lone_reader', password: 'secret' },
    ]);
    const url = new URL(database.adminUrl);
    url.username = 'events_lone_reader';
    url.password = 'secret';
    const lending = openEventLog({ databaseUrl: database.appUrl, logger: silent });
    const reader = openEventLog({ databaseUrl: url.href, logger: silent });
    await expect(lending.append('credit', 0, 1, eventsOf(1, 1))).rejects.toThrow(
      'lending_app may not append to the stream credit',
    );
    await expect(lending.trim('credit', 1)).rejects.toThrow('may not trim');
    await lending.append('lending', 0, 1, eventsOf(1, 1));
    expect(numbersOf(await reader.read('lending', 0, 10))).toEqual([1]);
    await expect(reader.append('lending', 1, 2, eventsOf(2, 2))).rejects.toThrow(
      /permission denied/,
    );
    const sql = postgres(database.appUrl, { max: 1 });
    await expect(sql`delete from events.entry`).rejects.toThrow(/permission denied/);
    await expect(sql`insert into events.entry values ('lending', 9, '{}')`).rejects.toThrow(
      /permission denied/,
    );
    await sql.end();
    await lending.close();
    await reader.close();
    await database.drop();
  });
});

test('the event log is made by many at once, in several databases, without harm', async () => {
  const databases = await Promise.all([createEventsDatabase(), createEventsDatabase()]);
  const readers = [{ role: 'events_test_reader', password: "it's" }];
  await Promise.all(
    [...databases, ...databases, ...databases].map(({ adminUrl }) =>
      provisionEventLog(adminUrl, readers),
    ),
  );
  await expect(
    provisionEventLog(databases[0]?.adminUrl ?? '', [{ role: 'x; drop', password: '' }]),
  ).rejects.toThrow('Not a role name');
  await Promise.all(databases.map((database) => database.drop()));
});

test('without Redis and without Postgres there is no event log, and one is asked for', () => {
  expect(() => openEventLog({ logger: silent })).toThrow(/set REDIS_URL, or EVENTS_DATABASE_URL/);
});
