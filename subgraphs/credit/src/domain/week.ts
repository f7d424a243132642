const DAY_MS = 86_400_000;
const WEEK_MS = 7 * DAY_MS;
/** 1970-01-05 was a Monday. */
const FIRST_MONDAY_MS = 4 * DAY_MS;

/** A week in UTC, from Monday 00:00 to, and not including, the next. */
export interface Week {
  /** Its Monday, YYYY-MM-DD. */
  readonly monday: string;
  readonly from: Date;
  readonly to: Date;
}

/** The week that a moment lies in, or the one so many weeks earlier. */
export function weekOf(moment: Date, weeksEarlier = 0): Week {
  const weeks = Math.floor((moment.getTime() - FIRST_MONDAY_MS) / WEEK_MS) - weeksEarlier;
  const from = new Date(FIRST_MONDAY_MS + weeks * WEEK_MS);
  return { monday: dayOf(from), from, to: new Date(from.getTime() + WEEK_MS) };
}

/** The UTC day of a moment, YYYY-MM-DD. */
export function dayOf(moment: Date): string {
  return moment.toISOString().slice(0, 10);
}
