import { Decimal } from '@blockscore/money';
import { daysBetween, daysInMonth, isLeapYear, type LocalDate, split } from './calendar.ts';

/** How the days of an interest period are counted, and what a year of them is. */
export const DAY_COUNTS = ['THIRTY_360', 'ACT_360', 'ACT_364', 'ACT_365', 'ACT_ACT'] as const;
export type DayCount = (typeof DAY_COUNTS)[number];

/**
 * Days under 30/360: every month has 30. `anchor` is the day that a series wants to fall on, so that
 * a period from 31 January to 28 February in a month-end series is one month of 30 days.
 */
function thirtyDays(from: LocalDate, to: LocalDate, anchor: number): number {
  const dayIn = (date: LocalDate): number => {
    const { year, month, day } = split(date);
    const wanted = day === daysInMonth(year, month) && anchor > day ? anchor : day;
    return Math.min(wanted, 30);
  };
  const [a, b] = [split(from), split(to)];
  return (b.year - a.year) * 360 + (b.month - a.month) * 30 + dayIn(to) - dayIn(from);
}

const LONGEST_KEPT = 400;
/** By the length of the year, and days: a schedule's periods are of few lengths, and decimals take time. */
const KEPT: ReadonlyMap<number, Decimal[]> = new Map(
  [360, 364, 365, 366].map((year) => [year, []]),
);

/** So many days of a year of so many. */
function partOf(year: number, days: number): Decimal {
  const kept = days >= 0 && days <= LONGEST_KEPT ? KEPT.get(year) : undefined;
  const known = kept?.[days];
  if (known !== undefined) return known;
  const part = new Decimal(days).div(year);
  if (kept !== undefined) kept[days] = part;
  return part;
}

/** Days of each calendar year over the length of that year, split at 31 December. */
function actualOverActual(from: LocalDate, to: LocalDate): Decimal {
  const first = split(from).year;
  const last = split(to).year;
  if (first === last) return partOf(isLeapYear(first) ? 366 : 365, daysBetween(from, to));
  let fraction = new Decimal(0);
  for (let year = first; year <= last; year += 1) {
    const start = year === first ? from : `${year}-01-01`;
    const end = year === last ? to : `${year + 1}-01-01`;
    fraction = fraction.plus(partOf(isLeapYear(year) ? 366 : 365, daysBetween(start, end)));
  }
  return fraction;
}

/**
 * The part of a year between two days, `from` not after `to`. The annual rate times this is the
 * period's rate. Unrounded: only an amount of interest is rounded, where it falls due.
 */
export function yearFraction(
  dayCount: DayCount,
  from: LocalDate,
  to: LocalDate,
  anchor: number = split(to).day,
): Decimal {
  switch (dayCount) {
    case 'THIRTY_360':
      return partOf(360, thirtyDays(from, to, anchor));
    case 'ACT_360':
      return partOf(360, daysBetween(from, to));
    case 'ACT_364':
      return partOf(364, daysBetween(from, to));
    case 'ACT_365':
      return partOf(365, daysBetween(from, to));
    case 'ACT_ACT':
      return actualOverActual(from, to);
  }
}

/**
 * Days from one to another, `from` not after `to`, all of them of years of the same length: how much of a
 * period has passed is told by them alone. Undefined where the years differ.
 */
export function countedDays(
  dayCount: DayCount,
  from: LocalDate,
  to: LocalDate,
  anchor: number,
): number | undefined {
  if (dayCount === 'THIRTY_360') return thirtyDays(from, to, anchor);
  const isOfOneLength = dayCount !== 'ACT_ACT' || split(from).year === split(to).year;
  return isOfOneLength ? daysBetween(from, to) : undefined;
}

/** An interest period: `to` is when its interest falls due. */
export interface InterestPeriod {
  readonly from: LocalDate;
  readonly to: LocalDate;
  readonly anchor: number;
}

/**
 * The part of a year that a stretch within a period stands for. Where days are not counted as they
 * are, all days of a period count alike, so that no day earns nothing and none earns threefold.
 */
export function fractionWithin(
  dayCount: DayCount,
  period: InterestPeriod,
  from: LocalDate,
  to: LocalDate,
): Decimal {
  if (dayCount !== 'THIRTY_360') return yearFraction(dayCount, from, to);
  const whole = yearFraction(dayCount, period.from, period.to, period.anchor);
  return whole.times(daysBetween(from, to)).div(daysBetween(period.from, period.to));
}
