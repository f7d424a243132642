import { type AnyEvent, CursorExpired, type EventLog } from '@blockscore/events';
import type { Logger } from '@blockscore/service';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { followRevocations, type RevocationFeed } from './revocation-feed.ts';

/** An event log in memory that fails when it is told to. */
function createLog() {
  const events: AnyEvent[] = [];
  const state = { first: 1, fault: undefined as Error | undefined, reads: 0 };
  let ring: (stream: string) => void = () => undefined;
  const check = () => {
    if (state.fault !== undefined) throw state.fault;
  };
  const log = {
    async first() {
      check();
      return events.length === 0 ? undefined : state.first;
    },
    async last() {
      check();
      return events.length === 0 ? undefined : state.first + events.length - 1;
    },
    async read(stream: string, after: number, limit: number) {
      check();
      state.reads += 1;
      if (after + 1 < state.first) throw new CursorExpired(stream, after + 1, state.first);
      const from = after + 1 - state.first;
      return events
        .slice(from, from + limit)
        .map((event, index) => ({ stream, seq: after + 1 + index, event }));
    },
    async listen(_: readonly string[], onBell: (stream: string) => void) {
      check();
      ring = onBell;
      return async () => undefined;
    },
  } as unknown as EventLog;
  return { log, state, events, ring: () => ring('identity') };
}
const event = (id: number, secondsAgo = 0) =>
  ({ id: String(id), occurredAt: new Date(Date.now() - secondsAgo * 1000) }) as unknown as AnyEvent;
const errors = vi.fn();
const logger = { error: errors, info: vi.fn() } as unknown as Logger;

describe('following identity', () => {
  let source: ReturnType<typeof createLog>;
  let feed: RevocationFeed | undefined;
  let applied: string[];
  const follow = () => {
    feed = followRevocations({
      log: source.log,
      apply: ({ id }) => void applied.push(id),
      logger,
      pollMs: 20,
    });
    return feed;
  };
  beforeEach(() => {
    source = createLog();
    applied = [];
    errors.mockClear();
  });
  afterEach(async () => await feed?.stop());

  test('reads back no more of a long history than still matters, and all of that', async () => {
    for (let id = 1; id <= 20_000; id += 1) {
      source.events.push(event(id, id <= 19_000 ? 7_200 : 600));
    }
    await follow().caughtUp;
    expect(applied.slice(-1_000)).toEqual(
      Array.from({ length: 1_000 }, (_, n) => String(19_001 + n)),
    );
    expect(applied.length).toBeLessThan(5_000);
  });

  test('hears of each event once and in order, with a bell or without', async () => {
    await follow().caughtUp;
    for (let id = 1; id <= 3; id += 1) source.events.push(event(id));
    source.ring();
    await expect.poll(() => applied).toEqual(['1', '2', '3']);
    source.events.push(event(4));
    await expect.poll(() => applied).toEqual(['1', '2', '3', '4']);
  });

  test('says while it cannot read, goes on by itself, and misses nothing', async () => {
    const { caughtUp, following } = follow();
    await caughtUp;
    source.state.fault = new Error('the log is away');
    await expect.poll(following).toBe(false);
    expect(errors.mock.calls[0]?.[1]).toContain('access tokens live on');
    source.events.push(event(1));
    source.state.fault = undefined;
    await expect.poll(() => applied).toEqual(['1']);
    expect(following()).toBe(true);
  });

  test('has not caught up while the log is away from the start', async () => {
    source.state.fault = new Error('the log is away');
    source.events.push(event(1));
    const { caughtUp, following } = follow();
    const first = await Promise.race([caughtUp.then(() => 'caught up'), after(60, 'not yet')]);
    expect([first, following()]).toEqual(['not yet', false]);
    source.state.fault = undefined;
    await caughtUp;
    expect(applied).toEqual(['1']);
  });

  test('goes on with what is held where the log dropped what it had not read', async () => {
    source.events.push(event(1));
    await follow().caughtUp;
    source.state.first = 50;
    source.events.splice(0, 1, event(50), event(51));
    await expect.poll(() => applied).toEqual(['1', '50', '51']);
  });

  test('stops, also while the log never answers', async () => {
    const silent = { listen: () => new Promise(() => undefined) } as unknown as EventLog;
    const waiting = followRevocations({ log: silent, apply: () => undefined, logger });
    await waiting.stop();
    await follow().caughtUp;
    await feed?.stop();
    const { reads } = source.state;
    await after(60, undefined);
    expect(source.state.reads).toBe(reads);
  });
});

async function after<T>(milliseconds: number, value: T): Promise<T> {
  await new Promise((resolve) => setTimeout(resolve, milliseconds));
  return value;
}
