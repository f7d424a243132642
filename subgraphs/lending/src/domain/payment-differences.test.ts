import { newId } from '@blockscore/ids';
import { money } from '@blockscore/money';
import { expect, test } from 'vitest';
import { type ExpectedPayment, paymentDifferences } from './payment-differences.ts';
import type { StatementLine } from './payment-statement.ts';

const settled: ExpectedPayment = {
  ...{ id: newId('pay'), direction: 'COLLECTION', amount: money(1_000n, 'USD') },
  ...{ status: 'POSTED', effectiveOn: '2026-11-20', returnedOn: null, reference: 'r-1' },
  ...{ settlementCovered: true, returnCovered: false },
};
const returned: ExpectedPayment = {
  ...settled,
  ...{ status: 'RETURNED', returnedOn: '2026-11-23', returnCovered: true },
};
const line: StatementLine = {
  ...{ number: 2, reference: 'r-1', direction: 'COLLECTION', amount: 1_000n, currency: 'USD' },
  ...{ settledOn: '2026-11-22', status: 'SETTLED' },
};
const expectedOf = (...of: Parameters<typeof paymentDifferences>) =>
  paymentDifferences(...of).map(({ kind, expected }) => [kind, expected]);

test('what is in no statement is missing once the days of grace are over', () => {
  expect(expectedOf(settled, [], null)).toEqual([]);
  expect(expectedOf(settled, [], '2026-11-19')).toEqual([]);
  const missing = [['MISSING_THERE', 'COLLECTION 10.00 USD SETTLED 2026-11-20']];
  expect(expectedOf(settled, [], '2026-11-20')).toEqual(missing);
  expect(expectedOf({ ...settled, settlementCovered: false }, [], '2026-11-20')).toEqual([]);
});

test('one that turns up on a later day is not missing', () => {
  expect(expectedOf(settled, [line], '2026-11-30')).toEqual([]);
});

test('that it went back has days of grace of its own', () => {
  expect(expectedOf(returned, [line], '2026-11-22')).toEqual([]);
  expect(expectedOf(returned, [line], '2026-11-23')).toEqual([
    ['MISSING_THERE', 'COLLECTION 10.00 USD RETURNED 2026-11-23'],
  ]);
});
