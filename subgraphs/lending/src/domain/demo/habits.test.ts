import { expect, test } from 'vitest';
import { applicantsOf } from './applicant.ts';
import { drawOf } from './draw.ts';
import { isNotable, NOTABLE_HABITS, stepsFor } from './habits.ts';

const OF_TWO_YEARS = { loans: 500, seed: 1, from: '2024-07-09', until: '2026-07-09', partners: 2 };

test('a few of those who borrow repay as officers would like to know', () => {
  const people = applicantsOf(OF_TWO_YEARS);
  const notable = people.filter(({ habit }) => isNotable(habit));
  expect(notable).toHaveLength(16);
  expect(new Set(notable.map(({ habit }) => habit))).toEqual(new Set(NOTABLE_HABITS));
  for (const { fate, amount, termMonths, income, debts } of notable) {
    expect([fate, amount, termMonths]).toEqual(['LOAN', 24_000, 24]);
    // What the loan costs a month, about, and what else is owed: within what the policy allows.
    const monthly = 110_000n + debts;
    expect(Number((monthly * 100n) / income)).toBeLessThan(40);
  }
});

test('what they do is around an instalment, the look at the next one included', () => {
  const second = (habit: (typeof NOTABLE_HABITS)[number]) =>
    stepsFor(habit, { at: 2 }, drawOf(1, 1), 2, '2026-03-10');
  const cash = (habit: 'STRUCTURES' | 'PAYS_CASH') =>
    second(habit).flatMap(({ on, step }) => (step.kind === 'CASH' ? [[on, step.amount]] : []));
  expect(cash('STRUCTURES')).toEqual([
    ['2026-03-13', 9_400],
    ['2026-03-16', 9_200],
  ]);
  expect(cash('PAYS_CASH')).toHaveLength(3);
  expect(second('PAID_BY_OTHERS')[0]?.step).toEqual({ kind: 'PAID_BY_OTHER' });
  expect(second('WAKES_UP')[0]?.on).toBe('2026-09-21');
  const first = stepsFor('IN_AND_OUT', { at: 2 }, drawOf(1, 1), 1, '2026-03-10');
  expect(first).toEqual([{ on: '2026-02-20', step: { kind: 'PAY_OFF' } }]);
  for (const habit of NOTABLE_HABITS.filter((each) => each !== 'IN_AND_OUT')) {
    expect(second(habit).at(-1)?.step).toEqual({ kind: 'LOOK' });
  }
});
