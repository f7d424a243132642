import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { PRICING_BANDS, type ProductRate, rateFor } from './product.ts';
import { flatRates } from './product-examples.ts';
import { checkRates } from './product-rates.ts';

/** A complete table: the terms cut into ranges, each band at or above the better one. */
const table = fc
  .record({
    shortest: fc.integer({ min: 1, max: 24 }),
    lengths: fc.array(fc.integer({ min: 1, max: 24 }), { minLength: 1, maxLength: 4 }),
    base: fc.integer({ min: 0, max: 40 }),
    steps: fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 4, maxLength: 4 }),
  })
  .map(({ shortest, lengths, base, steps }) => {
    const rates: ProductRate[] = [];
    let minTermMonths = shortest;
    for (const length of lengths) {
      const maxTermMonths = minTermMonths + length - 1;
      let rate = base;
      for (const [index, band] of PRICING_BANDS.entries()) {
        rate += steps[index] ?? 0;
        rates.push({ band, minTermMonths, maxTermMonths, annualRate: `${rate}` });
      }
      minTermMonths = maxTermMonths + 1;
    }
    return { rates, terms: { minTermMonths: shortest, maxTermMonths: minTermMonths - 1 } };
  });

describe('a pricing table', () => {
  test('that covers every band and term once is right, in any order of its rows', () => {
    fc.assert(
      fc.property(table, fc.integer({ min: 0, max: 15 }), ({ rates, terms }, turn) => {
        const shuffled = [
          ...rates.slice(turn % rates.length),
          ...rates.slice(0, turn % rates.length),
        ];
        expect(checkRates(shuffled, terms)).toEqual([]);
        for (const band of PRICING_BANDS) {
          for (let term = terms.minTermMonths; term <= terms.maxTermMonths; term += 1) {
            expect(rateFor({ rates: shuffled }, band, term)).toBeDefined();
          }
        }
      }),
    );
  });

  test('that leaves a row out is told of the gap', () => {
    fc.assert(
      fc.property(table, fc.nat(), ({ rates, terms }, at) => {
        const left = rates.toSpliced(at % rates.length, 1);
        const errors = checkRates(left, terms);
        expect(errors).toHaveLength(1);
        expect(errors[0]?.path).toEqual(['input', 'rates']);
        const band = rates[at % rates.length]?.band;
        if (left.length > 0) expect(errors[0]?.message).toContain(`Band ${band} has no rate`);
      }),
    );
  });

  test('that has a row twice is told of the overlap, at the second one', () => {
    fc.assert(
      fc.property(table, fc.nat(), ({ rates, terms }, at) => {
        const row = rates[at % rates.length];
        if (row === undefined) return;
        const errors = checkRates([...rates, row], terms);
        expect(errors.map(({ path }) => path?.join('.'))).toEqual([
          `input.rates.${rates.length}.minTermMonths`,
        ]);
      }),
    );
  });

  test('in which a better band pays more is refused, at the row of the worse one', () => {
    const rates = flatRates(3, 12).map((rate) =>
      rate.band === 'C' ? { ...rate, annualRate: '2' } : rate,
    );
    expect(checkRates(rates, { minTermMonths: 3, maxTermMonths: 12 })).toMatchObject([
      { code: 'RATE_OUT_OF_RANGE', path: ['input', 'rates', '2', 'annualRate'] },
    ]);
  });

  test('with rows beyond the terms, or rates that are none, is refused row by row', () => {
    const rates: ProductRate[] = [
      { band: 'A', minTermMonths: 1, maxTermMonths: 12, annualRate: '5' },
      { band: 'B', minTermMonths: 3, maxTermMonths: 13, annualRate: '1001' },
    ];
    const paths = checkRates(rates, { minTermMonths: 3, maxTermMonths: 12 }).map(({ path }) =>
      path?.slice(1).join('.'),
    );
    expect(paths).toEqual(['rates.0.minTermMonths', 'rates.1.annualRate', 'rates.1.maxTermMonths']);
  });
});
