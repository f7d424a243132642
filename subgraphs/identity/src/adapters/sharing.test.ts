import { expect, test } from 'vitest';
import { sharing } from './sharing.ts';

test('many who ask while one runs share the next run, which began after they asked', async () => {
  let runs = 0;
  const ask = sharing(async () => {
    runs += 1;
    const mine = runs;
    await new Promise((resolve) => setTimeout(resolve, 5));
    return mine;
  });
  const first = ask();
  const others = Array.from({ length: 50 }, () => ask());
  expect(await first).toBe(1);
  expect(new Set(await Promise.all(others))).toEqual(new Set([2]));
  expect(await ask()).toBe(3);
});

test('a run that fails is told to those who asked for it, and the next one runs', async () => {
  let runs = 0;
  const ask = sharing(async () => {
    runs += 1;
    if (runs < 3) throw new Error(`run ${runs}`);
    return runs;
  });
  const [first, second, third] = await Promise.allSettled([ask(), ask(), ask()]);
  expect(first).toMatchObject({ status: 'rejected', reason: new Error('run 1') });
  expect(second).toMatchObject({ status: 'rejected', reason: new Error('run 2') });
  expect(third).toMatchObject({ status: 'rejected', reason: new Error('run 2') });
  expect(await ask()).toBe(3);
});
