import { setTimeout as delay } from 'node:timers/promises';
import { currentTraceId } from '@blockscore/caller';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { inLanes } from './lanes.ts';

const LANES = ['a', 'b', 'c'] as const;
const entries = fc.array(
  fc.record({ lane: fc.constantFrom(...LANES), turns: fc.nat({ max: 3 }), fails: fc.boolean() }),
  { maxLength: 12 },
);

test('what is of one lane goes one after the other in its order, whatever takes long, and nothing runs on', async () => {
  await fc.assert(
    fc.asyncProperty(entries, async (plan) => {
      const running = new Map<string, number>();
      const begun: number[] = [];
      const numbered = plan.map((each, place) => ({ ...each, place, event: {} }));
      const work = inLanes(
        numbered,
        ({ lane }) => lane,
        async ({ lane, turns, place, fails }) => {
          begun.push(place);
          expect(running.has(lane)).toBe(false);
          running.set(lane, place);
          for (let turn = 0; turn < turns; turn += 1) await Promise.resolve();
          running.delete(lane);
          if (fails) throw new Error(`${place}`);
          return place;
        },
      );
      const outcome = await work.then(
        (places) => ({ places }),
        (error: Error) => ({ failed: error.message }),
      );
      expect(running.size).toBe(0);
      const isDone = (place: number, lane: string) =>
        !plan.slice(0, place).some((before) => before.lane === lane && before.fails);
      const due = numbered.filter(({ place, lane }) => isDone(place, lane));
      expect(begun.toSorted((a, b) => a - b)).toEqual(due.map(({ place }) => place));
      const failed = numbered.find(({ fails }) => fails);
      expect(outcome).toEqual(
        failed === undefined
          ? { places: numbered.map(({ place }) => place) }
          : { failed: `${failed.place}` },
      );
      for (const lane of LANES) {
        const places = begun.filter((place) => plan[place]?.lane === lane);
        expect(places).toEqual(places.toSorted((a, b) => a - b));
      }
    }),
  );
});

test('each bears the trace of its event', async () => {
  const traces = ['1'.repeat(32), '2'.repeat(32), undefined];
  const asked = traces.map((traceId) => ({
    event: { ...(traceId !== undefined && { traceId }) },
  }));
  const seen = await inLanes(
    asked,
    () => 'one',
    async () => {
      await delay(1);
      return currentTraceId();
    },
  );
  expect(seen).toEqual(traces);
});
