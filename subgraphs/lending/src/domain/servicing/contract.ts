import type { Interval, LocalDate } from '../calendar.ts';
import type { DayCount } from '../day-count.ts';
import type { RepaymentMethod } from '../schedule.ts';

/** What a borrower may owe on an instalment, in the order in which a lender usually takes it. */
export const COMPONENTS = ['PENALTY', 'FEE', 'INTEREST', 'PRINCIPAL'] as const;
export type Component = (typeof COMPONENTS)[number];

/** What is charged for an instalment that is not paid in full when its days of grace are over. */
export interface LateFee {
  /** `FIXED`: `value` in minor units. `PERCENT`: of what is unpaid of the instalment's principal and interest. */
  readonly kind: 'FIXED' | 'PERCENT';
  /** A whole number of minor units, or percent as a decimal. */
  readonly value: string;
  /** Days after the due day on which it may still be paid for nothing; 0 or more. */
  readonly graceDays: number;
  /** The most of all late fees of a loan together, minor units; null where there is no bound. */
  readonly cap: bigint | null;
}

/** What becomes of money beyond what is due. */
export const EXCESS_USES = ['IN_ADVANCE', 'SHORTER_TERM', 'SMALLER_INSTALMENT'] as const;
/**
 * `IN_ADVANCE`: pays the next instalments as they stand. The others repay principal at once and plan
 * the rest anew: `SHORTER_TERM` keeps the instalment, `SMALLER_INSTALMENT` the number of instalments.
 */
export type ExcessUse = (typeof EXCESS_USES)[number];

/** How a product is serviced: which part of a payment pays what, and what being late costs. */
export interface ServicingTerms {
  /** Each component once. */
  readonly allocationOrder: readonly Component[];
  /** null: nothing is charged. */
  readonly lateFee: LateFee | null;
  /** Whether principal that is overdue goes on earning interest at the loan's rate. */
  readonly overdueInterest: boolean;
  /** Where the payment itself does not say. */
  readonly excess: ExcessUse;
}

/** What a product's schedules look like beyond rate, method and days. */
export interface PlanTerms {
  readonly every: Interval;
  /** Instalments are whole multiples of this, minor units, at least 1. */
  readonly multipleOf: bigint;
  /** So many instalments at the beginning pay interest alone. */
  readonly principalGrace: number;
  /** So many instalments at the beginning pay nothing; their interest is owed with the first that pays. */
  readonly interestGrace: number;
  /** Percent of the principal that is left for the last instalment; a decimal from 0 to 100. */
  readonly balloonPercent: string;
  /** Percent of the amount that the borrower pays on the day of the payout; a decimal from 0, below 100. */
  readonly downPaymentPercent: string;
}

/** Everything that a loan's life follows from, fixed when it was made. What changes later is an entry. */
export interface LoanContract extends ServicingTerms, PlanTerms {
  /**
   * Which rules its life is counted by, for ever: a release that counts otherwise counts loans of its own
   * so. Missing in the contracts of before there was more than one: those are counted by the first.
   */
  readonly rules?: 2;
  /** Percent a year. */
  readonly annualRate: string;
  readonly instalments: number;
  readonly dayCount: DayCount;
  readonly method: RepaymentMethod;
  /** null: one interval after the payout. */
  readonly firstPaymentOn: LocalDate | null;
}

export const STANDARD_SERVICING: ServicingTerms = {
  allocationOrder: COMPONENTS,
  lateFee: null,
  overdueInterest: false,
  excess: 'IN_ADVANCE',
};

export const STANDARD_PLAN: PlanTerms = {
  every: { count: 1, unit: 'MONTH' },
  multipleOf: 1n,
  principalGrace: 0,
  interestGrace: 0,
  balloonPercent: '0',
  downPaymentPercent: '0',
};
