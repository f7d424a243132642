import { Decimal } from '@blockscore/money';
import { err, ok, type Result } from '@blockscore/result';
import type { LocalDate } from './calendar.ts';
import {
  elapsed,
  type Moment,
  type UnitPeriod,
  unitPeriodOf,
  unitPeriodsPerYear,
  withAnchors,
} from './unit-period.ts';

/** Money that moves on a day; the amount in any one unit, above zero. */
export interface Cashflow {
  readonly amount: number;
  readonly date: LocalDate;
}

export type AprProblem =
  | 'NO_ADVANCE'
  | 'NO_PAYMENT'
  | 'PAYMENT_BEFORE_ADVANCE'
  | 'NOTHING_AFTER_ADVANCE'
  | 'PAYS_BACK_LESS'
  | 'RATE_TOO_HIGH';

/** Decimals of the percentage that is returned. */
const DECIMALS = 4;
/** Less than this beyond what was advanced is no charge. */
export const NO_CHARGE = 1e-9;
/** The rate of a unit-period is looked for up to here (100,000 %). */
const HIGHEST_UNIT_RATE = 1_000;

/** One term of the general equation: amount / ((1 + f·i)·(1 + i)^t), advances positive. */
interface Term {
  amount: number;
  readonly whole: number;
  readonly fraction: number;
}

function termsOf(
  advances: readonly Cashflow[],
  payments: readonly Cashflow[],
): { readonly terms: readonly Term[]; readonly unit: UnitPeriod } {
  const moments = (flows: readonly Cashflow[]): readonly Moment[] =>
    withAnchors(flows.map(({ date }) => date));
  const [advanceDays, paymentDays] = [moments(advances), moments(payments)];
  const unit = unitPeriodOf(advanceDays, paymentDays);
  const begin = advances[0]?.date ?? '';
  const terms = new Map<string, Term>();
  const collect = (flow: Cashflow, moment: Moment | undefined, sign: number): void => {
    if (moment === undefined) return;
    const { whole, fraction } = elapsed(begin, moment, unit);
    const term = terms.get(`${whole} ${fraction}`) ?? { amount: 0, whole, fraction };
    term.amount += sign * flow.amount;
    terms.set(`${whole} ${fraction}`, term);
  };
  for (const [index, flow] of advances.entries()) collect(flow, advanceDays[index], 1);
  for (const [index, flow] of payments.entries()) collect(flow, paymentDays[index], -1);
  return { terms: [...terms.values()], unit };
}

/** Present value of all advances less all payments at a rate of the unit-period. */
function presentValue(terms: readonly Term[], rate: number): number {
  let sum = 0;
  for (const { amount, whole, fraction } of terms) {
    sum += amount / ((1 + fraction * rate) * (1 + rate) ** whole);
  }
  return sum;
}

/** A root is told to this by the nearing, and from there to the last bit by halves. */
const MARGIN = 1e-13;
const MOST_STEPS = 40;

/**
 * Where between two rates a function comes to 0, to within {@link MARGIN}, by false position with the
 * Illinois weights; undefined where that cannot be shown.
 */
function near(valueAt: (rate: number) => number, low: number, high: number): number | undefined {
  let [a, b, atA, atB] = [low, high, valueAt(low), valueAt(high)];
  for (let step = 0; step < MOST_STEPS && atA < 0 && atB >= 0 && b - a > MARGIN / 2; step += 1) {
    const tried = (a * atB - b * atA) / (atB - atA);
    const value = valueAt(tried);
    if (value < 0 && valueAt(tried + MARGIN) >= 0) return tried;
    if (value >= 0 && valueAt(tried - MARGIN) < 0) return tried;
    if (value < 0) [a, atA, atB] = [tried, value, atB / 2];
    else [b, atB, atA] = [tried, value, atA / 2];
  }
  return undefined;
}

/**
 * The least rate found at which a rising function comes to 0, by bisection: sure to converge, to the
 * last bit. undefined where it does not up to `highest`.
 * @param once whether the function changes its sign but once: then halves that are told apart by
 *   nearing the root beforehand are not computed, and the answer is the same bit by bit
 */
export function solve(
  valueAt: (rate: number) => number,
  highest: number,
  once: boolean,
): number | undefined {
  let low = 0;
  let high = 0.01;
  while (valueAt(high) < 0) {
    if (high >= highest) return undefined;
    low = high;
    high *= 2;
  }
  const root = once ? near(valueAt, low, high) : undefined;
  const isBelow = (rate: number): boolean =>
    root === undefined || Math.abs(rate - root) <= 2 * MARGIN ? valueAt(rate) < 0 : rate < root;
  for (let step = 0; step < 100 && high - low > 1e-15; step += 1) {
    const middle = (low + high) / 2;
    if (isBelow(middle)) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

function byDate(flows: readonly Cashflow[]): readonly Cashflow[] {
  return [...flows].sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0));
}

/** Of what is paid: what binary fractions of so many amounts may be off by. */
const NOISE = 1e-14;

/** Adds up with what each step loses put aside (Kahan): a thousand tenths are a hundred. */
function total(flows: readonly Cashflow[]): number {
  let [sum, lost] = [0, 0];
  for (const { amount } of flows) {
    const next = amount - lost;
    const more = sum + next;
    lost = more - sum - next;
    sum = more;
  }
  return sum;
}

export interface Flows {
  /** In order of time, the last payment after the first advance. */
  readonly advances: readonly Cashflow[];
  readonly payments: readonly Cashflow[];
  /** What is paid beyond what was advanced, not negative. */
  readonly charge: number;
}

/** Whether all is lent before it is repaid: the value then changes its sign once, at one rate. */
export function isLentFirst({ advances, payments }: Flows): boolean {
  const [last, first] = [advances.at(-1), payments[0]];
  return last !== undefined && first !== undefined && last.date <= first.date;
}

/** Puts advances and payments in order, or says why there can be no rate. */
export function readFlows(
  someAdvances: readonly Cashflow[],
  somePayments: readonly Cashflow[],
): Result<Flows, AprProblem> {
  const advances = byDate(someAdvances);
  const payments = byDate(somePayments);
  const [firstAdvance] = advances;
  const [firstPayment] = payments;
  const lastPayment = payments.at(-1);
  if (firstAdvance === undefined) return err('NO_ADVANCE');
  if (firstPayment === undefined || lastPayment === undefined) return err('NO_PAYMENT');
  if (firstPayment.date < firstAdvance.date) return err('PAYMENT_BEFORE_ADVANCE');
  if (lastPayment.date === firstAdvance.date) return err('NOTHING_AFTER_ADVANCE');
  const repaid = total(payments);
  const noise = NO_CHARGE + NOISE * repaid;
  const charge = repaid - total(advances);
  if (charge < -noise) return err('PAYS_BACK_LESS');
  return ok({ advances, payments, charge: charge <= noise ? 0 : charge });
}

/**
 * The annual percentage rate by the actuarial method of Regulation Z Appendix J, (b)(8): the rate of
 * a unit-period at which advances and payments are worth the same, times unit-periods in a year.
 * In percent, HALF_EVEN to four decimals. Solved in binary floating point, whose error is some ten
 * orders of magnitude below that.
 */
export function annualPercentageRate(
  someAdvances: readonly Cashflow[],
  somePayments: readonly Cashflow[],
): Result<Decimal, AprProblem> {
  const flows = readFlows(someAdvances, somePayments);
  if (!flows.ok) return flows;
  const { advances, payments, charge } = flows.value;
  if (charge < NO_CHARGE) return ok(new Decimal(0));
  const { terms, unit } = termsOf(advances, payments);
  const rate = solve(
    (tried) => presentValue(terms, tried),
    HIGHEST_UNIT_RATE,
    isLentFirst(flows.value),
  );
  if (rate === undefined) return err('RATE_TOO_HIGH');
  const percent = new Decimal(rate).times(unitPeriodsPerYear(unit)).times(100);
  return ok(percent.toDecimalPlaces(DECIMALS));
}
