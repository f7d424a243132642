import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { contractOf, scheduleTermsOf } from './contract-of.ts';
import { defaultProducts } from './default-products.ts';
import { PRICING_BANDS, type ProductContent, type ProductRate, rateFor } from './product.ts';
import { inputOf, type ProductInput, readProduct } from './product-input.ts';
import { checkRates } from './product-rates.ts';
import { quote } from './quote.ts';
import { buildSchedule } from './schedule.ts';
import { COMPONENTS } from './servicing/contract.ts';
import { instalmentsIn } from './term.ts';

const usd = (amount: string) => ({ amount, currency: 'USD' });

/** One rate for each band, whatever the term. */
function flatRates(minTermMonths: number, maxTermMonths: number): ProductRate[] {
  return PRICING_BANDS.map((band, index) => ({
    band,
    minTermMonths,
    maxTermMonths,
    annualRate: `${8 + index}`,
  }));
}

const valid: ProductInput = {
  name: 'Bridge loan',
  description: 'Until the next payment comes.',
  minAmount: usd('200'),
  maxAmount: usd('5000'),
  minTermMonths: 3,
  maxTermMonths: 12,
  dayCount: 'ACT_365',
  method: 'ANNUITY',
  rates: flatRates(3, 12),
  every: { count: 2, unit: 'WEEK' },
  instalmentMultiple: null,
  principalGrace: 0,
  interestGrace: 0,
  balloonPercent: '0',
  downPaymentPercent: '0',
  allocationOrder: COMPONENTS,
  lateFee: { amount: usd('15'), graceDays: 3, cap: usd('60') },
  overdueInterest: false,
  excess: 'IN_ADVANCE',
};

function contentOf(changes: Partial<ProductInput> = {}): ProductContent {
  const read = readProduct({ ...valid, ...changes }, 'USD');
  if (!read.ok) throw new Error(JSON.stringify(read.error));
  return read.value;
}

function pathsOf(changes: Partial<ProductInput>): readonly string[] {
  const read = readProduct({ ...valid, ...changes }, 'USD');
  return read.ok ? [] : read.error.map(({ path }) => (path ?? []).join('.'));
}

describe('what a product says', () => {
  test('is read into minor units and plain decimals', () => {
    const content = contentOf({
      rates: flatRates(3, 12).map((rate) => ({ ...rate, annualRate: '09.50' })),
      instalmentMultiple: usd('1'),
    });
    expect(content).toMatchObject({
      currency: 'USD',
      minAmount: 20_000n,
      maxAmount: 500_000n,
      multipleOf: 100n,
      lateFee: { kind: 'FIXED', value: '1500', graceDays: 3, cap: 6_000n },
    });
    expect(content.rates[0]?.annualRate).toBe('9.5');
  });

  test('said again is the same, of every product that a lender begins with', () => {
    for (const currency of ['USD', 'JPY', 'KWD']) {
      for (const {
        id: _,
        code: _code,
        version: _version,
        active: _active,
        ...content
      } of defaultProducts(currency)) {
        expect(readProduct(inputOf(content), currency)).toEqual({ ok: true, value: content });
      }
    }
  });

  test.each<[string, Partial<ProductInput>, readonly string[]]>([
    ['no name', { name: '  ' }, ['input.name']],
    ['a name too long', { name: 'x'.repeat(81) }, ['input.name']],
    ['no description', { description: '' }, ['input.description']],
    ['no amount', { minAmount: usd('0') }, ['input.minAmount']],
    [
      'an amount in another currency',
      { maxAmount: { amount: '9', currency: 'EUR' } },
      ['input.maxAmount.currency'],
    ],
    ['amounts upside down', { minAmount: usd('6000') }, ['input.maxAmount']],
    ['an amount beyond all', { maxAmount: usd('1000000000.01') }, ['input.maxAmount']],
    [
      'a multiple above the amount',
      { instalmentMultiple: usd('201') },
      ['input.instalmentMultiple'],
    ],
    [
      'a multiple that leaves instalments of nothing',
      { instalmentMultiple: usd('150') },
      Array(3).fill('input.instalmentMultiple'),
    ],
    ['no term', { minTermMonths: 0 }, ['input.minTermMonths']],
    ['a term beyond all', { maxTermMonths: 601 }, ['input.maxTermMonths']],
    ['terms upside down', { minTermMonths: 13 }, ['input.maxTermMonths']],
    ['an interval of nothing', { every: { count: 0, unit: 'WEEK' } }, ['input.every.count']],
    [
      'a term without whole instalments',
      { every: { count: 5, unit: 'MONTH' } },
      ['input.minTermMonths', 'input.maxTermMonths'],
    ],
    [
      'too many instalments',
      { maxTermMonths: 36, rates: flatRates(3, 36), every: { count: 1, unit: 'DAY' } },
      ['input.maxTermMonths'],
    ],
    [
      'a grace as long as the term',
      { principalGrace: 7, interestGrace: -1 },
      ['input.principalGrace', 'input.interestGrace'],
    ],
    ['a balloon of more than all', { balloonPercent: '100.5' }, ['input.balloonPercent']],
    ['a down payment of all', { downPaymentPercent: '100' }, ['input.downPaymentPercent']],
    [
      'down payment and balloon of more than all',
      { downPaymentPercent: '60', balloonPercent: '50' },
      ['input.balloonPercent'],
    ],
    ['a balloon method without a balloon', { method: 'BALLOON' }, ['input.balloonPercent']],
    ['interest only for no time', { method: 'INTEREST_ONLY' }, ['input.principalGrace']],
    [
      'an order that leaves one out',
      { allocationOrder: ['FEE', 'INTEREST', 'PRINCIPAL'] },
      ['input.allocationOrder'],
    ],
    [
      'an order that names one twice',
      { allocationOrder: [...COMPONENTS, 'FEE'] },
      ['input.allocationOrder'],
    ],
    [
      'a late fee of nothing',
      { lateFee: { percent: '0', graceDays: 0 } },
      ['input.lateFee.percent'],
    ],
    [
      'a late fee of two kinds',
      { lateFee: { percent: '5', amount: usd('5'), graceDays: 0 } },
      ['input.lateFee'],
    ],
    ['a late fee of no kind', { lateFee: { graceDays: 0 } }, ['input.lateFee']],
    [
      'a late fee above its cap',
      { lateFee: { amount: usd('5'), graceDays: 91, cap: usd('4') } },
      ['input.lateFee.cap', 'input.lateFee.graceDays'],
    ],
    [
      'a cap in another currency',
      { lateFee: { percent: '5', graceDays: 0, cap: { amount: '1', currency: 'EUR' } } },
      ['input.lateFee.cap.currency'],
    ],
    ['no rates', { rates: [] }, ['input.rates']],
  ])('is refused for %s, by path', (_, changes, paths) => {
    expect([...new Set(pathsOf(changes))]).toEqual([...new Set(paths)]);
  });

  test('is told of all that is wrong at once', () => {
    const paths = pathsOf({ name: '', balloonPercent: 'x', allocationOrder: [], rates: [] });
    expect(paths).toEqual([
      'input.rates',
      'input.name',
      'input.balloonPercent',
      'input.allocationOrder',
    ]);
  });
});

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
        const product = { ...contentOf(), rates: shuffled, ...terms };
        for (const band of PRICING_BANDS) {
          for (let term = terms.minTermMonths; term <= terms.maxTermMonths; term += 1) {
            expect(rateFor({ rates: product.rates }, band, term)).toBeDefined();
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
