import { PRICING_BANDS, type ProductContent, type ProductRate } from './product.ts';
import { type ProductInput, readProduct } from './product-input.ts';
import { COMPONENTS } from './servicing/contract.ts';

export const usd = (amount: string) => ({ amount, currency: 'USD' });

/** One rate for each band, whatever the term. */
export function flatRates(minTermMonths: number, maxTermMonths: number): ProductRate[] {
  return PRICING_BANDS.map((band, index) => ({
    band,
    minTermMonths,
    maxTermMonths,
    annualRate: `${8 + index}`,
  }));
}

/** A product by which all is well. */
export const valid: ProductInput = {
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

export function contentOf(changes: Partial<ProductInput> = {}): ProductContent {
  const read = readProduct({ ...valid, ...changes }, 'USD');
  if (!read.ok) throw new Error(JSON.stringify(read.error));
  return read.value;
}
