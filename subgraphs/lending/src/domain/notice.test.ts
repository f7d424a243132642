import { newId } from '@blockscore/ids';
import { describe, expect, test } from 'vitest';
import { addDays } from './calendar.ts';
import { preferencesOf, remindersOn, toldTo } from './notice.ts';

const DUE = '2026-03-31';
const told = (today: string, ...days: readonly string[]) =>
  remindersOn(
    today,
    'USD',
    days.map((dueOn) => ({ dueOn, open: 46_561n })),
  ).map(({ kind, occasion, facts }) => [kind, occasion, facts.amountMinor, facts.daysPastDue]);

describe('what is to be told on a day', () => {
  test.each([
    [-4, []],
    [-3, [['INSTALMENT_DUE', DUE, '46561', undefined]]],
    // The job did not run for days: what is told is still true.
    [-1, [['INSTALMENT_DUE', DUE, '46561', undefined]]],
    [0, [['INSTALMENT_DUE', DUE, '46561', undefined]]],
    [1, [['INSTALMENT_OVERDUE', `${DUE}+1`, '46561', 1]]],
    [6, [['INSTALMENT_OVERDUE', `${DUE}+1`, '46561', 6]]],
    [9, [['INSTALMENT_OVERDUE', `${DUE}+7`, '46561', 9]]],
    [45, [['INSTALMENT_OVERDUE', `${DUE}+30`, '46561', 45]]],
  ])('%i days from the due day', (days, expected) => {
    expect(told(addDays(DUE, days), DUE)).toEqual(expected);
  });

  test('all that is late is one notice, by the oldest of it, and what is due soon another', () => {
    expect(told('2026-04-28', '2026-02-28', DUE, '2026-04-30')).toEqual([
      ['INSTALMENT_OVERDUE', '2026-02-28+30', '93122', 59],
      ['INSTALMENT_DUE', '2026-04-30', '46561', undefined],
    ]);
  });
});

test('a partner is told what it may see: no rate, and nothing of payments', () => {
  const [userId, partnerId] = [newId('user'), newId('partner')];
  const facts = { amountMinor: '1', currency: 'USD', annualRate: '10.9' };
  expect(toldTo('APPLICATION_APPROVED', { userId, partnerId }, facts)).toEqual([
    { recipient: { userId }, facts },
    { recipient: { partnerId }, facts: { amountMinor: '1', currency: 'USD' } },
  ]);
  expect(toldTo('PAYMENT_FAILED', { userId, partnerId }, facts)).toHaveLength(1);
  expect(toldTo('LOAN_PAID_OFF', { userId, partnerId: null }, facts)).toHaveLength(1);
});

test('what the law has a lender tell is mailed, whatever somebody switched off', () => {
  const preferences = preferencesOf(new Set(['APPLICATION_REJECTED', 'INSTALMENT_DUE']));
  const off = preferences.filter(({ email }) => !email).map(({ kind }) => kind);
  expect(off).toEqual(['INSTALMENT_DUE']);
});
