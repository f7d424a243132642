import { Fault } from '@blockscore/result';
import { dayOf } from '../domain/week.ts';

/** Days of the calendar in UTC, both included, YYYY-MM-DD. */
export interface DayRange {
  readonly from: string;
  readonly to: string;
}

const DAY_MS = 86_400_000;
const DEFAULT_DAYS = 91;
const MOST_YEARS = 2;

/**
 * The days that somebody asks about: up to today, for thirteen weeks, where nothing else is said.
 * @throws Fault BAD_USER_INPUT that says what to give instead
 */
export function readRange(
  from: string | null | undefined,
  to: string | null | undefined,
  now: Date,
): DayRange {
  const last = to ?? dayOf(now);
  const first = from ?? dayOf(new Date(Date.parse(last) - DEFAULT_DAYS * DAY_MS));
  if (first > last) {
    throw new Fault(
      'BAD_USER_INPUT',
      `from: ${first} is after ${last}: give a day that is not after \`to\`.`,
    );
  }
  const earliest = yearsBefore(last, MOST_YEARS);
  if (first < earliest) {
    throw new Fault(
      'BAD_USER_INPUT',
      `from: at most ${MOST_YEARS} years at once: give ${earliest} or later, or an earlier \`to\`.`,
    );
  }
  return { from: first, to: last };
}

function yearsBefore(day: string, years: number): string {
  const moment = new Date(`${day}T00:00:00Z`);
  moment.setUTCFullYear(moment.getUTCFullYear() - years);
  return dayOf(moment);
}
