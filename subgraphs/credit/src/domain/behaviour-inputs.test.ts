import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  BEHAVIOUR_INPUT_NAMES,
  behaviourSince,
  inputsOfMonths,
  type LoanMonth,
  monthsOfDelay,
} from './behaviour-inputs.ts';

const LOANS = ['loan_a', 'loan_b', 'loan_c'] as const;

function month(changes: Partial<LoanMonth>): LoanMonth {
  return {
    ...{ userId: 'user_x', loanId: 'loan_a', number: 1, periodEnd: '2026-06-30', currency: 'USD' },
    ...{ due: 10_000n, paid: 10_000n, daysPastDue: 0, worstDaysPastDue: 0 },
    ...changes,
  };
}

/** The last six months of 2026, oldest first. */
const SIX = [7, 8, 9, 10, 11, 12].map((number) =>
  month({ number, periodEnd: `2026-${String(number).padStart(2, '0')}-28` }),
);

const months: fc.Arbitrary<LoanMonth> = fc
  .record({
    loanId: fc.constantFrom(...LOANS),
    number: fc.integer({ min: 1, max: 14 }),
    due: fc.bigInt({ min: 0n, max: 1_000_000n }),
    share: fc.integer({ min: 0, max: 100 }),
    worstDaysPastDue: fc.integer({ min: 0, max: 400 }),
  })
  .map(({ share, ...one }) => {
    const end = new Date(Date.UTC(2026, one.number - 1, 28)).toISOString().slice(0, 10);
    return month({ ...one, periodEnd: end, paid: (one.due * BigInt(share)) / 100n });
  });

test('six months of one loan are six inputs of a kind, the newest first', () => {
  const inputs = inputsOfMonths(
    SIX.map((one) => ({ ...one, paid: BigInt(one.number), worstDaysPastDue: one.number * 10 })),
  );
  expect(Object.keys(inputs ?? {}).sort()).toEqual([...BEHAVIOUR_INPUT_NAMES].sort());
  expect(inputs).toMatchObject({
    paid1: 12,
    paid6: 7,
    delayMonths1: 4,
    delayMonths6: 2,
    due1: 10_000,
  });
});

test.each([
  [
    [0, 27, 28, 31, 58, 59],
    [0, 0, 1, 1, 2, 2],
  ],
  [
    [62, 89, 92, 120, 123, 150],
    [2, 3, 3, 4, 4, 5],
  ],
  [
    [153, 181, 184, 0, 5, 29],
    [5, 6, 6, 0, 0, 1],
  ],
])('delays of %j days count as %j months', (delays, expected) => {
  const inputs = inputsOfMonths(
    SIX.map((one, i) => ({ ...one, worstDaysPastDue: delays[i] ?? 0 })),
  );
  expect([6, 5, 4, 3, 2, 1].map((i) => inputs?.[`delayMonths${i}`])).toEqual(expected);
});

const DAY_MS = 24 * 60 * 60 * 1000;

/** The due day of a month: that of the loan, or the last one of a shorter month. */
function dueDay(month: number, day: number): number {
  const last = new Date(Date.UTC(2024, month + 1, 0)).getUTCDate();
  return Date.UTC(2024, month, Math.min(day, last)) / DAY_MS;
}

test('on any day of any month, each instalment that was missed is one month of delay', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 60 }),
      fc.integer({ min: 1, max: 31 }),
      fc.integer({ min: 0, max: 9 }),
      (month, day, missed) => {
        const late = dueDay(month + missed, day) - dueDay(month, day);
        expect(monthsOfDelay(late)).toBe(missed);
      },
    ),
    { numRuns: 2_000 },
  );
});

test('loans of one month are taken together: the worst delay, the sums of due and paid', () => {
  const other = month({
    ...{ loanId: 'loan_b', periodEnd: '2026-12-03', worstDaysPastDue: 95 },
    ...{ due: 2_500n, paid: 1_000n },
  });
  expect(inputsOfMonths([...SIX, other])).toMatchObject({
    ...{ delayMonths1: 3, due1: 12_500, paid1: 11_000 },
    ...{ delayMonths2: 0, due2: 10_000 },
  });
});

test('fewer than six months, or six in which nothing was due, are no behaviour', () => {
  expect(inputsOfMonths([])).toBeNull();
  expect(inputsOfMonths(SIX.slice(1))).toBeNull();
  const idle = SIX.map((one, i) => (i === 2 ? { ...one, due: 0n, paid: 0n } : one));
  expect(inputsOfMonths(idle)).toBeNull();
  expect(inputsOfMonths([...idle, month({ periodEnd: '2026-06-30' })])).not.toBeNull();
});

test('amounts of another currency are not added up', () => {
  const euros = month({ loanId: 'loan_b', periodEnd: '2026-11-01', currency: 'EUR' });
  expect(inputsOfMonths([...SIX, euros])).toEqual(inputsOfMonths(SIX));
});

test('neither the order nor anything older than the six newest months matters', () => {
  fc.assert(
    fc.property(
      fc.array(months, { maxLength: 40 }),
      fc.infiniteStream(fc.nat()),
      (list, random) => {
        const inputs = inputsOfMonths(list);
        const shuffled = list
          .map((one) => ({ one, key: random.next().value }))
          .sort((a, b) => a.key - b.key)
          .map(({ one }) => one);
        expect(inputsOfMonths(shuffled)).toEqual(inputs);
        if (inputs === null) return;
        expect(inputsOfMonths([...list, month({ periodEnd: '2025-12-31' })])).toEqual(inputs);
        for (let i = 1; i <= 6; i++) {
          expect(Number(inputs[`due${i}`])).toBeGreaterThan(0);
          expect(Number(inputs[`paid${i}`])).toBeLessThanOrEqual(Number(inputs[`due${i}`]));
          expect(Number.isInteger(inputs[`delayMonths${i}`])).toBe(true);
        }
      },
    ),
  );
});

test('a year back is what counts, from the first of the month on', () => {
  expect(behaviourSince(new Date('2026-11-22T23:59:59Z'))).toBe('2025-11-01');
  expect(behaviourSince(new Date('2028-02-29T00:00:00Z'))).toBe('2027-02-01');
});
