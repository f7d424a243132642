import { userCaller } from '@blockscore/caller';
import type { LogEntry } from '@blockscore/events';
import { newId } from '@blockscore/ids';
import { err, Fault, ok } from '@blockscore/result';
import { createLogger } from '@blockscore/service';
import { describe, expect, test, vi } from 'vitest';
import { createTurns } from '../execution/turns.ts';
import type { GraphVersion } from '../versions/version.ts';
import { createVersions } from '../versions/versions.ts';
import { createGroups, type Standing } from './groups.ts';
import { createPace } from './pace.ts';
import type { PlannedSubscription } from './planned.ts';
import { createStandings } from './standings.ts';

/** Groups look at nothing of an entry but its place. */
function entryOf(seq: number): LogEntry {
  return { stream: 'lending', seq, event: {} as LogEntry['event'] };
}

describe('subscribers with the same operation and principal', () => {
  const standing = () => {
    const asked = { selects: 0, resolves: 0 };
    const stand = (): Standing => ({
      selects({ seq }) {
        asked.selects += 1;
        return seq % 2 === 1;
      },
      async resolve({ seq }) {
        asked.resolves += 1;
        return String(seq);
      },
    });
    return { asked, stand };
  };

  test('share the look at each event and its resolution', async () => {
    const groups = createGroups();
    const { asked, stand } = standing();
    const members = [1, 2, 3].map(() => groups.join('key', stand));
    const other = groups.join('other key', stand);
    expect(groups.size()).toBe(2);
    for (const entry of [entryOf(1), entryOf(2), entryOf(3)]) {
      const wanted = members.filter(({ selects }) => selects(entry));
      expect(wanted).toHaveLength(entry.seq === 2 ? 0 : 3);
      const texts = await Promise.all(wanted.map(({ resolve }) => resolve(entry)));
      expect(texts).toEqual(wanted.map(() => String(entry.seq)));
    }
    expect(asked).toEqual({ selects: 3, resolves: 2 });
    await other.resolve(entryOf(1));
    expect(asked.resolves).toBe(3);
    for (const member of [...members, ...members, other]) member.leave();
    expect(groups.size()).toBe(0);
  });

  test('hand out no result that is old to one who comes later', async () => {
    vi.useFakeTimers({ toFake: ['performance'] });
    try {
      const groups = createGroups();
      const { asked, stand } = standing();
      const [one, gone] = [groups.join('key', stand), groups.join('key', stand)];
      await one.resolve(entryOf(1));
      gone.leave();
      vi.advanceTimersByTime(4_000);
      await groups.join('key', stand).resolve(entryOf(1));
      expect(asked.resolves).toBe(1);
      await one.resolve(entryOf(3));
      vi.advanceTimersByTime(5_000);
      await groups.join('key', stand).resolve(entryOf(3));
      expect(asked.resolves).toBe(3);
    } finally {
      vi.useRealTimers();
    }
  });

  test('keep a bounded number of results for one who is behind', async () => {
    const groups = createGroups();
    const { asked, stand } = standing();
    const [quick, slow] = [groups.join('key', stand), groups.join('key', stand)];
    for (let seq = 1; seq <= 40; seq += 1) await quick.resolve(entryOf(seq));
    expect(asked.resolves).toBe(40);
    expect(await slow.resolve(entryOf(40))).toBe('40');
    expect(asked.resolves).toBe(40);
    expect(await slow.resolve(entryOf(1))).toBe('1');
    expect(asked.resolves).toBe(41);
  });

  test('go on together with something else, or are told why not', async () => {
    const groups = createGroups();
    const member = groups.join('key', standing().stand);
    const outcast = groups.join('other key', standing().stand);
    const moved: Standing = { selects: () => true, resolve: async () => 'moved' };
    const fault = new Fault('GRAPHQL_VALIDATION_FAILED', 'It does not fit.');
    let seen = 0;
    await groups.move(
      async () => {
        seen += 1;
        return seen === 1 ? ok({ key: 'new key', standing: moved }) : err(fault);
      },
      async () => undefined,
    );
    expect(await member.resolve(entryOf(1))).toBe('moved');
    expect(groups.join('new key', standing().stand).selects(entryOf(2))).toBe(true);
    const told = vi.fn();
    outcast.whenOver(told);
    expect(told).toHaveBeenCalledExactlyOnceWith(fault);
  });

  test('of one group that fails to move nobody else hears, and of one that has left nothing is kept', async () => {
    const groups = createGroups();
    const [lost, gone, kept] = ['lost', 'gone', 'kept'].map((key) =>
      groups.join(key, standing().stand),
    );
    const told = vi.fn();
    lost?.whenOver(told);
    const failure = new Error('It cannot be compiled.');
    let seen = 0;
    const moving = groups.move(
      async () => {
        seen += 1;
        if (seen === 1) throw failure;
        if (seen === 2) gone?.leave();
        const resolve = async () => 'moved';
        return ok({ key: `new ${seen}`, standing: { selects: () => true, resolve } });
      },
      async () => undefined,
    );
    await expect(moving).rejects.toMatchObject({ errors: [failure] });
    expect(told.mock.calls).toMatchObject([[{ code: 'INTERNAL_SERVER_ERROR' }]]);
    expect(await kept?.resolve(entryOf(1))).toBe('moved');
    expect(groups.size()).toBe(1);
    kept?.leave();
    const { asked, stand } = standing();
    const late = ['new 1', 'new 2', 'new 3', 'lost', 'gone'].map((key) => groups.join(key, stand));
    for (const { selects } of late) selects(entryOf(1));
    expect(asked.selects).toBe(5);
  });
});

test('what is sent is sent in several turns of the event loop, in order, and all of it', async () => {
  const pace = createPace(3);
  const sent: number[] = [];
  const send = async (index: number) => {
    await pace();
    sent.push(index);
    if (index < 10) await send(index + 20);
  };
  const sending = Promise.all(Array.from({ length: 20 }, (_, index) => send(index)));
  for (let before = 0; before < 30; before = sent.length) {
    await new Promise(setImmediate);
    expect(sent.length).toBeGreaterThan(before);
    expect(sent.length - before).toBeLessThanOrEqual(before === 0 ? 6 : 3);
  }
  await sending;
  expect(sent).toEqual(Array.from({ length: 30 }, (_, index) => index));
});

test('an event that waits for its turn keeps open the version that it is to be resolved on', async () => {
  const logger = createLogger('test', 'silent');
  const stop = vi.fn(async () => undefined);
  const resolveEvent = vi.fn(async () => (stop.mock.calls.length > 0 ? 'closed' : 'open'));
  const graph = { stop } as unknown as GraphVersion['graph'];
  const parts = { trusted: new Map(), onlyTrusted: false, schemaText: '', contracts: new Map() };
  const old: GraphVersion = { id: '1', graph, ...parts };
  const versions = createVersions(old, logger);
  const turns = createTurns(() => 1);
  await turns.enter();
  const { resolve } = createStandings({ versions, logger, turns })({
    ...{ version: old, resolveEvent, request: { query: '' } },
    session: { caller: userCaller(newId('user'), ['BORROWER']) },
    opening: {
      ...{ root: { name: { value: 'loanStatusChanged' } }, args: {} },
      source: { stream: 'lending', payload: () => ({}) },
    },
  } as unknown as PlannedSubscription);
  const event = { id: newId('evt'), occurredAt: '2026-01-01T00:00:00.000Z', data: {} };
  const text = resolve({ ...entryOf(1), event: event as LogEntry['event'] });
  versions.replace({ ...old, id: '2' });
  // Nothing lasts here that would have to move over.
  await new Promise(setImmediate);
  expect([resolveEvent, stop].map(({ mock }) => mock.calls.length)).toEqual([0, 0]);
  turns.leave();
  expect(await text).toBe('open');
  await versions.drained(1);
  expect(stop).toHaveBeenCalledTimes(1);
});
