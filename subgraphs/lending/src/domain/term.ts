import type { Interval } from './calendar.ts';

/** In the 12 months of a year. */
const PER_YEAR = { DAY: 365, WEEK: 52, SEMI_MONTH: 24, MONTH: 12, QUARTER: 4 } as const;

/**
 * How many instalments a term of whole months has. Weeks and days are no parts of a month: 12 months have
 * 52 weeks or 365 days, and of shorter terms the nearest number is taken, halves up.
 * @returns undefined where the interval does not fit into the term: 7 months have no whole quarters
 */
export function instalmentsIn({ count, unit }: Interval, termMonths: number): number | undefined {
  const periods = (termMonths * PER_YEAR[unit]) / 12 / count;
  const instalments = unit === 'DAY' || unit === 'WEEK' ? Math.round(periods) : periods;
  return Number.isInteger(instalments) && instalments >= 1 ? instalments : undefined;
}

/** The most instalments that a term of at most so many months has; 0 where none fits. */
export function mostInstalmentsIn(every: Interval, maxTermMonths: number): number {
  for (let months = maxTermMonths; months > 0; months -= 1) {
    const instalments = instalmentsIn(every, months);
    if (instalments !== undefined) return instalments;
  }
  return 0;
}
