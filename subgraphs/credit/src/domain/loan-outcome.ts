import { SCORE_BANDS, type ScoreBand } from './bands.ts';
import { FEWEST_PEOPLE } from './fewest-people.ts';
import { type Interval, wilsonInterval } from './proportion.ts';

/** A loan so many days past due counts as defaulted, as in the data that the models were trained on. */
export const DAYS_TO_DEFAULT = 90;

/** Months within which a probability of default says that it happens. */
export const HORIZON_MONTHS = 24;

/** Ages, in months since payout, at which loans are looked at; the last is the horizon. */
export const AGES = [3, 6, 12, 18, HORIZON_MONTHS] as const;

/** Whether a month that was reported is one in which the loan was in default. */
export function isInDefault({
  worstDaysPastDue,
  status,
}: {
  readonly worstDaysPastDue: number;
  readonly status: string;
}): boolean {
  return worstDaysPastDue >= DAYS_TO_DEFAULT || status === 'CHARGED_OFF';
}

/** What became of a loan so far; days are YYYY-MM-DD, null where it is not, or not known. */
export interface LoanFate {
  readonly openedOn: string | null;
  readonly monthsOnBook: number;
  readonly defaultedOn: string | null;
  readonly closedOn: string | null;
}

/** Whether by a day a loan had been paid off, or had aged to the horizon, and never been in default. */
export function wasGood(loan: LoanFate, day: string): boolean {
  const { openedOn, monthsOnBook, defaultedOn, closedOn } = loan;
  if (defaultedOn !== null && defaultedOn <= day) return false;
  if (closedOn !== null && closedOn <= day) return true;
  if (openedOn === null || monthsOnBook < HORIZON_MONTHS) return false;
  const year = Number(openedOn.slice(0, 4)) + HORIZON_MONTHS / 12;
  return `${year}${openedOn.slice(4)}` <= day;
}

/** Loans of one quarter, model and band that have reached an age. */
export interface AgedLoans {
  readonly modelId: string;
  /** Whether the model rated them in the shadow of the one that decided. */
  readonly isShadow: boolean;
  /** First day of the quarter in which they were paid out. */
  readonly vintage: string;
  readonly band: ScoreBand;
  /** Months since payout; 0 counts all. */
  readonly age: number;
  readonly loans: number;
  /** Of these, how many had defaulted by that age. */
  readonly defaults: number;
  /** Mean probability of default that the model gave when they were decided. */
  readonly expected: number;
}

export interface CalibrationAge {
  readonly monthsOnBook: number;
  readonly loans: number;
  readonly defaults: number;
  readonly expectedDefaultRate: number;
  readonly observedDefaultRate: number;
  readonly interval: Interval;
  /** Whether the age is the horizon of what was expected, so that the two may be compared. */
  readonly isComplete: boolean;
}

/** What was expected of the loans of a quarter, model and band, and what came of them by each age. */
export interface CalibrationCell {
  readonly modelId: string;
  readonly isShadow: boolean;
  readonly vintage: string;
  readonly band: ScoreBand;
  readonly loans: number;
  readonly expectedDefaultRate: number;
  /** Ages that some of the loans have reached: what is younger has no outcome yet, also no good one. */
  readonly ages: readonly CalibrationAge[];
}

/**
 * Puts counts of one cell together, best band first. What has fewer than {@link FEWEST_PEOPLE} loans
 * is left out.
 * @param counts cell by cell, each from age 0 on
 */
export function calibrate(counts: readonly AgedLoans[]): readonly CalibrationCell[] {
  const cells: (Omit<CalibrationCell, 'ages'> & { readonly ages: CalibrationAge[] })[] = [];
  for (const { age, loans, defaults, expected, ...rated } of counts) {
    // Of a cell no age has more loans than age 0, which makes it.
    if (loans < FEWEST_PEOPLE) continue;
    if (age === 0) {
      cells.push({ ...rated, loans, expectedDefaultRate: expected, ages: [] });
    } else {
      cells.at(-1)?.ages.push({
        monthsOnBook: age,
        loans,
        defaults,
        expectedDefaultRate: expected,
        observedDefaultRate: defaults / loans,
        interval: wilsonInterval(defaults, loans),
        isComplete: age === HORIZON_MONTHS,
      });
    }
  }
  const rankOf = ({ modelId, isShadow, vintage, band }: CalibrationCell) =>
    `${modelId} ${isShadow} ${vintage} ${SCORE_BANDS.indexOf(band)}`;
  return cells.sort((a, b) => (rankOf(a) < rankOf(b) ? -1 : 1));
}
