import { expect, test } from 'vitest';
import { isId, newId } from './index.ts';

test('an identifier is of its own kind and of no other', () => {
  const id = newId('loan');
  expect(id).toMatch(/^loan_[0-9a-hjkmnp-tv-z]{26}$/);
  expect(isId('loan', id)).toBe(true);
  expect(isId('app', id)).toBe(false);
});

test('identifiers sort by the time of their making', async () => {
  const first = newId('txn');
  await new Promise((resolve) => setTimeout(resolve, 5));
  expect(first < newId('txn')).toBe(true);
});

test.each([
  '',
  'loan_',
  'loan_1',
  `loan_${'z'.repeat(26)}`,
  `loan_${'0'.repeat(27)}`,
  "loan_'; drop table x; --aaaaaa",
])('refuses %j', (text) => {
  expect(isId('loan', text)).toBe(false);
});
