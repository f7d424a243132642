import { expect, test } from 'vitest';
import { shownFact } from './shown-fact.ts';

test('an officer reads money as everywhere, and everything else as it is', () => {
  expect(shownFact({ name: 'statedMinor', value: '820000 USD' })).toEqual({
    ...{ name: 'stated', value: '8200.00 USD' },
  });
  expect(shownFact({ name: 'amountMinor', value: '5 JPY' }).value).toBe('5 JPY');
  for (const value of ['3', 'more than 20', '7 days']) {
    expect(shownFact({ name: 'othersMinor', value })).toEqual({ name: 'othersMinor', value });
  }
  expect(shownFact({ name: 'others', value: '3 USD' })).toEqual({ name: 'others', value: '3 USD' });
});
