/**
 * Calendar arithmetic on days without time zone (`YYYY-MM-DD`, proleptic Gregorian). Months are
 * counted with an anchor: a series that falls due on the 31st is due on the last day of a shorter
 * month and on the 31st again afterwards.
 */
export type LocalDate = string;

export interface YearMonthDay {
  readonly year: number;
  /** 1–12. */
  readonly month: number;
  /** 1–31. */
  readonly day: number;
}

const DAY_MS = 86_400_000;
/** 1970-01-01, in days from 1 March of year 0. */
const EPOCH = 719_468;
const DAYS_IN_MONTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;
const ZERO = '0'.charCodeAt(0);

export function isLeapYear(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
}

export function daysInMonth(year: number, month: number): number {
  return month === 2 && isLeapYear(year) ? 29 : (DAYS_IN_MONTHS[month - 1] ?? 0);
}

/** Whether the text is a day that exists, in the years 1900–2200 that a lender deals with. */
export function isCalendarDay(text: string): boolean {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (match === null) return false;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  if (year < 1900 || year > 2200 || month < 1 || month > 12) return false;
  return day >= 1 && day <= daysInMonth(year, month);
}

export function split(date: LocalDate): YearMonthDay {
  return { year: digits(date, 0, 4), month: digits(date, 5, 7), day: digits(date, 8, 10) };
}

/** The number written from one place to another, by its digits: long schedules read many days. */
function digits(text: string, from: number, to: number): number {
  let value = 0;
  for (let place = from; place < to; place += 1) value = value * 10 + text.charCodeAt(place) - ZERO;
  return value;
}

export function join(parts: YearMonthDay): LocalDate {
  const { year, month, day } = parts;
  const padded = year > 999 ? year : String(year).padStart(4, '0');
  return `${padded}-${month > 9 ? '' : '0'}${month}-${day > 9 ? '' : '0'}${day}`;
}

/** Days since 1970-01-01. */
export function dayNumber(date: LocalDate): number {
  const { year, month, day } = split(date);
  // From 1 March, so that a leap day is a year's last; 153 days are five months of 31 and 30 by turns.
  const ofMarch = month > 2 ? year : year - 1;
  const inYear = Math.trunc((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + day - 1;
  return daysBeforeMarch(ofMarch) + inYear - EPOCH;
}

/** Days before 1 March of a year, from 1 March of year 0. */
function daysBeforeMarch(year: number): number {
  return year * 365 + Math.trunc(year / 4) - Math.trunc(year / 100) + Math.trunc(year / 400);
}

/** Days from `from` to `to`; negative when `to` is earlier. */
export function daysBetween(from: LocalDate, to: LocalDate): number {
  return dayNumber(to) - dayNumber(from);
}

export function addDays(date: LocalDate, days: number): LocalDate {
  const day = new Date((dayNumber(date) + days) * DAY_MS);
  return join({ year: day.getUTCFullYear(), month: day.getUTCMonth() + 1, day: day.getUTCDate() });
}

/** The day in UTC of a moment. */
export function dayOf(moment: Date): LocalDate {
  return moment.toISOString().slice(0, 10);
}

export function isLastDayOfMonth(date: LocalDate): boolean {
  const { year, month, day } = split(date);
  return day === daysInMonth(year, month);
}

/**
 * The day `months` later (earlier when negative), on the anchor day of that month or on its last
 * day where it is shorter. Without `anchor` the date's own day is the anchor.
 */
export function addMonths(date: LocalDate, months: number, anchor?: number): LocalDate {
  const { year, month, day } = split(date);
  const index = year * 12 + (month - 1) + months;
  const target = { year: Math.floor(index / 12), month: (((index % 12) + 12) % 12) + 1 };
  const wanted = anchor ?? day;
  return join({ ...target, day: Math.min(wanted, daysInMonth(target.year, target.month)) });
}

/** How often something falls due. */
export type IntervalUnit = 'DAY' | 'WEEK' | 'SEMI_MONTH' | 'MONTH' | 'QUARTER';
export interface Interval {
  /** At least 1. */
  readonly count: number;
  readonly unit: IntervalUnit;
}

/** Half months from the first: the partner of a day up to the 15th is 15 days later, and back. */
function addSemiMonths(first: LocalDate, halves: number, anchor: number): LocalDate {
  if (halves % 2 === 0) return addMonths(first, halves / 2, anchor);
  return anchor <= 15
    ? addMonths(first, (halves - 1) / 2, anchor + 15)
    : addMonths(first, (halves + 1) / 2, anchor - 15);
}

/**
 * The `index`-th day of a series (0 is `first` itself), counted from the first and so without drift.
 * `anchor` is the day of the month to fall on where `first` is in a month too short for it.
 */
export function occurrence(
  first: LocalDate,
  every: Interval,
  index: number,
  anchor: number = split(first).day,
): LocalDate {
  const steps = every.count * index;
  switch (every.unit) {
    case 'DAY':
      return addDays(first, steps);
    case 'WEEK':
      return addDays(first, steps * 7);
    case 'SEMI_MONTH':
      return addSemiMonths(first, steps, anchor);
    case 'MONTH':
      return addMonths(first, steps, anchor);
    case 'QUARTER':
      return addMonths(first, steps * 3, anchor);
  }
}
