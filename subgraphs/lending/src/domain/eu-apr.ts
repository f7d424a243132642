import { Decimal } from '@blockscore/money';
import { err, ok, type Result } from '@blockscore/result';
import { type AprProblem, type Cashflow, isLentFirst, NO_CHARGE, readFlows, solve } from './apr.ts';
import { addDays, addMonths, daysBetween, type LocalDate } from './calendar.ts';
import { type Moment, monthsAndDays, withAnchors } from './unit-period.ts';

/**
 * What intervals are measured in, beside days: a year has 12 equal months or 52 weeks. Whole years are
 * whole months.
 */
type Unit = 'MONTH' | 'WEEK';

/** Whole units, counted backwards from the later day, and the days that are left at the beginning. */
interface Interval {
  readonly whole: number;
  readonly days: number;
}

const PER_YEAR: Readonly<Record<Unit, number>> = { MONTH: 12, WEEK: 52 };
/** The rate is looked for up to e⁴⁰ − 1. */
const HIGHEST_FORCE = 40;
const DECIMALS = 4;

function intervalIn(unit: Unit, from: LocalDate, to: Moment): Interval {
  if (unit === 'MONTH') {
    const { months, days } = monthsAndDays(from, to);
    return { whole: months, days };
  }
  const days = daysBetween(from, to.date);
  return { whole: Math.floor(days / 7), days: days % 7 };
}

/** Days in years: over the 365 or 366 of the year that ends with them. */
function yearsOfDays(from: LocalDate, days: number): number {
  if (days === 0) return 0;
  const end = addDays(from, days);
  return days / daysBetween(addMonths(end, -12), end);
}

/** Weeks where they leave days over for fewer of the intervals than months do. */
function unitOf(from: LocalDate, moments: readonly Moment[]): Unit {
  const odd = (unit: Unit): number =>
    moments.filter((moment) => intervalIn(unit, from, moment).days !== 0).length;
  return odd('WEEK') < odd('MONTH') ? 'WEEK' : 'MONTH';
}

/**
 * The annual percentage rate of charge of the European Union: the yearly rate `X` at which
 * `Σ C_k·(1 + X)^−t_k = Σ D_l·(1 + X)^−s_l`, by Directive 2008/48/EC Annex I, Part I, which Directive
 * (EU) 2023/2225 keeps. Intervals run from the first drawdown, in years: a year has 365 days, or 366 in
 * a leap year, 52 weeks or 12 equal months. What is no whole number of weeks or months is counted
 * backwards to the first drawdown in whole ones and days, as Directive 2014/17/EU, Annex I, Part I (c)
 * spells out; the days are divided by those of the year that ends with them.
 * In percent, to four decimals, halves up as remark (d) has it.
 */
export function europeanRate(
  someAdvances: readonly Cashflow[],
  somePayments: readonly Cashflow[],
): Result<Decimal, AprProblem> {
  const flows = readFlows(someAdvances, somePayments);
  if (!flows.ok) return flows;
  const { advances, payments, charge } = flows.value;
  if (charge < NO_CHARGE) return ok(new Decimal(0));
  const terms = termsOf(advances, payments);
  // By the force of interest, ln(1 + X), a rate of many powers of ten is as near as a small one.
  const force = solve(
    (tried) => presentValue(terms, tried),
    HIGHEST_FORCE,
    isLentFirst(flows.value),
  );
  if (force === undefined) return err('RATE_TOO_HIGH');
  const percent = new Decimal(Math.expm1(force)).times(100);
  return ok(percent.toDecimalPlaces(DECIMALS, Decimal.ROUND_HALF_UP));
}

/** An amount, positive where it is drawn down, and its years from the first drawdown. */
interface Term {
  readonly amount: number;
  readonly years: number;
}

function termsOf(advances: readonly Cashflow[], payments: readonly Cashflow[]): readonly Term[] {
  const flows = [
    ...advances.map(({ amount, date }) => ({ amount, date })),
    ...payments.map(({ amount, date }) => ({ amount: -amount, date })),
  ];
  const begin = advances[0]?.date ?? '';
  const moments = withAnchors(flows.map(({ date }) => date));
  const unit = unitOf(begin, moments);
  return flows.flatMap(({ amount }, index) => {
    const moment = moments[index];
    if (moment === undefined) return [];
    const { whole, days } = intervalIn(unit, begin, moment);
    return [{ amount, years: whole / PER_YEAR[unit] + yearsOfDays(begin, days) }];
  });
}

function presentValue(terms: readonly Term[], force: number): number {
  let sum = 0;
  for (const { amount, years } of terms) sum += amount * Math.exp(-force * years);
  return sum;
}
