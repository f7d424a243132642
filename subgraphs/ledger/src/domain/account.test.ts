import { expect, test } from 'vitest';
import { balanceOf, otherSide } from './account.ts';
import { CHART_OF_ACCOUNTS } from './chart-of-accounts.ts';

test('a balance stands on the side on which its account grows', () => {
  const turnover = { debits: 700n, credits: 200n };
  expect(balanceOf('DEBIT', turnover)).toBe(500n);
  expect(balanceOf('CREDIT', turnover)).toBe(-500n);
});

test('the chart names each account once, and a contra account grows against its type', () => {
  const codes = CHART_OF_ACCOUNTS.map((account) => account.code);
  expect(new Set(codes).size).toBe(codes.length);
  const sides = new Map(CHART_OF_ACCOUNTS.map((account) => [account.code, account.normalSide]));
  expect(sides.get('CASH')).toBe('DEBIT');
  expect(sides.get('LOSS_ALLOWANCE')).toBe(otherSide('DEBIT'));
  expect(sides.get('INTEREST_INCOME')).toBe('CREDIT');
  expect(sides.get('UNEARNED_INTEREST')).toBe('CREDIT');
});
