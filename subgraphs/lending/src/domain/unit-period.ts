import { addMonths, daysBetween, isLastDayOfMonth, type LocalDate, split } from './calendar.ts';

/**
 * Time by Regulation Z (12 CFR 1026) Appendix J: (b)(4) chooses the unit-period of a transaction,
 * (b)(5) counts whole unit-periods and the fraction between two days.
 */
export type UnitPeriod =
  | { readonly kind: 'DAYS'; readonly days: number }
  | { readonly kind: 'SEMI_MONTH' }
  | { readonly kind: 'MONTHS'; readonly months: number }
  /** The term of a single advance repaid at once within a year. */
  | { readonly kind: 'TERM'; readonly perYear: number };

/** A day on which money moves; `anchor` is the day of the month that its series wants to fall on. */
export interface Moment {
  readonly date: LocalDate;
  readonly anchor: number;
}

/** Whole unit-periods and the fraction of one: `t` and `f` (or `q` and `e`) of the regulation. */
export interface Elapsed {
  readonly whole: number;
  readonly fraction: number;
}

const DAYS_PER_YEAR = 365;

/**
 * Gives each day its anchor: a month's last day stands for the latest day of the month that the
 * series has, so that 31 January, 28 February, 31 March are a month apart.
 */
export function withAnchors(dates: readonly LocalDate[]): readonly Moment[] {
  const latest = dates.reduce((most, date) => Math.max(most, split(date).day), 1);
  return dates.map((date) => ({
    date,
    anchor: isLastDayOfMonth(date) ? latest : split(date).day,
  }));
}

/** Full months measured back from the later day, and the days from the earlier one to there. */
export function monthsAndDays(
  from: LocalDate,
  to: Moment,
): { readonly months: number; readonly days: number } {
  const [a, b] = [split(from), split(to.date)];
  let months = (b.year - a.year) * 12 + (b.month - a.month);
  if (months > 0 && addMonths(to.date, -months, to.anchor) < from) months -= 1;
  return { months, days: daysBetween(from, addMonths(to.date, -months, to.anchor)) };
}

/** Full years back from the later day; what remains in months where it is whole months, else in days. */
function elapsedYears(from: LocalDate, to: Moment): Elapsed {
  const { months, days } = monthsAndDays(from, to);
  const whole = Math.floor(months / 12);
  if (days === 0) return { whole, fraction: (months % 12) / 12 };
  const start = addMonths(to.date, -whole * 12, to.anchor);
  return { whole, fraction: daysBetween(from, start) / DAYS_PER_YEAR };
}

function inDays(days: number, unit: number): Elapsed {
  return { whole: Math.floor(days / unit), fraction: (days % unit) / unit };
}

/** Unit-periods from the beginning of the term to a later day. */
export function elapsed(from: LocalDate, to: Moment, unit: UnitPeriod): Elapsed {
  if (unit.kind === 'TERM') return { whole: to.date > from ? 1 : 0, fraction: 0 };
  if (unit.kind === 'DAYS') return inDays(daysBetween(from, to.date), unit.days);
  if (unit.kind === 'MONTHS' && unit.months === 12) return elapsedYears(from, to);
  const { months, days } = monthsAndDays(from, to);
  if (unit.kind === 'MONTHS' && unit.months === 1) return { whole: months, fraction: days / 30 };
  return inDays(months * 30 + days, unit.kind === 'SEMI_MONTH' ? 15 : unit.months * 30);
}

/** Unit-periods in a year: what the unit-period's rate is multiplied by. */
export function unitPeriodsPerYear(unit: UnitPeriod): number {
  switch (unit.kind) {
    case 'TERM':
      return unit.perYear;
    case 'SEMI_MONTH':
      return 24;
    case 'MONTHS':
      return 12 / unit.months;
    case 'DAYS':
      return unit.days % 7 === 0 ? 52 / (unit.days / 7) : DAYS_PER_YEAR / unit.days;
  }
}

interface Span {
  readonly from: Moment;
  readonly to: Moment;
}

/** Whole months of a span, or undefined where days are over. */
function wholeMonths({ from, to }: Span): number | undefined {
  const { months, days } = monthsAndDays(from.date, to);
  if (months > 0 && days === 0) return months;
  // The series' own start may be the clamped one: 28 February to 31 March.
  return months === 0 && addMonths(from.date, 1, from.anchor) === to.date ? 1 : undefined;
}

function lengthInDays(unit: UnitPeriod): number {
  return DAYS_PER_YEAR / unitPeriodsPerYear(unit);
}

/** Every standard interval that a span is one of; a span from 1 February may be a month and 4 weeks. */
function candidates(spans: readonly Span[], index: number): readonly UnitPeriod[] {
  const span = spans[index];
  if (span === undefined) return [];
  const found: UnitPeriod[] = [];
  const days = daysBetween(span.from.date, span.to.date);
  const months = wholeMonths(span);
  if (months !== undefined && months <= 12) found.push({ kind: 'MONTHS', months });
  if (days >= 13 && days <= 18 && isHalfMonth(spans, index)) found.push({ kind: 'SEMI_MONTH' });
  if (days > 0 && days <= DAYS_PER_YEAR && months !== 12) found.push({ kind: 'DAYS', days });
  return found;
}

/** A half month makes a whole one with the span before it or the one after it. */
function isHalfMonth(spans: readonly Span[], index: number): boolean {
  const [before, here, after] = [spans[index - 1], spans[index], spans[index + 1]];
  if (here === undefined) return false;
  return (
    (before !== undefined &&
      before.to.date === here.from.date &&
      wholeMonths({ from: before.from, to: here.to }) === 1) ||
    (after !== undefined &&
      after.from.date === here.to.date &&
      wholeMonths({ from: here.from, to: after.to }) === 1)
  );
}

interface Tally {
  readonly unit: UnitPeriod;
  count: number;
}

function keyOf(unit: UnitPeriod): string {
  if (unit.kind === 'DAYS') return `D${unit.days}`;
  if (unit.kind === 'MONTHS') return `M${unit.months}`;
  return unit.kind;
}

/** The common period (b)(4)(i): what occurs most often, at least twice; of equals the smaller. */
function commonPeriod(spans: readonly Span[]): UnitPeriod | undefined {
  const tallies = new Map<string, Tally>();
  for (const index of spans.keys()) {
    for (const unit of candidates(spans, index)) {
      const key = keyOf(unit);
      const tally = tallies.get(key) ?? { unit, count: 0 };
      tally.count += 1;
      tallies.set(key, tally);
    }
  }
  const common = [...tallies.values()].filter(({ count }) => count > 1);
  common.sort((a, b) => b.count - a.count || preference(a.unit, b.unit));
  return common[0]?.unit;
}

/** Months before the days that happen to be as many; otherwise the smaller period first. */
function preference(a: UnitPeriod, b: UnitPeriod): number {
  const difference = lengthInDays(a) - lengthInDays(b);
  if (a.kind !== b.kind && Math.abs(difference) < 3) return a.kind === 'DAYS' ? 1 : -1;
  return difference;
}

/** (b)(4)(i)(B): no period occurs twice, so their average to the nearest standard interval. */
function averagePeriod(spans: readonly Span[]): UnitPeriod {
  const months = spans.map(wholeMonths);
  if (months.every((value) => value !== undefined)) {
    const average = months.reduce((sum, value) => sum + value, 0) / months.length;
    return { kind: 'MONTHS', months: Math.min(12, Math.max(1, Math.ceil(average - 0.5))) };
  }
  const days = spans.reduce((sum, { from, to }) => sum + daysBetween(from.date, to.date), 0);
  const average = days / spans.length;
  const standard: UnitPeriod[] = [
    { kind: 'DAYS', days: 1 },
    ...Array.from(
      { length: 52 },
      (_, week): UnitPeriod => ({ kind: 'DAYS', days: 7 * (week + 1) }),
    ),
    { kind: 'SEMI_MONTH' },
    ...Array.from(
      { length: 12 },
      (_, month): UnitPeriod => ({ kind: 'MONTHS', months: month + 1 }),
    ),
  ];
  const distance = (unit: UnitPeriod): number => Math.abs(lengthInDays(unit) - average);
  standard.sort((a, b) => distance(a) - distance(b) || lengthInDays(a) - lengthInDays(b));
  return standard[0] ?? { kind: 'MONTHS', months: 1 };
}

/** (b)(5)(vi), (vii): one advance and one payment have their term, of a year at the most, as unit. */
function singleTerm(span: Span): UnitPeriod {
  const months = wholeMonths(span);
  const days = daysBetween(span.from.date, span.to.date);
  if (months !== undefined && months < 12) return { kind: 'TERM', perYear: 12 / months };
  if (days < DAYS_PER_YEAR && months === undefined) {
    return { kind: 'TERM', perYear: DAYS_PER_YEAR / days };
  }
  return { kind: 'MONTHS', months: 12 };
}

function spansOf(days: readonly Moment[]): readonly Span[] {
  return days.slice(1).flatMap((to, index) => {
    const from = days[index];
    return from === undefined || from.date === to.date ? [] : [{ from, to }];
  });
}

/**
 * The unit-period of a transaction.
 * @param advances in order of time, at least one; the term begins on the first
 * @param payments in order of time, at least one, the last after the first advance
 */
export function unitPeriodOf(advances: readonly Moment[], payments: readonly Moment[]): UnitPeriod {
  const [begin] = advances;
  const [first] = payments;
  if (begin === undefined || first === undefined) {
    throw new RangeError('A transaction has at least one advance and one payment.');
  }
  const between = [...spansOf([begin, ...payments]), ...spansOf(advances)];
  const [only] = between;
  if (between.length === 1 && only !== undefined) return singleTerm(only);
  return commonPeriod(between) ?? averagePeriod(between);
}
