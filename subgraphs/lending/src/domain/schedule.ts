import type { Decimal } from '@blockscore/money';
import { type Interval, type LocalDate, occurrence, split } from './calendar.ts';
import { type DayCount, yearFraction } from './day-count.ts';
import { annuity, equalPrincipal, flat } from './repayment-methods.ts';

/**
 * - `ANNUITY`: equal instalments, interest on the balance.
 * - `EQUAL_PRINCIPAL`: equal parts of principal, interest on the balance.
 * - `FLAT`: interest on the amount lent for the whole term, equal instalments.
 */
export const REPAYMENT_METHODS = ['ANNUITY', 'EQUAL_PRINCIPAL', 'FLAT'] as const;
export type RepaymentMethod = (typeof REPAYMENT_METHODS)[number];

export interface ScheduleTerms {
  /** Amount lent, minor units, above zero. */
  readonly principal: bigint;
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
  /** The instalment is rounded to a whole multiple of this many minor units; default 1. */
  readonly multipleOf?: bigint;
}

/** One instalment; all amounts in minor units. payment = principal + interest. */
export interface ScheduleRow {
  readonly number: number;
  readonly dueOn: LocalDate;
  readonly payment: bigint;
  readonly interest: bigint;
  readonly principal: bigint;
  /** Principal outstanding after this instalment. */
  readonly balance: bigint;
}

export interface Period {
  readonly dueOn: LocalDate;
  /** Interest earned in the period per unit of principal. */
  readonly rate: Decimal;
}

/**
 * The day of the month that instalments fall on: a loan paid out on 31 January whose first
 * instalment is due on 28 February is due at the end of every month.
 */
function anchorOf({ disbursedOn, firstPaymentOn, every }: ScheduleTerms): number {
  const monthly = every.unit === 'MONTH' || every.unit === 'QUARTER';
  const regular = monthly && occurrence(disbursedOn, every, 1) === firstPaymentOn;
  return split(regular ? disbursedOn : firstPaymentOn).day;
}

/** The days on which instalments fall due and the rate of the period that ends on each. */
export function periodsOf(terms: ScheduleTerms): readonly Period[] {
  const anchor = anchorOf(terms);
  const yearlyRate = terms.annualRate.div(100);
  let from = terms.disbursedOn;
  return Array.from({ length: terms.instalments }, (_, index) => {
    const dueOn = occurrence(terms.firstPaymentOn, terms.every, index, anchor);
    const rate = yearlyRate.times(yearFraction(terms.dayCount, from, dueOn, anchor));
    from = dueOn;
    return { dueOn, rate };
  });
}

/**
 * The repayment schedule to the minor unit. Interest is rounded HALF_EVEN once in each period, the
 * instalment once for all of them; the last instalment takes the rest and closes the balance to 0.
 */
export function buildSchedule(terms: ScheduleTerms): readonly ScheduleRow[] {
  const periods = periodsOf(terms);
  switch (terms.method) {
    case 'ANNUITY':
      return annuity(terms, periods);
    case 'EQUAL_PRINCIPAL':
      return equalPrincipal(terms, periods);
    case 'FLAT':
      return flat(terms, periods);
  }
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
