import { newId } from '@blockscore/ids';
import { expect, test } from 'vitest';
import { inputsOfMonths, type LoanMonth } from './behaviour-inputs.ts';
import { conductOf } from './conduct.ts';

const [FIRST, SECOND] = [newId('loan'), newId('loan')];
const USER = newId('user');

function month(number: number, changes: Partial<LoanMonth> = {}): LoanMonth {
  return {
    ...{ userId: USER, loanId: FIRST, number, currency: 'USD', due: 100n, paid: 100n },
    ...{ periodEnd: `2026-${String(number).padStart(2, '0')}-28` },
    ...{ daysPastDue: 0, worstDaysPastDue: 0, ...changes },
  };
}

test('is nothing where nothing was borrowed', () => {
  expect(conductOf([])).toBeNull();
});

test('is faultless where all was paid, and tells of each day', () => {
  const months = [1, 2, 3].map((number) => month(number, { worstDaysPastDue: number }));
  expect(conductOf(months)).toEqual({ worstDaysPastDue: 3, unpaidLoans: 0, monthsOverdue: 0 });
});

test('of payments late it tells the worst of six months, whatever the currency', () => {
  const delay = { worstDaysPastDue: 29, currency: 'EUR' };
  const months = [1, 2, 3, 4, 5, 6, 7].map((number) => month(number));
  const other = (number: number) => month(number, { ...delay, loanId: SECOND });
  expect(conductOf([...months, other(1)])?.worstDaysPastDue).toBe(0);
  expect(conductOf([...months, other(2)])?.worstDaysPastDue).toBe(29);
});

test('is overdue by the newest month of each loan: what was cured since counts no more', () => {
  const overdue = { paid: 0n, daysPastDue: 28, worstDaysPastDue: 28 };
  expect(conductOf([month(1), month(2, overdue)])?.monthsOverdue).toBe(1);
  expect(conductOf([month(3), month(2, overdue)])).toEqual({
    ...{ worstDaysPastDue: 28, unpaidLoans: 0, monthsOverdue: 0 },
  });
  const other = { loanId: SECOND, currency: 'EUR', paid: 0n, daysPastDue: 150 };
  const months = [month(1, other), month(2), month(3, overdue)];
  expect(conductOf(months)).toMatchObject({ unpaidLoans: 2, monthsOverdue: 5 });
  expect(conductOf(months.toReversed())).toEqual(conductOf(months));
});

test('a month late is one in February as in July, and five months late need no sixth', () => {
  for (const [daysPastDue, monthsOverdue] of [
    ...[
      [27, 0],
      [28, 1],
      [31, 1],
      [59, 2],
      [62, 2],
      [150, 5],
    ],
  ] as const) {
    const months = [month(5, { paid: 0n, daysPastDue: daysPastDue ?? 0 })];
    expect(conductOf(months)?.monthsOverdue).toBe(monthsOverdue);
    expect(inputsOfMonths(months)).toBeNull();
  }
});
