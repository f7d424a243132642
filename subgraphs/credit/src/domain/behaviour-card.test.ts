import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readScorecard } from '../adapters/scoring-model-file.ts';
import { BEHAVIOUR_INPUT_NAMES, type BehaviourInputName } from './behaviour-inputs.ts';
import { inputsOf } from './formula.ts';
import { POLICY_MATRIX } from './policy-matrix.ts';
import { createScorer } from './score-profile.ts';

const card = await readScorecard(new URL('../../models/behaviour-v1.json', import.meta.url));
const score = createScorer(card);

type Read = Readonly<Record<BehaviourInputName, number>>;

const NUMBERS = [1, 2, 3, 4, 5, 6] as const;

/** What may be read of six months in which something was due. */
const inputs: fc.Arbitrary<Read> = fc
  .array(
    fc.record({
      delayMonths: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 8 })),
      due: fc.integer({ min: 1, max: 100_000 }),
      share: fc.oneof(fc.constantFrom(0, 1), fc.double({ min: 0, max: 1, noNaN: true })),
    }),
    { minLength: 6, maxLength: 6 },
  )
  .map((months) => {
    const entries = months.flatMap(({ delayMonths, due, share }, i) => [
      [`delayMonths${i + 1}`, delayMonths],
      [`due${i + 1}`, due],
      [`paid${i + 1}`, Math.floor(share * due)],
    ]);
    return Object.fromEntries(entries) as Read;
  });
const month = fc.constantFrom(...NUMBERS);

test('a longer delay, or less paid, never earns points', () => {
  fc.assert(
    fc.property(
      inputs,
      month,
      fc.integer({ min: 1, max: 8 }),
      fc.nat(100),
      (read, i, more, pay) => {
        const { value } = score(read);
        const later = { ...read, [`delayMonths${i}`]: read[`delayMonths${i}`] + more };
        expect(score(later).value).toBeLessThanOrEqual(value);
        const paid = Math.floor((read[`paid${i}`] * pay) / 100);
        expect(score({ ...read, [`paid${i}`]: paid }).value).toBeLessThanOrEqual(value);
      },
    ),
    { numRuns: 1_000 },
  );
});

test('the unit of amounts does not matter', () => {
  fc.assert(
    fc.property(inputs, fc.integer({ min: 2, max: 1_000 }), (read, factor) => {
      const scaled = Object.entries(read).map(([name, value]) => [
        name,
        name.startsWith('delay') ? value : value * factor,
      ]);
      expect(score(Object.fromEntries(scaled)).value).toBe(score(read).value);
    }),
  );
});

test('whoever pays in full and in time for six months is strong; with one month open no more', () => {
  const months = NUMBERS.flatMap((i) => [
    [`delayMonths${i}`, 0],
    [`due${i}`, 10_000],
    [`paid${i}`, 10_000],
  ]);
  const faultless = Object.fromEntries(months) as Read;
  const { value, reasons } = score(faultless);
  expect(reasons).toEqual([]);
  expect(value).toBeGreaterThanOrEqual(POLICY_MATRIX.lowestBehaviour.STRONG);
  const open = score({ ...faultless, delayMonths1: 1, paid1: 0, paid2: 0 });
  expect(open.value).toBeLessThan(POLICY_MATRIX.lowestBehaviour.STEADY);
  expect(open.reasons[0]?.code).toBe('RECENT_DELAY_HIGH');
});

test('what lowers the band has a reason', () => {
  fc.assert(
    fc.property(inputs, (read) => {
      const { value, reasons } = score(read);
      if (value < POLICY_MATRIX.lowestBehaviour.STEADY) expect(reasons).not.toEqual([]);
    }),
  );
  expect(card.cutOff).toBe(POLICY_MATRIX.lowestBehaviour.STEADY);
});

test('the points of the factors add up to the score', () => {
  fc.assert(
    fc.property(inputs, (read) => {
      const { value, factors } = score(read);
      expect(factors.reduce((sum, { points }) => sum + points, 0)).toBe(value);
    }),
  );
});

test('nothing is read but what lending reports', () => {
  for (const { formula } of card.characteristics) {
    for (const name of inputsOf(formula)) expect(BEHAVIOUR_INPUT_NAMES).toContain(name);
  }
  expect(() => createScorer({ ...card, subject: 'APPLICATION' })).toThrow(
    /reads «delayMonths1», which no profile states/,
  );
});
