import type { Case, Deadline } from './case.ts';

/**
 * Days from the initial detection of facts that may constitute a basis for a report to the last day of
 * filing it, where a suspect is known and where none is: 31 CFR 1029.320(b)(3) of loan or finance
 * companies, 31 CFR 1020.320(b)(3) of banks.
 */
export const DAYS_WITH_SUSPECT = 30;
export const DAYS_WITHOUT_SUSPECT = 60;

/**
 * Days from a report to the last day of the next one on activity that goes on, 90 of them for looking
 * at it: FinCEN, The SAR Activity Review 21 (2012), page 53, and FAQs of 2025-10-09.
 */
export const DAYS_TO_CONTINUING = 120;
export const DAYS_OF_REVIEW = 90;

/** A deadline is near this many days before its day. */
export const DAYS_NEAR = 7;

const DAY_MS = 86_400_000;

export const dayOf = (at: Date): string => at.toISOString().slice(0, 10);

export function plusDays(day: string, days: number): string {
  return dayOf(new Date(Date.parse(`${day}T00:00:00.000Z`) + days * DAY_MS));
}

/** Whole days from one to the other; negative where the other is before. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / DAY_MS);
}

/** What a case has to be done with by a day, as it stands. */
export function deadlineOf(
  found: Pick<Case, 'status' | 'decision' | 'subject' | 'detectedAt' | 'filedOn' | 'continuing'>,
): Deadline | null {
  const { status, decision, subject, detectedAt, filedOn, continuing } = found;
  if (filedOn !== null && continuing) {
    return { kind: 'CONTINUING_SAR', dueOn: plusDays(filedOn, DAYS_TO_CONTINUING) };
  }
  if (status === 'CLOSED' || (status === 'DECIDED' && decision === 'NO_SAR')) return null;
  const days = subject === null ? DAYS_WITHOUT_SUSPECT : DAYS_WITH_SUSPECT;
  return { kind: 'SAR', dueOn: plusDays(dayOf(detectedAt), days) };
}

export type DeadlineState = 'AHEAD' | 'NEAR' | 'MISSED';

export function deadlineState({ dueOn }: Deadline, today: string): DeadlineState {
  if (dueOn < today) return 'MISSED';
  return daysBetween(today, dueOn) <= DAYS_NEAR ? 'NEAR' : 'AHEAD';
}

/** What sorts cases by what is due first; those of which nothing is due come last. */
export function orderKey({ id, deadline }: Pick<Case, 'id' | 'deadline'>): string {
  return `${deadline?.dueOn ?? '9999-12-31'}.${id}`;
}

/** Whether a text is an {@link orderKey} by its form. */
export function isOrderKey(text: string): boolean {
  return /^\d{4}-\d\d-\d\d\.case_[0-9a-z]{26}$/.test(text);
}
