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

/** Days of each calendar year over the length of that year, split at 31 December. */
function actualOverActual(from: LocalDate, to: LocalDate): Decimal {
  const first = split(from).year;
  const last = split(to).year;
  let fraction = new Decimal(0);
  for (let year = first; year <= last; year += 1) {
    const start = year === first ? from : `${year}-01-01`;
    const end = year === last ? to : `${year + 1}-01-01`;
    fraction = fraction.plus(
      new Decimal(daysBetween(start, end)).div(isLeapYear(year) ? 366 : 365),
    );
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
      return new Decimal(thirtyDays(from, to, anchor)).div(360);
    case 'ACT_360':
      return new Decimal(daysBetween(from, to)).div(360);
    case 'ACT_364':
      return new Decimal(daysBetween(from, to)).div(364);
    case 'ACT_365':
      return new Decimal(daysBetween(from, to)).div(365);
    case 'ACT_ACT':
      return actualOverActual(from, to);
  }
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
