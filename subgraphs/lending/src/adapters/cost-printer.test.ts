import { Decimal } from '@blockscore/money';
import { expect, test } from 'vitest';
import type { CostDisclosure } from '../domain/cost-disclosure.ts';
import { quote } from '../domain/quote.ts';
import type { ScheduleTerms } from '../domain/schedule.ts';
import { printCosts } from './cost-printer.ts';

function disclosure(instalments: number): CostDisclosure {
  const terms: ScheduleTerms = {
    principal: 1_000_000n,
    annualRate: new Decimal(8),
    disbursedOn: '2026-01-15',
    firstPaymentOn: '2026-02-15',
    instalments,
    every: { count: 1, unit: 'MONTH' },
    dayCount: 'ACT_365',
    method: 'ANNUITY',
  };
  return {
    title: 'Quote: Łódź «Zażółć»',
    lender: 'A Bank, 1 Main Street',
    preparedOn: '2026-01-15',
    validUntil: '2026-01-29',
    currency: 'USD',
    terms,
    quote: quote(terms, 'USD'),
  };
}

const pagesOf = (file: Uint8Array): number =>
  Buffer.from(file)
    .toString('latin1')
    .match(/\/Type \/Page\b/g)?.length ?? 0;

test('prints a short plan on one page, and a long one on as many as it needs', async () => {
  expect(pagesOf(await printCosts(disclosure(6)))).toBe(1);
  expect(pagesOf(await printCosts(disclosure(120)))).toBe(4);
});

test('prints the same file of the same disclosure', async () => {
  const [one, other] = await Promise.all([printCosts(disclosure(12)), printCosts(disclosure(12))]);
  expect(Buffer.from(one).equals(Buffer.from(other))).toBe(true);
});
