import { expect, test } from 'vitest';
import { atOnce } from './at-once.ts';

test('what is beyond the limit is refused, and a place is free again whatever came of it', async () => {
  const limited = atOnce(2, 'Ask again in a moment.');
  const doors = [Promise.withResolvers<string>(), Promise.withResolvers<string>()] as const;
  const [first, second] = doors.map(({ promise }) => limited(() => promise));
  let isRun = false;
  const third = limited(async () => {
    isRun = true;
  });
  await expect(third).rejects.toMatchObject({
    code: 'SERVICE_UNAVAILABLE',
    message: 'Ask again in a moment.',
  });
  expect(isRun).toBe(false);
  doors[0].reject(new Error('gone'));
  await expect(first).rejects.toThrow('gone');
  expect(await limited(async () => 'a free place')).toBe('a free place');
  doors[1].resolve('done');
  expect(await second).toBe('done');
});
