import { Decimal, roundHalfEven } from '@blockscore/money';
import { addDays, daysBetween, type LocalDate, split } from '../calendar.ts';
import { countedDays, type DayCount, yearFraction } from '../day-count.ts';
import { fixedRatio, nearestWhole } from '../fixed-point.ts';
import type { LoanContract } from './contract.ts';
import { type Life, replaceRow } from './life.ts';
import { only, plus } from './parts.ts';
import { type Accrual, openOf, type ServicedInstalment } from './state.ts';

type Counting = Pick<LoanContract, 'dayCount'>;

/** The part of a period's interest that is earned by a day within it; rounded HALF_EVEN. */
function earnedWithin(
  dayCount: DayCount,
  { from, dueOn, earned, anchor = split(dueOn).day }: NonNullable<Accrual['period']>,
  day: LocalDate,
): bigint {
  if (day >= dueOn) return earned;
  if (day <= from || earned === 0n) return 0n;
  // By the days that the whole period is counted by: what is earned and what is left come to all of it.
  const counted = countedDays(dayCount, from, dueOn, anchor);
  const passed = countedDays(dayCount, from, day, anchor);
  if (counted !== undefined && passed !== undefined && counted > 0) {
    if (passed >= counted) return earned;
    const share = nearestWhole(fixedRatio(earned * BigInt(passed), BigInt(counted)));
    if (share !== undefined) return share;
  }
  const whole = yearFraction(dayCount, from, dueOn, anchor);
  const share = whole.gt(0)
    ? yearFraction(dayCount, from, day, anchor).div(whole)
    : new Decimal(daysBetween(from, day)).div(daysBetween(from, dueOn));
  return roundHalfEven(Decimal.min(1, share).times(earned.toString()));
}

/** Interest that an instalment's period has earned by a day, with what was carried into it. */
export function earnedBy(contract: Counting, row: ServicedInstalment, day: LocalDate): bigint {
  return row.carried + earnedWithin(contract.dayCount, row, day);
}

export function totalEarned(life: Life, day: LocalDate): bigint {
  if (life.chargedOff !== null) return life.chargedOff.earned;
  return life.rows.reduce((sum, row) => sum + earnedBy(life.contract, row, day), 0n);
}

/** Interest that one amount of principal earns between two days, minor units, not rounded. */
function simpleInterest(
  dayCount: DayCount,
  annualRate: string,
  principal: bigint,
  from: LocalDate,
  to: LocalDate,
): Decimal {
  return new Decimal(annualRate)
    .div(100)
    .times(yearFraction(dayCount, from, to))
    .times(principal.toString());
}

export function overduePrincipal(life: Life, day: LocalDate): bigint {
  const isForgiven = life.pauses.some(
    ({ from, until, interest }) => interest === 'FORGIVEN' && from <= day && day <= until,
  );
  if (isForgiven || !life.contract.overdueInterest) return 0n;
  return life.rows
    .filter(({ dueOn }) => dueOn <= day)
    .reduce((sum, row) => sum + openOf(row).PRINCIPAL, 0n);
}

/** What overdue principal has earned by a day and no instalment asks for, not rounded. */
function overdueEarned(life: Life, day: LocalDate): Decimal {
  const { since, before } = life.overdue;
  const principal = overduePrincipal(life, since);
  if (principal === 0n) return before;
  const { dayCount } = life.contract;
  return before.plus(simpleInterest(dayCount, life.annualRate, principal, since, day));
}

/**
 * Counts what overdue principal earns until the last day, up to the given one, on which it changed. The
 * days in between are counted in one piece: in 30/360 two pieces are not always the whole.
 */
export function accrueOverdue(life: Life, to: LocalDate): void {
  if (!life.contract.overdueInterest) return;
  const { since } = life.overdue;
  const passed = new Set<LocalDate>();
  const turn = (day: LocalDate): void => {
    if (day > since && day <= to) passed.add(day);
  };
  for (const { dueOn } of life.rows) turn(dueOn);
  for (const { from, until } of life.pauses) {
    turn(from);
    turn(addDays(until, 1));
  }
  for (const day of [...passed].sort()) turnOverdue(life, day);
}

/** From a day on overdue principal is another. */
export function turnOverdue(life: Life, day: LocalDate): void {
  life.overdue = { since: day, before: overdueEarned(life, day) };
}

/**
 * Asks for what overdue principal has earned, with the oldest instalment that is behind. Rounded
 * HALF_EVEN; what rounding left is kept for the next time.
 */
export function askForOverdueInterest(life: Life, day: LocalDate): void {
  if (!life.contract.overdueInterest) return;
  turnOverdue(life, day);
  if (life.overdue.before.isZero()) return;
  const due = life.rows.filter(({ dueOn }) => dueOn <= day);
  const row = due.find((each) => openOf(each).PRINCIPAL > 0n) ?? due.at(-1);
  const amount = roundHalfEven(life.overdue.before);
  if (row === undefined || amount === 0n) return;
  const owed = plus(row.owed, only('INTEREST', amount));
  replaceRow(life, { ...row, owed, earned: row.earned + amount });
  life.overdue = { since: day, before: life.overdue.before.minus(amount.toString()) };
}

function periodOf({ from, dueOn, anchor, earned }: ServicedInstalment): Accrual['period'] {
  return { from, dueOn, anchor, earned };
}

/** What interest is earned from after a day, before overdue interest was asked for. */
export function accrualOf(life: Life, day: LocalDate): Accrual {
  if (life.chargedOff !== null)
    return { base: life.chargedOff.earned, period: null, overdue: null };
  const current = life.rows.find(({ dueOn }) => dueOn > day);
  const base = life.rows.reduce(
    (sum, row) => sum + row.carried + (row.dueOn <= day ? row.earned : 0n),
    0n,
  );
  const { since, before } = life.overdue;
  const principal = overduePrincipal(life, since);
  return {
    base,
    period: current === undefined || current.earned === 0n ? null : periodOf(current),
    overdue:
      principal === 0n && before.isZero()
        ? null
        : { since, principal, annualRate: life.annualRate, before: before.toString() },
  };
}

/**
 * All interest earned by a day, from what it is earned from: the same as a replay to that day tells, as
 * long as it is before the state's `changesOn`.
 */
export function earnedOn(contract: Counting, accrual: Accrual, day: LocalDate): bigint {
  const { base, period, overdue } = accrual;
  const { dayCount } = contract;
  const inPeriod = period === null ? 0n : earnedWithin(dayCount, period, day);
  if (overdue === null) return base + inPeriod;
  const { annualRate, principal, since, before } = overdue;
  const own = simpleInterest(dayCount, annualRate, principal, since, day);
  return base + inPeriod + roundHalfEven(own.plus(before));
}
