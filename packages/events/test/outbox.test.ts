import { inTrace } from '@blockscore/caller';
import { newId } from '@blockscore/ids';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { eventRecorder, MAX_EVENT_LENGTH, type NewEvent, recordEvent } from '../src/index.ts';
import { createEventsDatabase, type EventsDatabase, newEvent, outbox } from './support.ts';

describe('recording an event', () => {
  let database: EventsDatabase;
  const now = new Date('2026-11-22T08:00:00Z');

  beforeAll(async () => {
    database = await createEventsDatabase();
  });

  afterAll(() => database.drop());

  test('writes it as it is, without a number yet', async () => {
    const { db } = database.connection;
    const made = await db.transaction((tx) => recordEvent(tx, outbox, newEvent(1), { now }));
    await db.transaction((tx) => eventRecorder(tx, outbox, () => ({ now })).record(newEvent(2)));
    const rows = await db.select().from(outbox).orderBy(outbox.id);
    expect(rows).toMatchObject([
      { seq: null, event: made },
      { seq: null, event: { occurredAt: now.toISOString(), aggregate: { version: 2 } } },
    ]);
  });

  test('writes many by one statement, in their order, all or none', async () => {
    const { db } = database.connection;
    const many = [11, 12, 13].map((version) => newEvent(version));
    const record = (events: readonly NewEvent[]) =>
      db.transaction((tx) => eventRecorder(tx, outbox, () => ({ now })).recordAll(events));
    await record(many);
    await record([]);
    const stored = async () =>
      (await db.select().from(outbox).orderBy(outbox.id)).map(({ event }) => event);
    const versions = async () => (await stored()).map(({ aggregate }) => aggregate.version);
    expect((await versions()).slice(-3)).toEqual([11, 12, 13]);
    const before = await versions();
    const foreign = { ...newEvent(14), type: 'credit.profile.submitted' as const };
    const data = { userId: newId('user'), profileId: newId('prof') };
    await expect(record([newEvent(14), { ...foreign, data }])).rejects.toThrow(/own stream/);
    await expect(record(Array.from({ length: 1_001 }, () => newEvent(15)))).rejects.toThrow(/1000/);
    expect(await versions()).toEqual(before);
  });

  test('names the trace of the request that caused it', async () => {
    const { db } = database.connection;
    const traceId = '0af7651916cd43dd8448eb211c80319c';
    const record = () => db.transaction((tx) => recordEvent(tx, outbox, newEvent(3), { now }));
    const traced = await Promise.all([
      inTrace(traceId, record),
      record(),
      inTrace(traceId, record),
    ]);
    expect(traced.map((event) => event.traceId)).toEqual([traceId, undefined, traceId]);
  });

  test('refuses an event of another subgraph, and one that is too long', async () => {
    const { db } = database.connection;
    const foreign = { ...newEvent(1), type: 'credit.profile.submitted' as const };
    const data = { userId: newId('user'), profileId: newId('prof') };
    await expect(
      db.transaction((tx) => recordEvent(tx, outbox, { ...foreign, data }, { now })),
    ).rejects.toThrow(/cannot be recorded in the outbox of lending/);
    const line = { account: 'CASH', side: 'DEBIT', minor: '1' } as const;
    const long = {
      ...newEvent(1),
      type: 'lending.posting.requested' as const,
      data: {
        postingId: 'p',
        userId: newId('user'),
        loanId: newId('loan'),
        paymentId: newId('pay'),
        kind: 'DISBURSEMENT' as const,
        currency: 'USD',
        effectiveOn: '2026-11-22',
        lines: Array.from({ length: MAX_EVENT_LENGTH / 32 }, () => line),
      },
    };
    await expect(db.transaction((tx) => recordEvent(tx, outbox, long, { now }))).rejects.toThrow(
      /data\.lines: .*20/,
    );
  });
});
