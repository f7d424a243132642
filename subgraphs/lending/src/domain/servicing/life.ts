import { Decimal } from '@blockscore/money';
import { addDays, daysBetween, type LocalDate } from '../calendar.ts';
import type { LoanContract } from './contract.ts';
import type { Parts } from './parts.ts';
import type { Pause, PaymentUse, ServicedInstalment } from './state.ts';

/**
 * A loan while its entries are replayed, one after the other. It is made, changed and left behind by
 * one call of `replayLoan` and never shared.
 */
export interface Life {
  readonly contract: LoanContract;
  /** Percent a year. */
  annualRate: string;
  /** The days that instalments fall on: the first, the day of the month wanted, and how many are used. */
  series: { readonly first: LocalDate; readonly anchor: number; readonly used: number };
  /** In order of their due days; never empty. */
  rows: readonly ServicedInstalment[];
  /** The regular instalment of the plan that holds; of equal principal its part of principal. */
  instalment: bigint;
  balloon: bigint;
  /** Instalments that the plan that holds begins with and that pay less; counted from `planned`. */
  grace: { readonly principal: number; readonly interest: number; readonly planned: number };
  /** What was settled before the plan that holds was made: shown with its first instalment, of that number. */
  settled: { readonly number: number; readonly interest: bigint; readonly principal: bigint };
  disbursed: bigint;
  chargedFees: bigint;
  lateFees: bigint;
  /** Numbers of the instalments that a late fee was looked at for. */
  readonly judged: Set<number>;
  capitalised: Parts;
  chargedOff: { readonly on: LocalDate; readonly parts: Parts; readonly earned: bigint } | null;
  recovered: bigint;
  credit: bigint;
  refunded: bigint;
  uses: readonly PaymentUse[];
  pauses: readonly Pause[];
  /** The last day on which overdue principal changed, and what it had earned before that no instalment asks for. */
  overdue: { readonly since: LocalDate; readonly before: Decimal };
}

export const NO_OVERDUE = new Decimal(0);

export function smaller(a: bigint, b: bigint): bigint {
  return a < b ? a : b;
}

export function notNegative(value: bigint): bigint {
  return value > 0n ? value : 0n;
}

export function total(rows: readonly ServicedInstalment[], of: 'owed' | 'paid' | 'waived'): Parts {
  let [PENALTY, FEE, INTEREST, PRINCIPAL] = [0n, 0n, 0n, 0n];
  for (const row of rows) {
    const parts = row[of];
    PENALTY += parts.PENALTY;
    FEE += parts.FEE;
    INTEREST += parts.INTEREST;
    PRINCIPAL += parts.PRINCIPAL;
  }
  return { PENALTY, FEE, INTEREST, PRINCIPAL };
}

/** Interest and principal that are still asked for: what makes an instalment late. */
export function unpaidDebt({ owed, paid, waived }: ServicedInstalment): bigint {
  const asked = owed.INTEREST + owed.PRINCIPAL;
  return asked - paid.INTEREST - paid.PRINCIPAL - waived.INTEREST - waived.PRINCIPAL;
}

export function replaceRow(life: Life, changed: ServicedInstalment): void {
  const index = life.rows.findIndex(({ number }) => number === changed.number);
  if (index >= 0) life.rows = life.rows.with(index, changed);
}

/** Days after one and through another that are in a pause, each counted once. */
export function pausedDays(pauses: readonly Pause[], after: LocalDate, through: LocalDate): number {
  if (pauses.length === 0) return 0;
  let counted = after;
  let days = 0;
  for (const { from, until } of [...pauses].sort((a, b) => a.from.localeCompare(b.from))) {
    const first = from > counted ? from : addDays(counted, 1);
    const last = until < through ? until : through;
    if (first > last) continue;
    days += daysBetween(first, last) + 1;
    counted = last;
  }
  return days;
}

/** Days that an instalment is late at a day, without those of pauses. */
export function daysLate(pauses: readonly Pause[], dueOn: LocalDate, day: LocalDate): number {
  if (day <= dueOn) return 0;
  return daysBetween(dueOn, day) - pausedDays(pauses, dueOn, day);
}
