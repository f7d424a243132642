import { Decimal } from '@blockscore/money';
import { addDays, daysBetween, type LocalDate } from '../calendar.ts';
import type { LoanStatus } from '../lifecycle.ts';
import { booksOf } from './books.ts';
import type { LoanContract } from './contract.ts';
import type { LoanEntry } from './entries.ts';
import { unpaidDebt } from './life.ts';
import { sumOf } from './parts.ts';
import { replayer } from './replay.ts';
import type { LoanState, ServicedInstalment } from './state.ts';

/** What a list or a portfolio asks of a loan at a day; amounts in minor units. */
export interface Standing {
  readonly status: LoanStatus;
  /** Percent a year. */
  readonly annualRate: string;
  /** Principal in the books; nothing once it was given up. */
  readonly principal: bigint;
  readonly pastDuePrincipal: bigint;
  /** Of a piece that of its first day: overdue principal may earn more by the day. */
  readonly pastDueInterest: bigint;
  /** With penalties. */
  readonly pastDueFees: bigint;
  /** Given up and not come in since. */
  readonly lost: bigint;
  /** The borrower's, beyond all that was owed. */
  readonly credit: bigint;
  /** The due day that days past due are counted from; null where nothing is late, or was given up. */
  readonly oldestDueOn: LocalDate | null;
  readonly daysPastDue: number;
}

/** What interest and fees a loan has brought by the end of a day; minor units. */
export interface Income {
  /** Interest that was earned, whether it was asked for or not. */
  readonly earned: bigint;
  /** What each day adds to `earned` as long as nothing changes; a decimal, by calendar days. */
  readonly daily: string;
  /** Interest that was paid, waived, made principal or lost. */
  readonly settled: bigint;
  /** What was waived of that: it never is income. */
  readonly waived: bigint;
  /** Fees and penalties that were charged, less what was waived. */
  readonly fees: bigint;
}

/** How a loan stood from one day to another, both included; `until` is null of how it still stands. */
export interface StandingPiece extends Standing {
  /** That of `since`. */
  readonly income: Income;
  readonly since: LocalDate;
  readonly until: LocalDate | null;
  /** Whether each day after `since` adds one to `daysPastDue`, which is that of `since`. */
  readonly ages: boolean;
}

export function standingOf(state: LoanState): Standing {
  const { status, annualRate, chargedOff, recovered, credit, pastDue, daysPastDue } = state;
  const isLate = (row: ServicedInstalment) => row.dueOn < state.day && unpaidDebt(row) > 0n;
  // What was given up gets no later.
  const late = chargedOff === null ? state.instalments.find(isLate) : undefined;
  return {
    status,
    annualRate,
    principal: booksOf(state).LOAN_PRINCIPAL,
    pastDuePrincipal: chargedOff === null ? pastDue.PRINCIPAL : 0n,
    pastDueInterest: chargedOff === null ? pastDue.INTEREST : 0n,
    pastDueFees: chargedOff === null ? pastDue.FEE + pastDue.PENALTY : 0n,
    lost: chargedOff === null ? 0n : sumOf(chargedOff.parts) - recovered,
    credit,
    oldestDueOn: late?.dueOn ?? null,
    daysPastDue: late === undefined ? 0 : daysPastDue,
  };
}

export function incomeOf(state: LoanState): Income {
  const { paid, waived, capitalised, chargedOff } = state;
  const lost = chargedOff?.parts.INTEREST ?? 0n;
  return {
    earned: state.earnedInterest,
    daily: dailyInterest(state),
    settled: paid.INTEREST + waived.INTEREST + capitalised.INTEREST + lost,
    waived: waived.INTEREST,
    fees: state.chargedFees - waived.FEE - waived.PENALTY,
  };
}

/**
 * Spread evenly over the calendar days of the period. The day counts agree with that but 30/360 in a
 * month of other than 30 days and ACT/ACT around a leap year, by less than three days' interest.
 */
function dailyInterest({ day, accrual: { period, overdue } }: LoanState): string {
  const inPeriod =
    period === null || day < period.from
      ? new Decimal(0)
      : new Decimal(period.earned.toString()).div(daysBetween(period.from, period.dueOn));
  if (overdue === null) return inPeriod.toFixed(10);
  const { principal, annualRate } = overdue;
  const own = new Decimal(annualRate).div(36_500).times(principal.toString());
  return inPeriod.plus(own).toFixed(10);
}

/** The next day after a state's on which time or an entry that is written down changes it; null: none. */
export function nextChangeOf(state: LoanState, entries: readonly LoanEntry[]): LocalDate | null {
  const written = entries.map(({ effectiveOn }) => effectiveOn).filter((day) => day > state.day);
  const days = state.changesOn === null ? written : [...written, state.changesOn];
  return days.sort()[0] ?? null;
}

/** Whether a piece says no more than the one before goes on. */
function isContinued(before: StandingPiece | undefined, piece: StandingPiece): boolean {
  if (before === undefined || before.ages !== piece.ages) return false;
  const grown = before.ages ? daysBetween(before.since, piece.since) : 0;
  return (
    before.daysPastDue + grown === piece.daysPastDue &&
    before.status === piece.status &&
    before.annualRate === piece.annualRate &&
    before.principal === piece.principal &&
    before.pastDuePrincipal === piece.pastDuePrincipal &&
    before.pastDueInterest === piece.pastDueInterest &&
    before.pastDueFees === piece.pastDueFees &&
    before.lost === piece.lost &&
    before.credit === piece.credit &&
    before.oldestDueOn === piece.oldestDueOn &&
    before.income.daily === piece.income.daily &&
    before.income.settled === piece.income.settled &&
    before.income.waived === piece.income.waived &&
    before.income.fees === piece.income.fees
  );
}

/**
 * How a loan stood from a day through another, piece by piece. The last one still holds.
 *
 * @param stateAt a replay of the loan that was asked for no day after the first
 * @throws RangeError where no money had gone out on the first day
 */
export function standingsFrom(
  contract: LoanContract,
  entries: readonly LoanEntry[],
  first: LocalDate,
  last: LocalDate,
  stateAt: (day: LocalDate) => LoanState = replayer(contract, entries),
): readonly StandingPiece[] {
  const pieces: StandingPiece[] = [];
  let day: LocalDate | null = first;
  while (day !== null && day <= last) {
    const state = stateAt(day);
    const isPaused = state.pauses.some(
      ({ from, until }) => from <= state.day && state.day <= until,
    );
    const standing = standingOf(state);
    const ages = standing.oldestDueOn !== null && !isPaused;
    const income = incomeOf(state);
    const piece = { ...standing, income, since: day, until: null, ages };
    if (!isContinued(pieces.at(-1), piece)) pieces.push(piece);
    day = nextChangeOf(state, entries);
  }
  return pieces.map((piece, index) => {
    const next = pieces[index + 1];
    return next === undefined ? piece : { ...piece, until: addDays(next.since, -1) };
  });
}
