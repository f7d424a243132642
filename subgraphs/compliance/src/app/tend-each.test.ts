import { expect, test } from 'vitest';
import { type Place, tendAll, tendEach } from './tend-each.ts';

const COUNT = 250;
/** The numbers from 1 on, of which none is ever dealt with. */
const pageAfter = async (after: number | undefined, limit: number) =>
  Array.from({ length: COUNT }, (_, index) => index + 1)
    .filter((each) => each > (after ?? 0))
    .slice(0, limit);

test('each has its turn, whatever those before it came to', async () => {
  const seen: number[] = [];
  const tending = tendEach(
    {},
    pageAfter,
    async (each) => {
      seen.push(each);
      if (each <= 150) throw new Error(`${each} cannot be dealt with.`);
    },
    'could not be dealt with.',
  );
  await expect(tending).rejects.toThrow('150 could not be dealt with.');
  expect(seen).toHaveLength(COUNT);
  expect(new Set(seen).size).toBe(COUNT);
});

test('who is behind as many as a round has room for has their turn in the next one, and then the first again', async () => {
  const everybody = Array.from({ length: 5_150 }, (_, index) => index + 1);
  const seen: number[] = [];
  const place: Place<number> = {};
  const tend = () =>
    tendEach(
      place,
      async (after, limit) => everybody.slice(after ?? 0, (after ?? 0) + limit),
      async (each) => {
        seen.push(each);
        throw new Error(`${each} cannot be dealt with.`);
      },
      'could not be dealt with.',
    );
  await expect(tend()).rejects.toThrow('5000 could not be dealt with.');
  await expect(tend()).rejects.toThrow('150 could not be dealt with.');
  expect(seen).toEqual(everybody);
  await expect(tend()).rejects.toThrow('5000 could not be dealt with.');
  expect(seen.slice(5_150)).toEqual(everybody.slice(0, 5_000));
});

test('what comes after something that failed is done all the same', async () => {
  const done: string[] = [];
  const fails = async () => {
    throw new Error('It cannot be done.');
  };
  const works = async () => void done.push('second');
  await expect(tendAll([fails, works, fails], 'could not be done.')).rejects.toThrow(
    '2 could not be done.',
  );
  expect(done).toEqual(['second']);
});

test('nothing is said where all went well', async () => {
  await tendEach({}, pageAfter, async () => undefined, 'could not be dealt with.');
});
