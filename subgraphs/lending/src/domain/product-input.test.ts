import { describe, expect, test } from 'vitest';
import { defaultProducts } from './default-products.ts';
import { contentOf, flatRates, usd, valid } from './product-examples.ts';
import { inputOf, type ProductInput, readProduct } from './product-input.ts';
import { COMPONENTS } from './servicing/contract.ts';

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
    ['a name on two lines', { name: 'Bridge\nloan' }, ['input.name']],
    ['a name with a tab', { name: 'Bridge\tloan' }, ['input.name']],
    ['a name with what is not seen', { name: 'Bridge\u0007loan' }, ['input.name']],
    ['a description that no database keeps', { description: 'a\u0000b' }, ['input.description']],
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
