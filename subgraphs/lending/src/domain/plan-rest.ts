import { Decimal, roundHalfEven } from '@blockscore/money';
import { type LocalDate, occurrence, split } from './calendar.ts';
import { type DayCount, yearFraction } from './day-count.ts';
import {
  annuity,
  type Course,
  equalPrincipal,
  flat,
  type Period,
  smaller,
} from './repayment-methods.ts';
import type { RepaymentMethod, ScheduleRow } from './schedule.ts';
import type { LoanContract } from './servicing/contract.ts';

/** What is left to be repaid from a day on; amounts in minor units. */
export interface RestTerms {
  /** Principal outstanding, which the rows repay. */
  readonly balance: bigint;
  /** Interest earned before `from` and neither paid nor due: owed with the first row. */
  readonly carried: bigint;
  /** The day from which interest runs. */
  readonly from: LocalDate;
  /** Percent a year. */
  readonly annualRate: Decimal;
  readonly dayCount: DayCount;
  readonly method: RepaymentMethod;
  readonly multipleOf: bigint;
  /** The day of the month that the series wants to fall on. */
  readonly anchor: number;
  /** After `from`, in order; at least one. */
  readonly dueDays: readonly LocalDate[];
  /** So many of the rows pay interest alone. */
  readonly principalGrace: number;
  /** So many of the rows pay nothing; of both graces the last row knows none. */
  readonly interestGrace: number;
  /** Principal that is left for the last row; at most the balance counts. */
  readonly balloon: bigint;
  /**
   * Keeps the instalment (of EQUAL_PRINCIPAL: its principal) at this amount and ends when the balance
   * does, so that there may be fewer rows than days; undefined: it is what repays the balance on them.
   */
  readonly instalment?: bigint;
}

/** What a running period and earlier advances add to a plan that begins within it. */
export interface Running {
  /** Interest of the running period on earlier balances; minor units, not rounded. */
  readonly beside: Decimal;
  /** What flat interest is charged on. */
  readonly lent: bigint;
}

/** The rate of the period that ends on each due day. */
function periodsOf(terms: RestTerms, beside: Decimal): readonly Period[] {
  const yearlyRate = terms.annualRate.div(100);
  const none = new Decimal(0);
  return terms.dueDays.map((dueOn, index) => {
    const from = terms.dueDays[index - 1] ?? terms.from;
    const rate = yearlyRate.times(yearFraction(terms.dayCount, from, dueOn, terms.anchor));
    return { dueOn, rate, beside: index === 0 ? beside : none };
  });
}

/**
 * Plans the rows, numbered from 1. The interest of a row is rounded HALF_EVEN once; the last row takes
 * what is left and closes the balance to 0. What an instalment cannot cover of the interest is owed
 * with the next.
 */
export function planRest(terms: RestTerms, running?: Running): readonly ScheduleRow[] {
  const { instalment, balance, balloon } = terms;
  const course: Course = {
    balance,
    lent: running?.lent ?? balance,
    carried: terms.carried,
    periods: periodsOf(terms, running?.beside ?? new Decimal(0)),
    multipleOf: terms.multipleOf,
    principalGrace: terms.principalGrace,
    interestGrace: terms.interestGrace,
    balloon: smaller(balloon, balance),
    ...(instalment === undefined ? {} : { instalment }),
  };
  switch (terms.method) {
    case 'ANNUITY':
    case 'INTEREST_ONLY':
    case 'BALLOON':
      return annuity(course);
    case 'EQUAL_PRINCIPAL':
      return equalPrincipal(course);
    case 'FLAT':
      return flat(course);
  }
}

export type Series = Pick<LoanContract, 'every' | 'instalments' | 'firstPaymentOn'>;

/**
 * The days on which instalments fall due. A loan paid out on 31 January whose first instalment is due
 * on 28 February is due at the end of every month: `anchor` is the day of the month that the series
 * wants to fall on. Money that goes out on the agreed first day or later is repaid from the next one on.
 */
export function dueDaysOf(
  { every, instalments, firstPaymentOn }: Series,
  disbursedOn: LocalDate,
): { readonly anchor: number; readonly days: readonly LocalDate[] } {
  const regularFirst = occurrence(disbursedOn, every, 1);
  const first = firstPaymentOn ?? regularFirst;
  const monthly = every.unit === 'MONTH' || every.unit === 'QUARTER';
  const anchor = split(monthly && first === regularFirst ? disbursedOn : first).day;
  let skipped = 0;
  while (occurrence(first, every, skipped, anchor) <= disbursedOn) skipped += 1;
  const days = Array.from({ length: instalments }, (_, index) =>
    occurrence(first, every, skipped + index, anchor),
  );
  return { anchor, days };
}

/** Percent of an amount in whole multiples, HALF_EVEN. */
function shareOf(amount: bigint, percent: string, multipleOf: bigint): bigint {
  const exact = new Decimal(amount.toString()).times(percent).div(100).div(multipleOf.toString());
  const share = roundHalfEven(exact) * multipleOf;
  return smaller(share, amount);
}

export type InitialTerms = Omit<
  LoanContract,
  'allocationOrder' | 'lateFee' | 'overdueInterest' | 'excess'
>;

/** What the borrower pays of an amount on the day on which it is paid out. */
export function downPaymentOf(
  { downPaymentPercent, multipleOf }: Pick<InitialTerms, 'downPaymentPercent' | 'multipleOf'>,
  amount: bigint,
): bigint {
  return shareOf(amount, downPaymentPercent, multipleOf);
}

/** The principal that is left for the last instalment. */
export function balloonOf(
  { balloonPercent, multipleOf }: Pick<InitialTerms, 'balloonPercent' | 'multipleOf'>,
  amount: bigint,
): bigint {
  return shareOf(amount, balloonPercent, multipleOf);
}

/**
 * The whole plan of a loan at its payout, numbered from 1: where there is a down payment, it is the
 * first row, due on the day of the payout, and all principal.
 * @param amount what is paid out, minor units, above zero
 */
export function restOf(
  contract: InitialTerms,
  disbursedOn: LocalDate,
  amount: bigint,
): readonly ScheduleRow[] {
  const down = downPaymentOf(contract, amount);
  const { anchor, days } = dueDaysOf(contract, disbursedOn);
  const balance = amount - down;
  const rows = planRest({
    ...contract,
    balance,
    carried: 0n,
    from: disbursedOn,
    annualRate: new Decimal(contract.annualRate),
    anchor,
    dueDays: days,
    balloon: balloonOf(contract, amount),
  });
  if (down === 0n) return rows;
  const first = { number: 1, dueOn: disbursedOn, payment: down, interest: 0n, carried: 0n };
  return [
    { ...first, principal: down, balance },
    ...rows.map((row) => ({ ...row, number: row.number + 1 })),
  ];
}
