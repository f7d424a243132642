import { Decimal } from '@blockscore/money';
import { type LocalDate, occurrence } from './calendar.ts';
import type { Product } from './product.ts';
import type { ScheduleTerms } from './schedule.ts';
import type { LoanContract } from './servicing/contract.ts';
import { instalmentsIn } from './term.ts';

/** What is agreed on a loan beside what its product says. */
export interface AgreedTerms {
  /** Percent a year. */
  readonly annualRate: string;
  /** One that the product lends for. */
  readonly termMonths: number;
}

/**
 * The contract of a loan that is made under this version of a product: all that its life follows from.
 * The first instalment falls due one interval after the payout.
 */
export function contractOf(
  product: Omit<Product, 'id' | 'code' | 'version' | 'active'>,
  { annualRate, termMonths }: AgreedTerms,
): LoanContract {
  const instalments = instalmentsIn(product.every, termMonths);
  if (instalments === undefined) {
    throw new RangeError(`${product.name} has no instalments that make up ${termMonths} months.`);
  }
  return {
    rules: 2,
    annualRate,
    instalments,
    dayCount: product.dayCount,
    method: product.method,
    firstPaymentOn: null,
    every: product.every,
    multipleOf: product.multipleOf,
    principalGrace: product.principalGrace,
    interestGrace: product.interestGrace,
    balloonPercent: product.balloonPercent,
    downPaymentPercent: product.downPaymentPercent,
    allocationOrder: product.allocationOrder,
    lateFee: product.lateFee,
    overdueInterest: product.overdueInterest,
    excess: product.excess,
  };
}

/** The plan of an amount that is paid out under a contract on a day; minor units. */
export function scheduleTermsOf(
  contract: LoanContract,
  principal: bigint,
  disbursedOn: LocalDate,
): ScheduleTerms {
  const { annualRate, instalments, every, dayCount, method, multipleOf } = contract;
  const { principalGrace, interestGrace, balloonPercent, downPaymentPercent } = contract;
  return {
    principal,
    annualRate: new Decimal(annualRate),
    disbursedOn,
    firstPaymentOn: contract.firstPaymentOn ?? occurrence(disbursedOn, every, 1),
    instalments,
    every,
    dayCount,
    method,
    multipleOf,
    principalGrace,
    interestGrace,
    balloonPercent,
    downPaymentPercent,
  };
}
