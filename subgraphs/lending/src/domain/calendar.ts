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

export function isLeapYear(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
}

export function daysInMonth(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
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
  return {
    year: Number(date.slice(0, 4)),
    month: Number(date.slice(5, 7)),
    day: Number(date.slice(8, 10)),
  };
}

export function join(parts: YearMonthDay): LocalDate {
  const pad = (value: number, width: number): string => String(value).padStart(width, '0');
  return `${pad(parts.year, 4)}-${pad(parts.month, 2)}-${pad(parts.day, 2)}`;
}

/** Days since 1970-01-01. */
export function dayNumber(date: LocalDate): number {
  const { year, month, day } = split(date);
  return Date.UTC(year, month - 1, day) / DAY_MS;
}

/** Days from `from` to `to`; negative when `to` is earlier. */
export function daysBetween(from: LocalDate, to: LocalDate): number {
  return dayNumber(to) - dayNumber(from);
}

export function addDays(date: LocalDate, days: number): LocalDate {
  return new Date((dayNumber(date) + days) * DAY_MS).toISOString().slice(0, 10);
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
