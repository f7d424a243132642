import { dayOf, type LocalDate } from '../domain/calendar.ts';
import type { Loan } from '../domain/loan.ts';
import { countedEntries, type LoanEntry } from '../domain/servicing/entries.ts';
import { replayLoan } from '../domain/servicing/replay.ts';
import type { LoanState } from '../domain/servicing/state.ts';

export interface AsOf {
  readonly day: LocalDate;
  /** What was written down later is left out; undefined: nothing is. */
  readonly knownAt?: Date | undefined;
}

/** How a loan stands at the end of a day, by its entries; null while no money had gone out. */
export function standOf(
  loan: Loan,
  entries: readonly LoanEntry[],
  { day, knownAt }: AsOf,
): LoanState | null {
  const [first] = countedEntries(entries, knownAt);
  if (first === undefined || first.effectiveOn > day) return null;
  return replayLoan(loan.contract, entries, day, knownAt);
}

/** How it stands today. */
export function standToday(loan: Loan, entries: readonly LoanEntry[], now: Date): LoanState | null {
  return standOf(loan, entries, { day: dayOf(now) });
}
