import { Decimal, roundHalfEven } from '@blockscore/money';
import type { LocalDate } from './calendar.ts';
import { nearestWhole } from './fixed-point.ts';
import type { PeriodRate } from './period-rate.ts';
import type { ScheduleRow } from './schedule.ts';
import { wholeAnnuity } from './whole-annuity.ts';

export interface Period extends PeriodRate {
  readonly dueOn: LocalDate;
  /** Interest earned in the period on other balances before this one; minor units, not rounded. */
  readonly beside: Decimal;
}

/** What is repaid, with the days turned into rates; amounts in minor units. */
export interface Course {
  readonly balance: bigint;
  /** What flat interest is charged on. */
  readonly lent: bigint;
  /** Interest that is owed with the first row beside its own. */
  readonly carried: bigint;
  readonly periods: readonly Period[];
  readonly multipleOf: bigint;
  readonly principalGrace: number;
  readonly interestGrace: number;
  readonly balloon: bigint;
  readonly instalment?: bigint;
}

export interface PlannedRow extends ScheduleRow {
  /** Interest that was earned and that neither this row nor one before it asks for. */
  readonly unpaid: bigint;
}

/** The interest of a period, rounded. */
type Earned = (index: number, balance: bigint) => bigint;
/** How much goes to principal, of at most `room`, given the interest that is due with it. */
type Split = (room: bigint, interestDue: bigint) => { principal: bigint; interest: bigint };

export function smaller(a: bigint, b: bigint): bigint {
  return a < b ? a : b;
}

function magnitude(value: bigint): bigint {
  return value < 0n ? -value : value;
}

function roundToMultiple(value: Decimal, multipleOf: bigint): bigint {
  return roundHalfEven(value.div(multipleOf.toString())) * multipleOf;
}

/** Rows before the first that repays; the last row always does. */
function graceOf({ principalGrace, interestGrace, periods }: Course): number {
  return Math.min(Math.max(principalGrace, interestGrace), periods.length - 1);
}

/** The rows; the last one takes what is left. */
function walk(course: Course, earned: Earned, divide: Split): PlannedRow[] {
  const { periods, principalGrace, interestGrace, balloon } = course;
  let { balance, carried: unpaid } = course;
  const pays = (index: number, due: bigint): ReturnType<Split> => {
    if (index === periods.length - 1) return { principal: balance, interest: due };
    if (index < interestGrace) return { principal: 0n, interest: 0n };
    if (index < principalGrace) return { principal: 0n, interest: due };
    return divide(balance > balloon ? balance - balloon : 0n, due);
  };
  const rows: PlannedRow[] = [];
  for (const [index, { dueOn }] of periods.entries()) {
    const due = unpaid + earned(index, balance);
    const { principal, interest } = pays(index, due);
    balance -= principal;
    const payment = principal + interest;
    // Interest beyond what a row pays is owed with the next one and earns none itself.
    unpaid = due - interest;
    rows.push({
      kind: 'INSTALMENT',
      number: index + 1,
      dueOn,
      payment,
      interest,
      principal,
      balance,
      unpaid,
    });
    if (course.instalment !== undefined && balance === 0n && unpaid === 0n) break;
  }
  return rows;
}

function onBalance({ periods }: Course): Earned {
  return (index, balance) => {
    const period = periods[index];
    if (period === undefined) return 0n;
    const { rate, fixedRate, beside } = period;
    const whole = beside.isZero() ? nearestWhole(fixedRate * balance) : undefined;
    return whole ?? roundHalfEven(rate.times(balance.toString()).plus(beside));
  };
}

/** Interest that the first repaying row owes beside its own. */
function owedAfterGrace(course: Course, earned: Earned): bigint {
  let owed = course.carried;
  for (let index = 0; index < graceOf(course); index += 1) {
    owed = index < course.interestGrace ? owed + earned(index, course.balance) : 0n;
  }
  return owed;
}

function byInstalment(instalment: bigint): Split {
  return (room, due) => {
    const interest = smaller(due, instalment);
    return { interest, principal: smaller(instalment - interest, room) };
  };
}

/**
 * The instalment that repays `principal` but for the balloon in equal parts, whatever the periods'
 * rates: `(P·Π(1 + r_k) + I·Π_{k>1}(1 + r_k) − B) / F_n` with `F_1 = 1`,
 * `F_k = 1 + F_{k−1}·(1 + r_k)`; `I` is interest owed with the first one. Unrounded, minor units.
 */
function annuityInstalment(
  principal: bigint,
  rates: readonly Decimal[],
  owed: Decimal = new Decimal(0),
  balloon: bigint = 0n,
): Decimal {
  let left = new Decimal(principal.toString());
  let annuity = new Decimal(0);
  for (const [index, rate] of rates.entries()) {
    const factor = rate.plus(1);
    left = left.times(factor);
    if (index === 0) left = left.plus(owed);
    annuity = annuity.times(factor).plus(1);
  }
  return left.minus(balloon.toString()).div(annuity);
}

/**
 * The instalment where some of its interest is owed later and earns none: found by bisection, because
 * no formula has it. In binary floating point; `highest` is what it would be if that interest earned.
 */
function instalmentOfDeferred(course: Course, owed: Decimal, highest: Decimal): Decimal {
  const balance = Number(course.balance);
  const balloon = Number(course.balloon);
  const periods = course.periods
    .slice(graceOf(course))
    .map(({ rate, beside }) => ({ rate: rate.toNumber(), beside: beside.toNumber() }));
  const excess = (instalment: number): number => {
    let [left, due] = [balance, owed.toNumber()];
    for (const [index, { rate, beside }] of periods.entries()) {
      due += left * rate + beside;
      if (index === periods.length - 1) break;
      const interest = Math.min(due, instalment);
      left -= Math.min(instalment - interest, left - balloon);
      due -= interest;
    }
    return left + due - balloon - instalment;
  };
  let [low, high] = [0, highest.toNumber()];
  for (let step = 0; step < 80; step += 1) {
    const middle = (low + high) / 2;
    if (excess(middle) > 0) low = middle;
    else high = middle;
  }
  return new Decimal(high);
}

type Planned = (instalment: bigint) => readonly PlannedRow[];

const MOST_LOWERED = 3;

function hasEmpty(course: Course, rows: readonly PlannedRow[]): boolean {
  return rows.slice(graceOf(course)).some(({ payment }) => payment === 0n);
}

/**
 * An instalment that was rounded up may repay all before the last ones fall due, which are of nothing
 * then: the multiple below the exact one leaves something for each of them, where it is above 0.
 */
function filled(
  course: Course,
  planned: Planned,
  rows: readonly PlannedRow[],
  exact: () => Decimal,
): readonly PlannedRow[] {
  if (!hasEmpty(course, rows)) return rows;
  const { multipleOf } = course;
  let instalment = BigInt(exact().div(multipleOf.toString()).floor().toFixed()) * multipleOf;
  for (let step = 0; step < MOST_LOWERED && instalment > 0n; step += 1) {
    const tried = planned(instalment);
    if (!hasEmpty(course, tried)) return tried;
    instalment -= multipleOf;
  }
  return rows;
}

const MOST_NUDGES = 10;

/**
 * Where roundings pile up to more than half a minor unit an instalment, the difference is spread
 * over all of them as long as that brings the last one nearer to the rest.
 */
function evened(
  course: Course,
  planned: Planned,
  first: bigint,
  ofFirst: readonly PlannedRow[] = planned(first),
): readonly PlannedRow[] {
  const count = course.periods.length - graceOf(course);
  const tolerated = BigInt(Math.floor(count / 2));
  let instalment = first;
  let rows = ofFirst;
  const uneven = (tried: readonly PlannedRow[], expected: bigint): bigint =>
    (tried.at(-1)?.payment ?? 0n) - course.balloon - expected;
  for (let nudge = 0; nudge < MOST_NUDGES; nudge += 1) {
    const difference = uneven(rows, instalment);
    if (tolerated === 0n || magnitude(difference) <= tolerated) return rows;
    const shift = new Decimal(difference.toString()).div(count);
    const nudged = roundToMultiple(shift.plus(instalment.toString()), course.multipleOf);
    if (nudged === instalment || nudged < 0n) return rows;
    const tried = planned(nudged);
    if (magnitude(uneven(tried, nudged)) >= magnitude(difference)) return rows;
    if (hasEmpty(course, tried)) return rows;
    instalment = nudged;
    rows = tried;
  }
  return rows;
}

export function annuity(course: Course): readonly PlannedRow[] {
  const earned = onBalance(course);
  const planned = (instalment: bigint) => walk(course, earned, byInstalment(instalment));
  if (course.instalment !== undefined) return planned(course.instalment);
  const grace = graceOf(course);
  const paying = course.periods.slice(grace);
  const { balance, balloon, multipleOf } = course;
  const owed = owedAfterGrace(course, earned);
  const exact = (): Decimal =>
    annuityInstalment(
      balance,
      paying.map(({ rate }) => rate),
      new Decimal(owed.toString()).plus(paying[0]?.beside ?? 0),
      balloon,
    );
  const rates = paying.map(({ fixedRate }) => fixedRate);
  const whole = paying[0]?.beside.isZero()
    ? wholeAnnuity({ principal: balance, rates, owed, balloon, multipleOf })
    : undefined;
  const instalment = whole ?? roundToMultiple(exact(), multipleOf);
  const rows = planned(instalment);
  const deferred = rows.slice(grace).some(({ unpaid }) => unpaid > 0n);
  if (!deferred) return filled(course, planned, evened(course, planned, instalment, rows), exact);
  const lower = instalmentOfDeferred(course, new Decimal(owed.toString()), exact());
  const lowered = evened(course, planned, roundToMultiple(lower, multipleOf));
  return filled(course, planned, lowered, () => lower);
}

export function equalPrincipal(course: Course): readonly PlannedRow[] {
  const { balance, balloon, periods, multipleOf } = course;
  const repaid = new Decimal((balance - balloon).toString());
  const exact = repaid.div(periods.length - graceOf(course));
  const earned = onBalance(course);
  const planned: Planned = (part) =>
    walk(course, earned, (room, due) => ({ principal: smaller(part, room), interest: due }));
  if (course.instalment !== undefined) return planned(course.instalment);
  return filled(course, planned, planned(roundToMultiple(exact, multipleOf)), () => exact);
}

/** Interest on the amount lent; what rounding leaves of interest and principal is in the last one. */
export function flat(course: Course): readonly PlannedRow[] {
  const { periods, balance, balloon, multipleOf } = course;
  const lent = new Decimal(course.lent.toString());
  const exact = periods.map(({ rate, beside }) => rate.times(lent).plus(beside));
  const total = roundHalfEven(exact.reduce((sum, each) => sum.plus(each), new Decimal(0)));
  let left = total;
  const interest = exact.map((each, index) => {
    const part = index === exact.length - 1 ? left : smaller(roundHalfEven(each), left);
    left -= part;
    return part;
  });
  const earned: Earned = (index) => interest[index] ?? 0n;
  const grace = graceOf(course);
  const repaid = interest
    .slice(grace)
    .reduce((sum, part) => sum + part, balance - balloon + owedAfterGrace(course, earned));
  const planned: Planned = (instalment) => walk(course, earned, byInstalment(instalment));
  if (course.instalment !== undefined) return planned(course.instalment);
  const share = new Decimal(repaid.toString()).div(periods.length - grace);
  return filled(course, planned, planned(roundToMultiple(share, multipleOf)), () => share);
}
