import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { type EndEvent, Keeper, type Running } from './keeper.ts';

class Fake implements Running {
  readonly pid: number;
  stopped = 0;
  #listener: (code: number | null) => void = () => undefined;

  constructor(pid: number) {
    this.pid = pid;
  }

  onExit(listener: (code: number | null) => void): void {
    this.#listener = listener;
  }

  die(code: number | null): void {
    this.#listener(code);
  }

  async stop(): Promise<void> {
    this.stopped += 1;
    this.die(0);
  }
}

function kept(launch?: () => Promise<Running>, maxRestarts?: () => number) {
  const launched: Fake[] = [];
  const ends: EndEvent[] = [];
  const pids: number[] = [];
  const keeper = new Keeper({
    name: 'thing',
    launch:
      launch ??
      (async () => {
        const fake = new Fake(launched.length + 1);
        launched.push(fake);
        return fake;
      }),
    ...(maxRestarts === undefined ? {} : { maxRestarts }),
    onStart: (pid) => pids.push(pid),
    onEnd: (event) => ends.push(event),
  });
  return { keeper, launched, ends, pids };
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test('what ends by itself is started again, ever later', async () => {
  const { keeper, launched, ends, pids } = kept();
  await keeper.start();
  for (const expected of [200, 400, 800]) {
    launched.at(-1)?.die(1);
    expect(ends.at(-1)).toEqual({ kind: 'RESTARTING', reason: { code: 1 }, delayMs: expected });
    await vi.advanceTimersByTimeAsync(expected);
  }
  expect(pids).toEqual([1, 2, 3, 4]);
  expect(keeper.pid).toBe(4);
});

test('what ends too often within a minute is given up', async () => {
  const { keeper, launched, ends } = kept(undefined, () => 2);
  await keeper.start();
  for (let i = 0; i < 3; i++) {
    launched.at(-1)?.die(null);
    await vi.advanceTimersByTimeAsync(1_000);
  }
  expect(ends.at(-1)).toEqual({ kind: 'GIVEN_UP', reason: { code: null }, restarts: 2 });
  expect(launched).toHaveLength(3);
});

test('ends that lie further apart are forgiven', async () => {
  const { keeper, launched, ends } = kept(undefined, () => 1);
  await keeper.start();
  for (let i = 0; i < 4; i++) {
    launched.at(-1)?.die(1);
    await vi.advanceTimersByTimeAsync(61_000);
  }
  expect(ends.every((end) => end.kind === 'RESTARTING')).toBe(true);
});

test('stopping ends it and starts nothing again', async () => {
  const { keeper, launched, ends } = kept();
  await keeper.start();
  await keeper.stop();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(launched.map((fake) => fake.stopped)).toEqual([1]);
  expect(ends).toEqual([]);
});

test('stopping while it waits to be started again leaves it ended', async () => {
  const { keeper, launched } = kept();
  await keeper.start();
  launched[0]?.die(1);
  await keeper.stop();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(launched).toHaveLength(1);
});

test('what was just being started when it was told to stop is stopped as well', async () => {
  const gate = Promise.withResolvers<Running>();
  const { keeper, pids } = kept(() => gate.promise);
  const started = keeper.start();
  const stopped = keeper.stop();
  const late = new Fake(7);
  gate.resolve(late);
  await Promise.all([started, stopped]);
  expect(late.stopped).toBe(1);
  expect(pids).toEqual([]);
});

test('a launch that fails at first is thrown, and later counts as an end', async () => {
  const { keeper } = kept(async () => {
    throw new Error('no binary');
  });
  await expect(keeper.start()).rejects.toThrow('no binary');

  const fake = new Fake(1);
  let launches = 0;
  const second = kept(async () => {
    launches += 1;
    if (launches === 2) throw new Error('port taken');
    return fake;
  });
  await second.keeper.start();
  fake.die(1);
  await vi.advanceTimersByTimeAsync(200);
  expect(second.ends.at(-1)).toMatchObject({
    kind: 'RESTARTING',
    reason: { error: expect.any(Error) },
  });
  await vi.advanceTimersByTimeAsync(400);
  expect(launches).toBe(3);
});
