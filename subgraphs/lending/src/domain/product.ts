import type { Id } from '@blockscore/ids';
import { compare, Decimal, formatAmount, type Money, money } from '@blockscore/money';
import type { DayCount } from './day-count.ts';
import { inputError, type LendingError } from './errors.ts';
import type { RepaymentMethod } from './schedule.ts';
import type { PlanTerms, ServicingTerms } from './servicing/contract.ts';
import { instalmentsIn } from './term.ts';

/** Classes of risk, best first. What score belongs to which is the policy's to say. */
export const PRICING_BANDS = ['A', 'B', 'C', 'D'] as const;
export type PricingBand = (typeof PRICING_BANDS)[number];

export interface ProductRate {
  readonly band: PricingBand;
  readonly minTermMonths: number;
  readonly maxTermMonths: number;
  /** Nominal, a year, in percent. */
  readonly annualRate: string;
}

/** All that a version of a product says, and what a loan made under it follows for good. */
export interface ProductContent extends ServicingTerms, PlanTerms {
  readonly name: string;
  readonly description: string;
  readonly currency: string;
  /** Minor units. */
  readonly minAmount: bigint;
  readonly maxAmount: bigint;
  readonly minTermMonths: number;
  readonly maxTermMonths: number;
  readonly dayCount: DayCount;
  readonly method: RepaymentMethod;
  /** Each band and term once. */
  readonly rates: readonly ProductRate[];
}

/** What the lender offers, in one of its versions. A loan keeps the version that it was made under. */
export interface Product extends ProductContent {
  readonly id: Id<'prod'>;
  /** Never changes. */
  readonly code: string;
  /** From 1. */
  readonly version: number;
  /** Whether it can be applied for, which is so of all versions or of none. */
  readonly active: boolean;
}

/** The declared rate for a band and a term; undefined where the product does not lend so. */
export function rateFor(
  product: Pick<Product, 'rates'>,
  band: PricingBand,
  termMonths: number,
): Decimal | undefined {
  const row = product.rates.find(
    (rate) =>
      rate.band === band && rate.minTermMonths <= termMonths && termMonths <= rate.maxTermMonths,
  );
  return row === undefined ? undefined : new Decimal(row.annualRate);
}

/** The lowest and the highest declared rate. */
export function rateRange(product: Product): {
  readonly lowest: Decimal;
  readonly highest: Decimal;
} {
  const rates = product.rates.map((rate) => new Decimal(rate.annualRate));
  return { lowest: Decimal.min(...rates), highest: Decimal.max(...rates) };
}

/** Whether the product lends that much for that long; says every rule that is broken. */
export function checkTerms(
  product: Product,
  amount: Money,
  termMonths: number,
): readonly LendingError[] {
  const errors: LendingError[] = [];
  const lowest = money(product.minAmount, product.currency);
  const highest = money(product.maxAmount, product.currency);
  if (amount.currency !== product.currency) {
    errors.push(
      inputError('CURRENCY_NOT_OFFERED', 'amount.currency', `We lend in ${product.currency}.`),
    );
  } else if (compare(amount, lowest) < 0 || compare(amount, highest) > 0) {
    const range = `${formatAmount(lowest)} to ${formatAmount(highest)} ${product.currency}`;
    errors.push(inputError('AMOUNT_OUT_OF_RANGE', 'amount', `${product.name} lends ${range}.`));
  }
  const { minTermMonths, maxTermMonths } = product;
  if (termMonths < minTermMonths || termMonths > maxTermMonths) {
    const range = `${minTermMonths} to ${maxTermMonths} months`;
    errors.push(inputError('TERM_OUT_OF_RANGE', 'termMonths', `${product.name} runs ${range}.`));
  } else if (instalmentsIn(product.every, termMonths) === undefined) {
    const { count, unit } = product.every;
    const message = `${product.name} is repaid every ${count} ${unit}: give a term of whole instalments.`;
    errors.push(inputError('TERM_OUT_OF_RANGE', 'termMonths', message));
  }
  return errors;
}
