import { minorDigits } from '@blockscore/money';
import type { PricingBand, Product, ProductRate } from './product.ts';
import { type ServicingTerms, STANDARD_PLAN, STANDARD_SERVICING } from './servicing/contract.ts';

type Rates = readonly [upToSplit: string, longer: string];

/** A product in whole units of whatever currency the lender runs in. */
interface Declared
  extends Pick<Product, 'id' | 'code' | 'name' | 'description' | 'dayCount' | 'method'> {
  readonly servicing: Partial<Omit<ServicingTerms, 'lateFee'>>;
  /** Charged for an instalment that is still not paid after the days of grace. */
  readonly lateFee: {
    readonly percent: string;
    readonly graceDays: number;
    readonly cap: bigint;
  } | null;
  readonly amounts: readonly [least: bigint, most: bigint];
  readonly termMonths: readonly [shortest: number, split: number, longest: number];
  /** Percent a year, for terms up to the split and for longer ones. */
  readonly rates: Readonly<Record<PricingBand, Rates>>;
}

/** What a new lender offers until it declares products of its own. */
const DECLARED: readonly Declared[] = [
  {
    id: 'prod_01kanhq400e9sbvk4c7s0tq1p1',
    code: 'PERSONAL',
    name: 'Personal loan',
    description: 'For any purpose, in equal monthly instalments.',
    amounts: [500n, 50_000n],
    termMonths: [6, 36, 60],
    dayCount: 'THIRTY_360',
    method: 'ANNUITY',
    servicing: {},
    lateFee: { percent: '5', graceDays: 10, cap: 100n },
    rates: { A: ['7.9', '8.9'], B: ['10.9', '11.9'], C: ['14.9', '15.9'], D: ['19.9', '21.9'] },
  },
  {
    id: 'prod_01kanhq400e9sbvk4c7s0tq1p2',
    code: 'HOME_IMPROVEMENT',
    name: 'Home improvement loan',
    description: 'For building and renovation, with interest by the day.',
    amounts: [5_000n, 100_000n],
    termMonths: [12, 60, 120],
    dayCount: 'ACT_365',
    method: 'ANNUITY',
    servicing: { overdueInterest: true },
    lateFee: null,
    rates: { A: ['6.5', '7.2'], B: ['8.4', '9.2'], C: ['11.5', '12.4'], D: ['15.9', '17.4'] },
  },
  {
    id: 'prod_01kanhq400e9sbvk4c7s0tq1p3',
    code: 'BUSINESS',
    name: 'Business loan',
    description: 'For sole traders: equal parts of principal, so that instalments fall over time.',
    amounts: [2_000n, 75_000n],
    termMonths: [6, 24, 48],
    dayCount: 'ACT_360',
    method: 'EQUAL_PRINCIPAL',
    servicing: { excess: 'SMALLER_INSTALMENT' },
    lateFee: { percent: '4', graceDays: 5, cap: 500n },
    rates: { A: ['8.5', '9.5'], B: ['11.5', '12.5'], C: ['15.5', '16.5'], D: ['20.5', '22.5'] },
  },
];

function ratesOf({
  rates,
  termMonths: [shortest, split, longest],
}: Pick<Declared, 'rates' | 'termMonths'>): readonly ProductRate[] {
  const bands = Object.entries(rates) as [PricingBand, Rates][];
  return bands.flatMap(([band, [upToSplit, longer]]) => [
    { band, minTermMonths: shortest, maxTermMonths: split, annualRate: upToSplit },
    { band, minTermMonths: split + 1, maxTermMonths: longest, annualRate: longer },
  ]);
}

export function defaultProducts(currency: string): readonly Product[] {
  // What has no smaller unit is worth little: 500 yen are no loan.
  const unit = 10n ** BigInt(minorDigits(currency) || 2);
  return DECLARED.map(({ amounts, termMonths, rates, servicing, lateFee, ...product }) => ({
    ...STANDARD_PLAN,
    ...STANDARD_SERVICING,
    ...servicing,
    lateFee:
      lateFee === null
        ? null
        : {
            kind: 'PERCENT' as const,
            value: lateFee.percent,
            graceDays: lateFee.graceDays,
            cap: lateFee.cap * unit,
          },
    ...product,
    version: 1,
    currency,
    minAmount: amounts[0] * unit,
    maxAmount: amounts[1] * unit,
    minTermMonths: termMonths[0],
    maxTermMonths: termMonths[2],
    rates: ratesOf({ termMonths, rates }),
    active: true,
  }));
}
