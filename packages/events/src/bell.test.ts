import { DrizzleQueryError } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { backOff, createBell, describeError } from './bell.ts';

const never = new AbortController().signal;

describe('a bell', () => {
  test('keeps a ring for the next wait, and many as one', async () => {
    const bell = createBell();
    bell.ring();
    bell.ring();
    await bell.wait(60_000, never);
    const end = new AbortController();
    let isOver = false;
    const waiting = bell.wait(60_000, end.signal).then(() => {
      isOver = true;
    });
    await new Promise(setImmediate);
    expect(isOver).toBe(false);
    end.abort();
    await waiting;
  });

  test('wakes who waits, and so does the signal', async () => {
    const bell = createBell();
    const waiting = bell.wait(60_000, never);
    bell.ring();
    await waiting;
    const end = new AbortController();
    const aborted = createBell().wait(60_000, end.signal);
    end.abort();
    await aborted;
    await createBell().wait(60_000, end.signal);
  });
});

test('delays double up to their maximum', () => {
  expect([1, 2, 3, 4, 5, 1_000].map((attempt) => backOff(attempt, 100, 1_000))).toEqual([
    100, 200, 400, 800, 1_000, 1_000,
  ]);
});

test('a fault is described in bounded words', () => {
  expect(describeError(new TypeError('no'))).toBe('TypeError: no');
  expect(describeError('x'.repeat(9_999))).toHaveLength(500);
});

test('a query that failed is described without its values', () => {
  const error = new DrizzleQueryError('insert', ['hunter2'], new Error('the reason'));
  expect(describeError(error)).toBe('Error: the reason');
});
