/** Whether nothing more may be effective on a day, `YYYY-MM-DD`; null = none was ever closed. */
export function isClosed(day: string, closedThrough: string | null): boolean {
  return closedThrough !== null && day <= closedThrough;
}

export function nextDay(day: string): string {
  return shifted(day, 1);
}

export function dayBefore(day: string): string {
  return shifted(day, -1);
}

function shifted(day: string, days: number): string {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + days);
  return date.toISOString().slice(0, 10);
}

/** The day itself, or the first that is open where it is closed. */
export function openDay(day: string, closedThrough: string | null): string {
  return closedThrough !== null && day <= closedThrough ? nextDay(closedThrough) : day;
}

/** Books are of no earlier day; what was typed so far off was mistyped. */
export const FIRST_DAY = '1900-01-01';

/** The same day a year later. */
export function yearAfter(day: string): string {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCFullYear(date.getUTCFullYear() + 1);
  return date.toISOString().slice(0, 10);
}

/** Whether the text is a day of the calendar since 1900, `YYYY-MM-DD`. */
export function isDay(text: string): boolean {
  if (text < FIRST_DAY || !/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const time = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}
