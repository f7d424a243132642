import { Decimal } from '@blockscore/money';
import { addDays, daysBetween, type LocalDate } from '../calendar.ts';
import type { LoanContract } from './contract.ts';
import { NO_PARTS, type Parts, plus } from './parts.ts';
import { openOf, type Pause, type PaymentUse, type ServicedInstalment } from './state.ts';

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
  return rows.reduce((sum, row) => plus(sum, row[of]), NO_PARTS);
}

/** Interest and principal that are still asked for: what makes an instalment late. */
export function unpaidDebt(row: ServicedInstalment): bigint {
  const open = openOf(row);
  return open.INTEREST + open.PRINCIPAL;
}

export function replaceRow(life: Life, changed: ServicedInstalment): void {
  life.rows = life.rows.map((row) => (row.number === changed.number ? changed : row));
}

/** Days after one and through another that are in a pause, each counted once. */
export function pausedDays(pauses: readonly Pause[], after: LocalDate, through: LocalDate): number {
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
