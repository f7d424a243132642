import type { Decimal } from '@blockscore/money';
import type { Interval, LocalDate } from './calendar.ts';
import type { DayCount } from './day-count.ts';
import { restOf } from './plan-rest.ts';
import { type PlanTerms, STANDARD_PLAN } from './servicing/contract.ts';

/**
 * - `ANNUITY`: equal instalments, interest on the balance.
 * - `EQUAL_PRINCIPAL`: equal parts of principal, interest on the balance.
 * - `FLAT`: interest on the amount lent for the whole term, equal instalments.
 * - `INTEREST_ONLY`: interest alone for the instalments of the grace on principal, then an annuity.
 * - `BALLOON`: equal instalments that leave the balloon for the last one.
 */
export const REPAYMENT_METHODS = [
  'ANNUITY',
  'EQUAL_PRINCIPAL',
  'FLAT',
  'INTEREST_ONLY',
  'BALLOON',
] as const;
export type RepaymentMethod = (typeof REPAYMENT_METHODS)[number];

/** Money that goes out later. */
export interface Advance {
  /** Minor units, above zero. */
  readonly amount: bigint;
  /** On the day of the first payout or later, before the last instalment falls due. */
  readonly on: LocalDate;
}

export interface ScheduleTerms extends Partial<Omit<PlanTerms, 'every'>> {
  /** What is paid out first, minor units, above zero. */
  readonly principal: bigint;
  /** What is paid out after that, in any order. */
  readonly advances?: readonly Advance[];
  /** Nominal rate a year in percent: 12.5 is 12.5 %. Not negative. */
  readonly annualRate: Decimal;
  readonly disbursedOn: LocalDate;
  /** After the disbursement; an odd first period earns interest by its days. */
  readonly firstPaymentOn: LocalDate;
  /** Number of instalments, at least 1. */
  readonly instalments: number;
  readonly every: Interval;
  readonly dayCount: DayCount;
  readonly method: RepaymentMethod;
}

/** A down payment is paid on the day of a payout; it is all principal. */
export type RowKind = 'DOWN_PAYMENT' | 'INSTALMENT';

/** One payment; all amounts in minor units. payment = principal + interest. */
export interface ScheduleRow {
  readonly kind: RowKind;
  readonly number: number;
  readonly dueOn: LocalDate;
  readonly payment: bigint;
  readonly interest: bigint;
  readonly principal: bigint;
  /** Principal outstanding after this instalment. */
  readonly balance: bigint;
}

/**
 * The repayment schedule to the minor unit. Interest is rounded HALF_EVEN once in each period, the
 * instalment once for all of them; the last instalment takes the rest and closes the balance to 0.
 * See {@link restOf} for down payments and later advances.
 */
export function buildSchedule({
  principal,
  disbursedOn,
  annualRate,
  advances = [],
  ...terms
}: ScheduleTerms): readonly ScheduleRow[] {
  const contract = { ...STANDARD_PLAN, ...terms, annualRate: annualRate.toFixed() };
  return restOf(contract, disbursedOn, principal, advances);
}

export interface ScheduleTotals {
  readonly interest: bigint;
  readonly principal: bigint;
  readonly payment: bigint;
}

export function totalsOf(rows: readonly ScheduleRow[]): ScheduleTotals {
  return rows.reduce(
    (sum, row) => ({
      interest: sum.interest + row.interest,
      principal: sum.principal + row.principal,
      payment: sum.payment + row.payment,
    }),
    { interest: 0n, principal: 0n, payment: 0n },
  );
}
