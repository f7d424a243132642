import { minorDigits } from '@blockscore/money';
import type { PricingBand, Product, ProductRate } from './product.ts';

/** Rates in percent a year by band, for terms up to and over `split` months. */
type RateCard = Readonly<Record<PricingBand, readonly [short: string, long: string]>>;

function rates(
  card: RateCard,
  minTermMonths: number,
  split: number,
  maxTermMonths: number,
): readonly ProductRate[] {
  return Object.entries(card).flatMap(([band, [short, long]]) => [
    { band: band as PricingBand, minTermMonths, maxTermMonths: split, annualRate: short },
    { band: band as PricingBand, minTermMonths: split + 1, maxTermMonths, annualRate: long },
  ]);
}

/** What a new lender offers until it declares products of its own; amounts in its one currency. */
export function defaultProducts(currency: string): readonly Product[] {
  const units = (major: bigint): bigint => major * 10n ** BigInt(minorDigits(currency));
  return [
    {
      id: 'prod_01kanhq400e9sbvk4c7s0tq1p1',
      code: 'PERSONAL',
      version: 1,
      name: 'Personal loan',
      description: 'For any purpose, in equal monthly instalments.',
      currency,
      minAmount: units(500n),
      maxAmount: units(50_000n),
      minTermMonths: 6,
      maxTermMonths: 60,
      dayCount: 'THIRTY_360',
      method: 'ANNUITY',
      rates: rates(
        {
          A: ['7.90', '8.90'],
          B: ['10.90', '11.90'],
          C: ['14.90', '15.90'],
          D: ['19.90', '21.90'],
        },
        6,
        36,
        60,
      ),
      active: true,
    },
    {
      id: 'prod_01kanhq400e9sbvk4c7s0tq1p2',
      code: 'HOME_IMPROVEMENT',
      version: 1,
      name: 'Home improvement loan',
      description: 'For building and renovation, with interest by the day.',
      currency,
      minAmount: units(5_000n),
      maxAmount: units(100_000n),
      minTermMonths: 12,
      maxTermMonths: 120,
      dayCount: 'ACT_365',
      method: 'ANNUITY',
      rates: rates(
        { A: ['6.50', '7.20'], B: ['8.40', '9.20'], C: ['11.50', '12.40'], D: ['15.90', '17.40'] },
        12,
        60,
        120,
      ),
      active: true,
    },
    {
      id: 'prod_01kanhq400e9sbvk4c7s0tq1p3',
      code: 'BUSINESS',
      version: 1,
      name: 'Business loan',
      description:
        'For sole traders: equal parts of principal, so that instalments fall over time.',
      currency,
      minAmount: units(2_000n),
      maxAmount: units(75_000n),
      minTermMonths: 6,
      maxTermMonths: 48,
      dayCount: 'ACT_360',
      method: 'EQUAL_PRINCIPAL',
      rates: rates(
        {
          A: ['8.50', '9.50'],
          B: ['11.50', '12.50'],
          C: ['15.50', '16.50'],
          D: ['20.50', '22.50'],
        },
        6,
        24,
        48,
      ),
      active: true,
    },
  ];
}
