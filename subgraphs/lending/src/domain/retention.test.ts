import { expect, test } from 'vitest';
import { retentionOf } from './retention.ts';

const terms = { creditFileMonths: 25, loanFileMonths: 60 };
const now = new Date('2026-11-23T12:00:00.000Z');
const nothing = { hasLoans: false, hasConsents: false, lastDealtWith: null };

test('of who never applied nothing is kept', () => {
  expect(retentionOf(nothing, terms, now)).toEqual({ kept: [], until: null });
});

test('an application is kept for 25 months from the last word on it, and no longer', () => {
  const dealtWith = (day: string) => ({ ...nothing, lastDealtWith: new Date(`${day}T08:00:00Z`) });
  expect(retentionOf(dealtWith('2026-01-31'), terms, now)).toEqual({
    kept: ['CREDIT_FILE'],
    until: '2028-02-29',
  });
  expect(retentionOf(dealtWith('2024-10-22'), terms, now)).toEqual({ kept: [], until: null });
});

test('a loan is kept for five years from the erasure, its application as long', () => {
  const file = { hasLoans: true, hasConsents: true, lastDealtWith: new Date('2020-01-01T00:00Z') };
  expect(retentionOf(file, terms, now)).toEqual({
    kept: ['CONSENTS', 'CREDIT_FILE', 'LOAN_FILE'],
    until: '2031-11-23',
  });
});
