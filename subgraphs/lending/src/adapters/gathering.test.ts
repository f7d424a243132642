import { expect, test } from 'vitest';
import { Gathering } from './gathering.ts';

function doubling(gathering: Gathering) {
  const asked: (readonly number[])[] = [];
  const double = gathering.question(async (keys: readonly number[]) => {
    asked.push(keys);
    return keys.map((key) => key * 2);
  });
  return { asked, double };
}

test('what all ask at the same time is asked once, and each gets their own answer', async () => {
  const gathering = new Gathering();
  const { asked, double } = doubling(gathering);
  const parts = [1, 2, 3].map((key) => gathering.play(async () => await double(await double(key))));
  expect(await Promise.all(parts)).toEqual([4, 8, 12]);
  expect(asked).toEqual([
    [1, 2, 3],
    [2, 4, 6],
  ]);
});

test('who lags behind is waited for and catches up', async () => {
  const gathering = new Gathering();
  const first = doubling(gathering);
  const second = doubling(gathering);
  const late = Promise.withResolvers<void>();
  const parts = [
    gathering.play(async () => await second.double(1)),
    gathering.play(async () => {
      await late.promise;
      return await second.double(await first.double(2));
    }),
    gathering.play(async () => await second.double(await first.double(3))),
  ];
  await new Promise(setImmediate);
  expect([first.asked, second.asked]).toEqual([[], []]);
  late.resolve();
  expect(await Promise.all(parts)).toEqual([2, 8, 12]);
  expect([first.asked, second.asked]).toEqual([[[3, 2]], [[1, 6, 4]]]);
});

test('an end is waited for no longer, and a failure reaches all who asked', async () => {
  const gathering = new Gathering();
  const { double } = doubling(gathering);
  const fails = gathering.question(async (_: readonly number[]): Promise<readonly number[]> => {
    throw new Error('not to be had');
  });
  const parts = [
    gathering.play(async () => 'over'),
    gathering.play(() => fails(1)),
    gathering.play(async () => await fails(2).catch(() => double(5))),
  ];
  const [over, failed, caught] = await Promise.allSettled(parts);
  expect(over).toEqual({ status: 'fulfilled', value: 'over' });
  expect(failed).toMatchObject({ status: 'rejected', reason: { message: 'not to be had' } });
  expect(caught).toEqual({ status: 'fulfilled', value: 10 });
});

test('whoever asks alone is answered at once', async () => {
  const { asked, double } = doubling(new Gathering());
  expect(await double(4)).toBe(8);
  expect(asked).toEqual([[4]]);
});

test('who sends a statement goes on once it is on its way, and a failure is told at the end', async () => {
  const gathering = new Gathering();
  const answered = Promise.withResolvers<void>();
  const sent: (readonly number[])[] = [];
  const send = gathering.statement((said: readonly number[]) => {
    sent.push(said);
    return answered.promise;
  });
  const { double } = doubling(gathering);
  const parts = [1, 2].map((key) =>
    gathering.play(async () => {
      await send(key);
      return await double(key);
    }),
  );
  expect(await Promise.all(parts)).toEqual([2, 4]);
  expect(sent).toEqual([[1, 2]]);
  answered.reject(new Error('refused'));
  await expect(gathering.settled()).rejects.toThrow('refused');
  await gathering.settled();
});
