import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createAdmission } from './admission.ts';
import { createTurns, NotWanted } from './turns.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const LONG_MS = 1_000;

test('work beyond what may be under way waits for its turn, and nobody is forgotten', async () => {
  vi.useRealTimers();
  const turns = createTurns(() => 3);
  let underWay = 0;
  const done: number[] = [];
  const work = async (index: number) => {
    await turns.enter();
    try {
      underWay += 1;
      expect(underWay).toBeLessThanOrEqual(3);
      await new Promise(setImmediate);
      underWay -= 1;
      done.push(index);
      if (index % 5 === 0) throw new Error('failed');
    } finally {
      turns.leave();
    }
  };
  const outcomes = await Promise.allSettled(Array.from({ length: 20 }, (_, index) => work(index)));
  expect(outcomes.filter(({ status }) => status === 'rejected')).toHaveLength(4);
  expect(done).toEqual(Array.from({ length: 20 }, (_, index) => index));
  expect([turns.underWay(), turns.waiting()]).toEqual([0, 0]);
});

/** An admission in a process that is as busy as it is told, and work that ends when it is told to. */
function process(share: { busy: number }) {
  let at = 0;
  const admit = createAdmission({ utilization: () => share.busy, now: () => at });
  const ends: (() => void)[] = [];
  const order: number[] = [];
  const ask = (count: number) =>
    Array.from({ length: count }, (_, index) =>
      admit(async () => {
        order.push(index);
        await new Promise<void>((end) => ends.push(end));
        return index;
      }, undefined),
    );
  const pass = async (milliseconds: number) => {
    at += milliseconds;
    await vi.advanceTimersByTimeAsync(milliseconds);
  };
  return { ask, pass, ends, order, admit };
}

test('nobody waits while the event loop has time to spare', async () => {
  const { ask, pass, ends } = process({ busy: 0.5 });
  const asked = ask(1_000);
  await pass(0);
  expect(ends).toHaveLength(1_000);
  for (const end of ends) end();
  expect(await Promise.all(asked)).toHaveLength(1_000);
});

test('few are under way at once while it has none, and all have their turn in order', async () => {
  const { ask, pass, ends, order } = process({ busy: 1 });
  await pass(LONG_MS);
  const asked = ask(50);
  await pass(0);
  let ended = 0;
  while (ended < 50) {
    expect(ends.length - ended).toBeGreaterThan(0);
    expect(ends.length - ended).toBeLessThanOrEqual(4);
    ends[ended]?.();
    ended += 1;
    await pass(0);
  }
  await Promise.all(asked);
  expect(order).toEqual(Array.from({ length: 50 }, (_, index) => index));
});

test('of short ones so many are under way as end within a moment', async () => {
  const { ask, pass, ends } = process({ busy: 1 });
  void ask(400);
  for (const end of ends) end();
  await pass(20);
  void ask(400);
  await pass(0);
  expect(ends).toHaveLength(400 + 100);
});

test('fewer are let begin by little at a time: those under way may wait for subgraphs', async () => {
  const { ask, pass, ends } = process({ busy: 1 });
  void ask(100);
  await pass(20);
  void ask(1);
  for (const end of ends.slice(0, 20)) end();
  await pass(0);
  expect(ends).toHaveLength(100);
  ends[20]?.();
  await pass(0);
  expect(ends).toHaveLength(101);
});

test('who waits begins once the loop has time to spare, though nothing has ended', async () => {
  const share = { busy: 1 };
  const { ask, pass, ends } = process(share);
  await pass(LONG_MS);
  void ask(50);
  await pass(0);
  expect(ends).toHaveLength(4);
  share.busy = 0.1;
  await pass(LONG_MS);
  expect(ends).toHaveLength(50);
});

test('where all under way wait for long and the loop is busy otherwise, more begin nevertheless', async () => {
  const { ask, pass, ends } = process({ busy: 1 });
  await pass(LONG_MS);
  void ask(50);
  await pass(LONG_MS);
  expect(ends).toHaveLength(50);
});

test('work that fails makes room, too', async () => {
  const { admit, pass } = process({ busy: 1 });
  await pass(LONG_MS);
  for (let index = 0; index < 10; index += 1) {
    await expect(admit(() => Promise.reject(new Error('lost')), undefined)).rejects.toThrow('lost');
  }
});

test('who has gone loses its turn, and what it waited for is not done', async () => {
  const { ask, pass, ends, admit } = process({ busy: 1 });
  await pass(LONG_MS);
  void ask(4);
  const gone = new AbortController();
  const work = vi.fn(async () => undefined);
  const waiting = admit(work, gone.signal);
  gone.abort();
  await expect(waiting).rejects.toThrow(NotWanted);
  for (const end of ends) end();
  await pass(LONG_MS);
  expect(work).not.toHaveBeenCalled();
  await expect(admit(async () => 'done', undefined)).resolves.toBe('done');
});
