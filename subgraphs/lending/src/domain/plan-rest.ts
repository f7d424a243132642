import { Decimal, roundHalfEven } from '@blockscore/money';
import { type LocalDate, occurrence, split } from './calendar.ts';
import { type DayCount, fractionWithin, yearFraction } from './day-count.ts';
import { periodRates } from './period-rate.ts';
import {
  annuity,
  type Course,
  equalPrincipal,
  flat,
  type Period,
  type PlannedRow,
  smaller,
} from './repayment-methods.ts';
import type { Advance, RepaymentMethod, ScheduleRow } from './schedule.ts';
import type { LoanContract } from './servicing/contract.ts';

const NOTHING = new Decimal(0);

/** What is left to be repaid from a day on; amounts in minor units. */
export interface RestTerms {
  /** Principal outstanding, which the rows repay. */
  readonly balance: bigint;
  /** Interest earned before `from` and neither paid nor due: owed with the first row. */
  readonly carried: bigint;
  /** The day from which interest runs. */
  readonly from: LocalDate;
  /** The day on which the period that `from` is in began; undefined: it begins with `from`. */
  readonly since?: LocalDate;
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

/** What earlier advances and their running period add to a plan that begins within it. */
interface Running {
  /** The day on which the running period began. */
  readonly since: LocalDate;
  /** Interest of the running period on earlier balances; minor units, not rounded. */
  readonly beside: Decimal;
  /** What flat interest is charged on. */
  readonly lent: bigint;
}

/** The rate of the period that ends on each due day; the first may be running already. */
function periodsOf(terms: RestTerms, running: Running): readonly Period[] {
  const { dayCount, anchor, dueDays } = terms;
  const rateOf = periodRates(terms.annualRate);
  return dueDays.map((dueOn, index) => {
    const before = dueDays[index - 1];
    if (before !== undefined) {
      const { rate, fixedRate } = rateOf(yearFraction(dayCount, before, dueOn, anchor));
      return { dueOn, rate, fixedRate, beside: NOTHING };
    }
    const period = { from: running.since, to: dueOn, anchor };
    const { rate, fixedRate } = rateOf(fractionWithin(dayCount, period, terms.from, dueOn));
    return { dueOn, rate, fixedRate, beside: running.beside };
  });
}

function planRows(terms: RestTerms, running: Running): readonly PlannedRow[] {
  const { balance, balloon, annualRate: _, ...rest } = terms;
  const course: Course = {
    ...rest,
    balance,
    lent: running.lent,
    periods: periodsOf(terms, running),
    balloon: smaller(balloon, balance),
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

/**
 * Plans the rows, numbered from 1. The interest of a row is rounded HALF_EVEN once; the last row takes
 * what is left and closes the balance to 0. What an instalment cannot cover of the interest is owed
 * with the next.
 */
export function planRest(terms: RestTerms): readonly ScheduleRow[] {
  return planRows(terms, {
    since: terms.since ?? terms.from,
    beside: NOTHING,
    lent: terms.balance,
  });
}

type Series = Pick<LoanContract, 'every' | 'instalments' | 'firstPaymentOn'>;

/** The days that a series falls on, and the day of the month that it wants to. */
export interface DueDays {
  readonly anchor: number;
  readonly days: readonly LocalDate[];
}

/**
 * The days on which instalments fall due. A loan paid out on 31 January whose first instalment is due
 * on 28 February is due at the end of every month: `anchor` is the day of the month that the series
 * wants to fall on. Money that goes out on the agreed first day or later is repaid from the next one on.
 */
export function dueDaysOf(
  { every, instalments, firstPaymentOn }: Series,
  disbursedOn: LocalDate,
): DueDays {
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
  if (percent === '0') return 0n;
  const exact = new Decimal(amount.toString()).times(percent).div(100).div(multipleOf.toString());
  const share = roundHalfEven(exact) * multipleOf;
  return smaller(share, amount);
}

type InitialTerms = Omit<
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

/** A plan that grows by one advance after the other. */
interface Growing {
  /** Rows that fall due by the day of the latest advance, and those that come after it. */
  readonly kept: readonly ScheduleRow[];
  readonly ahead: readonly PlannedRow[];
  /** Instalments among the kept rows. */
  readonly passed: number;
  readonly from: LocalDate;
  readonly running: Running;
  readonly balance: bigint;
  readonly unpaid: bigint;
  /** All that was paid out. */
  readonly amount: bigint;
}

/** The plan on the day of an advance, before it: instalments that fall due by then stand. */
function standingOn(plan: Growing, contract: InitialTerms, on: LocalDate, anchor: number): Growing {
  const due = plan.ahead.filter(({ dueOn }) => dueOn <= on);
  const ahead = plan.ahead.slice(due.length);
  const last = due.at(-1);
  const since = last?.dueOn ?? plan.running.since;
  const from = last?.dueOn ?? plan.from;
  const balance = last?.balance ?? plan.balance;
  const { lent } = plan.running;
  const [next] = ahead;
  if (next === undefined) throw new RangeError(`No instalment falls due after ${on}.`);
  const part = fractionWithin(contract.dayCount, { from: since, to: next.dueOn, anchor }, from, on);
  const earning = contract.method === 'FLAT' ? lent : balance;
  const earned = new Decimal(contract.annualRate).div(100).times(part).times(earning.toString());
  const beside = (last === undefined ? plan.running.beside : NOTHING).plus(earned);
  return {
    ...plan,
    kept: [...plan.kept, ...due],
    ahead,
    passed: plan.passed + due.length,
    from: on,
    running: { since, beside, lent },
    balance,
    unpaid: last?.unpaid ?? plan.unpaid,
  };
}

/** The plan after an advance, with its down payment and new instalments from the next one on. */
function advanced(
  plan: Growing,
  contract: InitialTerms,
  { anchor, days }: DueDays,
  { amount, on }: Advance,
): Growing {
  const down = downPaymentOf(contract, amount);
  const balance = plan.balance + amount - down;
  const parts = { number: 0, payment: down, interest: 0n, principal: down, balance };
  const downPayment: ScheduleRow = { kind: 'DOWN_PAYMENT', dueOn: on, ...parts };
  const running = { ...plan.running, lent: plan.running.lent + amount - down };
  const total = plan.amount + amount;
  const terms = {
    ...contract,
    balance,
    carried: plan.unpaid,
    from: on,
    annualRate: new Decimal(contract.annualRate),
    anchor,
    dueDays: days.slice(plan.passed),
    principalGrace: Math.max(0, contract.principalGrace - plan.passed),
    interestGrace: Math.max(0, contract.interestGrace - plan.passed),
    balloon: balloonOf(contract, total),
  };
  return {
    ...plan,
    kept: down === 0n ? plan.kept : [...plan.kept, downPayment],
    ahead: planRows(terms, running),
    running,
    balance,
    amount: total,
  };
}

/**
 * The whole plan of a loan at its payout, numbered from 1. A down payment is a row of its own, due on
 * the day of the payout, and all principal. Each later advance earns interest from its day; the
 * instalment is computed anew from the next one on.
 * @param amount what is paid out first, minor units, above zero
 * @param later what is paid out after that, before the last instalment falls due
 * @param dueDays those of the contract
 */
export function restOf(
  contract: InitialTerms,
  disbursedOn: LocalDate,
  amount: bigint,
  later: readonly Advance[] = [],
  dueDays: DueDays = dueDaysOf(contract, disbursedOn),
): readonly ScheduleRow[] {
  const first = { amount, on: disbursedOn };
  const nothing: Growing = {
    kept: [],
    ahead: [],
    passed: 0,
    from: disbursedOn,
    running: { since: disbursedOn, beside: NOTHING, lent: 0n },
    balance: 0n,
    unpaid: 0n,
    amount: 0n,
  };
  const inOrder = [...later].sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
  const plan = inOrder.reduce(
    (grown, advance) =>
      advanced(standingOn(grown, contract, advance.on, dueDays.anchor), contract, dueDays, advance),
    advanced(nothing, contract, dueDays, first),
  );
  // A plan from its beginning is numbered so already.
  if (plan.kept.length === 0) return plan.ahead;
  return [...plan.kept, ...plan.ahead].map((row, index) => ({ ...row, number: index + 1 }));
}
