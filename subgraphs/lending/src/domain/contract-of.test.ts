import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { contractOf, scheduleTermsOf } from './contract-of.ts';
import { defaultProducts } from './default-products.ts';
import { PRICING_BANDS, rateFor } from './product.ts';
import { contentOf, usd } from './product-examples.ts';
import { quote } from './quote.ts';
import { buildSchedule } from './schedule.ts';
import { instalmentsIn } from './term.ts';

describe('the contract of a loan', () => {
  test('has the instalments of its term', () => {
    expect(contractOf(contentOf(), { annualRate: '9', termMonths: 12 })).toMatchObject({
      instalments: 26,
      every: { count: 2, unit: 'WEEK' },
      firstPaymentOn: null,
    });
    const cases = [
      [{ count: 1, unit: 'MONTH' }, 7, 7],
      [{ count: 1, unit: 'QUARTER' }, 12, 4],
      [{ count: 1, unit: 'QUARTER' }, 7, undefined],
      [{ count: 1, unit: 'SEMI_MONTH' }, 7, 14],
      [{ count: 1, unit: 'WEEK' }, 12, 52],
      [{ count: 2, unit: 'WEEK' }, 1, 2],
      [{ count: 30, unit: 'DAY' }, 12, 12],
      [{ count: 365, unit: 'DAY' }, 1, undefined],
    ] as const;
    for (const [every, term, expected] of cases) expect(instalmentsIn(every, term)).toBe(expected);
    const quarterly = { ...contentOf(), every: { count: 1, unit: 'QUARTER' } as const };
    expect(() => contractOf(quarterly, { annualRate: '9', termMonths: 7 })).toThrow(RangeError);
  });

  test('can be planned and priced for every amount and term that a product that was accepted lends', () => {
    const products = [
      contentOf(),
      contentOf({ method: 'BALLOON', balloonPercent: '30', every: { count: 1, unit: 'MONTH' } }),
      contentOf({ method: 'INTEREST_ONLY', principalGrace: 2, interestGrace: 1 }),
      contentOf({ method: 'FLAT', downPaymentPercent: '10', instalmentMultiple: usd('1') }),
      ...defaultProducts('USD'),
    ];
    fc.assert(
      fc.property(
        fc.constantFrom(...products),
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.constantFrom(...PRICING_BANDS),
        (product, size, length, band) => {
          const { minAmount, maxAmount, minTermMonths, maxTermMonths } = product;
          const amount = minAmount + BigInt(Math.floor(Number(maxAmount - minAmount) * size));
          const termMonths = minTermMonths + Math.floor((maxTermMonths - minTermMonths) * length);
          const annualRate = rateFor(product, band, termMonths)?.toFixed() ?? '';
          const contract = contractOf(product, { annualRate, termMonths });
          const terms = scheduleTermsOf(contract, amount, '2026-11-30');
          const { rows, apr } = quote(terms, product.currency);
          expect(rows).toEqual(buildSchedule(terms));
          expect(rows.reduce((sum, { principal }) => sum + principal, 0n)).toBe(amount);
          expect(apr.gte(0)).toBe(true);
        },
      ),
      { numRuns: 40 },
    );
  });
});
