import { Decimal, roundHalfEven } from '@blockscore/money';
import { addDays, type LocalDate } from '../calendar.ts';
import type { LateFee } from './contract.ts';
import { type Life, notNegative, pausedDays, replaceRow, smaller, unpaidDebt } from './life.ts';
import { only, plus } from './parts.ts';
import type { Pause, ServicedInstalment } from './state.ts';

/** The first day after an instalment's days of grace; those of pauses do not count. */
export function lateFeeDay(
  pauses: readonly Pause[],
  { graceDays }: LateFee,
  dueOn: LocalDate,
): LocalDate {
  let day = addDays(dueOn, graceDays + 1);
  for (;;) {
    const moved = addDays(dueOn, graceDays + 1 + pausedDays(pauses, dueOn, day));
    if (moved === day) return day;
    day = moved;
  }
}

function amountOf({ kind, value, cap }: LateFee, life: Life, row: ServicedInstalment): bigint {
  const fee =
    kind === 'FIXED'
      ? BigInt(value)
      : roundHalfEven(new Decimal(value).div(100).times(unpaidDebt(row).toString()));
  return cap === null ? fee : smaller(fee, notNegative(cap - life.lateFees));
}

/** Charges what became late by a day, once for each instalment, in the order in which it did. */
export function chargeLateFees(life: Life, day: LocalDate): void {
  const { lateFee } = life.contract;
  if (lateFee === null) return;
  const late = life.rows
    .filter((row) => row.dueOn < day && !life.judged.has(row.number) && unpaidDebt(row) > 0n)
    .map((row) => ({ row, on: lateFeeDay(life.pauses, lateFee, row.dueOn) }))
    .filter(({ on }) => on <= day)
    .sort((a, b) => a.on.localeCompare(b.on) || a.row.number - b.row.number);
  for (const { row } of late) {
    const amount = amountOf(lateFee, life, row);
    life.judged.add(row.number);
    life.lateFees += amount;
    life.chargedFees += amount;
    replaceRow(life, { ...row, owed: plus(row.owed, only('PENALTY', amount)) });
  }
}

/** The next day after one on which an instalment would be charged a late fee; undefined: none. */
export function nextLateFeeDay(life: Life, day: LocalDate): LocalDate | undefined {
  const { lateFee } = life.contract;
  if (lateFee === null) return undefined;
  // What falls due later is charged no earlier: the first in the order of the rows is the next.
  for (const row of life.rows) {
    if (life.judged.has(row.number) || unpaidDebt(row) === 0n) continue;
    const on = lateFeeDay(life.pauses, lateFee, row.dueOn);
    if (on > day) return on;
  }
  return undefined;
}
