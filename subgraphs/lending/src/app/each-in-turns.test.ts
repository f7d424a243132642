import { expect, test } from 'vitest';
import { eachInTurns } from './each-in-turns.ts';

function waiting(count: number, stuck: readonly number[] = []) {
  const left = new Set(Array.from({ length: count }, (_, index) => index));
  let turns = 0;
  return {
    left,
    turns: () => turns,
    next: async () => {
      turns += 1;
      return [...left].slice(0, 10);
    },
    act: async (one: number) => !stuck.includes(one) && left.delete(one),
  };
}

test('takes all that have piled up, some at a time', async () => {
  const { next, act, left, turns } = waiting(34);
  expect(await eachInTurns(10, next, act, undefined)).toBe(34);
  expect([left.size, turns()]).toEqual([0, 4]);
});

test('ends where nothing can be done about any of a turn', async () => {
  const stuck = Array.from({ length: 12 }, (_, index) => index);
  const { next, act, left } = waiting(30, stuck);
  expect(await eachInTurns(10, next, act, undefined)).toBe(0);
  expect(left.size).toBe(30);
});

test('passes over a few of whom nothing is to be done', async () => {
  const { next, act, left } = waiting(30, [1, 2]);
  expect(await eachInTurns(10, next, act, undefined)).toBe(28);
  expect([...left]).toEqual([1, 2]);
});

test('stops when it is told to', async () => {
  const { next, act, left } = waiting(30);
  const stop = new AbortController();
  const until = async (one: number) => {
    if (one === 14) stop.abort();
    return await act(one);
  };
  await expect(eachInTurns(10, next, until, stop.signal)).rejects.toThrow();
  expect(left.size).toBe(15);
});
