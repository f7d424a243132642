import { Decimal, roundHalfEven } from '@blockscore/money';
import { addDays, daysBetween, type LocalDate } from '../calendar.ts';
import { type DayCount, yearFraction } from '../day-count.ts';
import type { LoanContract } from './contract.ts';
import { type Life, replaceRow } from './life.ts';
import { only, plus } from './parts.ts';
import { type Accrual, openOf, type ServicedInstalment } from './state.ts';

type Counting = Pick<LoanContract, 'dayCount'>;

/** The part of a period's interest that is earned by a day within it; rounded HALF_EVEN. */
function earnedWithin(
  dayCount: DayCount,
  { from, dueOn, earned }: NonNullable<Accrual['period']>,
  day: LocalDate,
): bigint {
  if (day >= dueOn) return earned;
  if (day <= from || earned === 0n) return 0n;
  const whole = yearFraction(dayCount, from, dueOn);
  const share = whole.gt(0)
    ? yearFraction(dayCount, from, day).div(whole)
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

/** Counts what overdue principal earns until a day. Nothing but time may have changed since. */
export function accrueOverdue(life: Life, to: LocalDate): void {
  const { through } = life.overdue;
  if (to <= through) return;
  const edges = life.pauses.flatMap(({ from, until }) => [from, addDays(until, 1)]);
  const turns = [...life.rows.map(({ dueOn }) => dueOn), ...edges];
  const days = [...new Set([through, ...turns.filter((day) => day > through && day < to), to])];
  let { earned } = life.overdue;
  let previous = through;
  for (const day of days.sort().slice(1)) {
    const principal = overduePrincipal(life, previous);
    const { dayCount } = life.contract;
    earned = earned.plus(simpleInterest(dayCount, life.annualRate, principal, previous, day));
    previous = day;
  }
  life.overdue = { through: to, earned };
}

/**
 * Asks for what overdue principal has earned, with the oldest instalment that is behind. Rounded
 * HALF_EVEN; what rounding left is kept for the next time.
 */
export function askForOverdueInterest(life: Life, day: LocalDate): void {
  const due = life.rows.filter(({ dueOn }) => dueOn <= day);
  const row = due.find((each) => openOf(each).PRINCIPAL > 0n) ?? due.at(-1);
  const amount = roundHalfEven(life.overdue.earned);
  if (row === undefined || amount === 0n) return;
  const owed = plus(row.owed, only('INTEREST', amount));
  replaceRow(life, { ...row, owed, earned: row.earned + amount });
  life.overdue = { ...life.overdue, earned: life.overdue.earned.minus(amount.toString()) };
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
  const principal = overduePrincipal(life, day);
  const { earned: before } = life.overdue;
  return {
    base,
    period:
      current === undefined || current.earned === 0n
        ? null
        : { from: current.from, dueOn: current.dueOn, earned: current.earned },
    overdue:
      principal === 0n && before.isZero()
        ? null
        : { since: day, principal, annualRate: life.annualRate, before: before.toString() },
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
  const since_ = simpleInterest(dayCount, annualRate, principal, since, day);
  return base + inPeriod + roundHalfEven(since_.plus(before));
}
