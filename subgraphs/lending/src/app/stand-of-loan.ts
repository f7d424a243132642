import { dayOf, type LocalDate } from '../domain/calendar.ts';
import type { Loan } from '../domain/loan.ts';
import { comingPauses, countedEntries, type LoanEntry } from '../domain/servicing/entries.ts';
import { plannedInstalments, replayLoan } from '../domain/servicing/replay.ts';
import type { LoanState, Pause, ServicedInstalment } from '../domain/servicing/state.ts';

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

/** Pauses of a loan: those that began by the day of a state, and those that are written down for later. */
export function pausesOf(state: LoanState, entries: readonly LoanEntry[]): readonly Pause[] {
  // Of a loan that was given up nothing is paused any more.
  const coming = state.chargedOff === null ? comingPauses(entries, state.day) : [];
  return [...state.pauses, ...coming];
}

/** The instalments of a loan at the day of a state, with pauses that are written down for later. */
export function plannedOf(
  loan: Loan,
  state: LoanState,
  entries: readonly LoanEntry[],
): readonly ServicedInstalment[] {
  if (comingPauses(entries, state.day).length === 0) return state.instalments;
  return plannedInstalments(loan.contract, entries, state.day);
}
