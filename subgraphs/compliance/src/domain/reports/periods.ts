/** Some days of a report, both included, that are told as one. */
export interface Period {
  /** `YYYY-MM-DD`. */
  readonly from: string;
  readonly to: string;
  /** As a table names it: a day, the first and the last of a week, a month or what is reported of it. */
  readonly name: string;
  /** As an axis names it: its first day, or its month. */
  readonly label: string;
}

export interface Periods {
  /** What each is called, for a title: `day`, `week` or `month`. */
  readonly unit: 'day' | 'week' | 'month';
  /** In the order of time, one after the other, without a gap. */
  readonly all: readonly Period[];
}

const DAY_MS = 86_400_000;
/** More days than that are told by weeks. */
const MOST_DAYS = 31;
/** Half a year: more are told by months. */
const MOST_DAYS_IN_WEEKS = 184;

/**
 * How the UTC days of a report are put together, so that a page of them can be read: at most 31 periods of a year,
 * and 37 of three.
 */
export function periodsOf(from: string, to: string): Periods {
  const days = (Date.parse(to) - Date.parse(from)) / DAY_MS + 1;
  const unit = days <= MOST_DAYS ? 'day' : days <= MOST_DAYS_IN_WEEKS ? 'week' : 'month';
  return periodsBy(unit, from, to);
}

/** The UTC days by days, weeks from Monday or months, of which the first and the last may be parts. */
export function periodsBy(unit: Periods['unit'], from: string, to: string): Periods {
  const all: Period[] = [];
  for (let first = from; first <= to; ) {
    const whole = lastDay(first, unit);
    const last = whole < to ? whole : to;
    const isWholeMonth = unit === 'month' && first.endsWith('-01') && last === whole;
    const label = unit === 'month' ? first.slice(0, 7) : first;
    const name = isWholeMonth ? label : first === last ? first : `${first} to ${last}`;
    all.push({ from: first, to: last, name, label });
    first = dayAfter(last, 1);
  }
  return { unit, all };
}

/** The sums of what the days of each period have, in the order of the periods. */
export function sumsIn(
  { all }: Periods,
  days: readonly { readonly day: string; readonly values: readonly number[] }[],
  columns: number,
): readonly (readonly number[])[] {
  return all.map(({ from, to }) => {
    const within = days.filter(({ day }) => from <= day && day <= to);
    return Array.from({ length: columns }, (_, at) =>
      within.reduce((sum, { values }) => sum + (values[at] ?? 0), 0),
    );
  });
}

/** Weeks end on Sundays. */
function lastDay(first: string, unit: Periods['unit']): string {
  if (unit === 'day') return first;
  const date = new Date(`${first}T00:00:00Z`);
  if (unit === 'week') return dayAfter(first, (7 - date.getUTCDay()) % 7);
  return new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0))
    .toISOString()
    .slice(0, 10);
}

function dayAfter(day: string, days: number): string {
  return new Date(Date.parse(day) + days * DAY_MS).toISOString().slice(0, 10);
}
