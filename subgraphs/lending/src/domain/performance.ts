import { addDays, addMonths, type LocalDate, occurrence } from './calendar.ts';
import type { LoanStatus } from './lifecycle.ts';
import { dueDaysOf } from './plan-rest.ts';
import type { LoanContract } from './servicing/contract.ts';
import { countedEntries, type LoanEntry } from './servicing/entries.ts';
import { daysLate, unpaidDebt } from './servicing/life.ts';
import { sumOf } from './servicing/parts.ts';
import { replayer } from './servicing/replay.ts';
import { type LoanState, openOf, type ServicedInstalment } from './servicing/state.ts';

/** All that how a loan performed is told from. */
export interface LoanHistory {
  readonly disbursedOn: LocalDate;
  readonly contract: LoanContract;
  /** In any order. */
  readonly entries: readonly LoanEntry[];
}

/** How a loan stood at the end of a month of its life; amounts in minor units. */
export interface LoanMonth {
  /** Months since the loan was paid out, from 1. */
  readonly number: number;
  /** The last day of the month; the first is the day after the end of the month before. */
  readonly periodEnd: LocalDate;
  /** What was unpaid at the end of the month before, and what fell due in this one. */
  readonly due: bigint;
  /** How much of `due` was paid by the last day, also where that was in advance. */
  readonly paid: bigint;
  /** At the end of the last day, of the oldest instalment that was not paid then. */
  readonly daysPastDue: number;
  /**
   * The most on any day of the month, before the payments of that day: what is paid five days after
   * it fell due was five days late.
   */
  readonly worstDaysPastDue: number;
  /** `DELINQUENT` where something was past due at the end of the last day, else `ACTIVE`. */
  readonly status: LoanStatus;
}

/**
 * The day on which a month of a loan's life ends: of one that is repaid monthly that on which the
 * instalment of its number first was to fall due, else and beyond the plan the monthly anniversary.
 * Month 0 ends on the day that the loan was paid out on. What is agreed on later moves no month.
 */
export function monthEnd(
  { disbursedOn, contract }: Pick<LoanHistory, 'disbursedOn' | 'contract'>,
  number: number,
): LocalDate {
  if (number === 0) return disbursedOn;
  const { every } = contract;
  const { anchor, days } = dueDaysOf(contract, disbursedOn);
  const isMonthly = every.unit === 'MONTH' && every.count === 1;
  const [first] = isMonthly ? days : [];
  if (first === undefined) return addMonths(disbursedOn, number);
  return occurrence(first, every, number - 1, anchor);
}

function total(rows: readonly ServicedInstalment[], of: (row: ServicedInstalment) => bigint) {
  return rows.reduce((sum, row) => sum + of(row), 0n);
}

/** The days of a month on which something happened, and its last, in order. */
function turnsOf({ entries }: LoanHistory, after: LocalDate, last: LocalDate) {
  const days = countedEntries(entries)
    .map(({ effectiveOn }) => effectiveOn)
    .filter((day) => day > after && day < last);
  return [...new Set([...days, last])];
}

/** Days past due on the day after a state's, before anything happens on it. */
function lateOnNextDay({ day, instalments, pauses }: LoanState): number {
  const next = addDays(day, 1);
  const oldest = instalments.find((row) => row.dueOn < next && unpaidDebt(row) > 0n);
  return oldest === undefined ? 0 : daysLate(pauses, oldest.dueOn, next);
}

/**
 * How a loan performed in a month of its life, as of the month's last day: by the days from which its
 * entries count, whatever has happened since. The same history always gives the same month. In a month
 * after the last one, told of before anybody knew that it was, nothing is due.
 *
 * @param number from 1
 * @throws RangeError where no money of the loan had gone out
 */
export function performanceOf(history: LoanHistory, number: number): LoanMonth {
  const { contract, entries } = history;
  const start = monthEnd(history, number - 1);
  const periodEnd = monthEnd(history, number);
  const stateAt = replayer(contract, entries);
  const before = stateAt(start);
  // Days past due grow until something is paid: the most are on a day of an entry or on the last.
  const late = turnsOf(history, start, periodEnd).map((day) =>
    lateOnNextDay(stateAt(addDays(day, -1))),
  );
  const stand = stateAt(periodEnd);
  const isOver = before.status === 'PAID_OFF';
  const due = stand.instalments.filter((row) => row.dueOn <= periodEnd);
  const paidBefore = new Map(before.instalments.map((row) => [row.number, sumOf(row.paid)]));
  const paid = total(due, (row) => {
    if (row.dueOn > start) return isOver ? 0n : sumOf(row.paid);
    return sumOf(row.paid) - (paidBefore.get(row.number) ?? 0n);
  });
  return {
    number,
    periodEnd,
    due: paid + total(due, (row) => sumOf(openOf(row))),
    paid,
    daysPastDue: stand.daysPastDue,
    worstDaysPastDue: Math.max(...late),
    status: stand.status,
  };
}

/** A month that turns out to be none, since the payout came back: nothing was due and nobody late. */
export function emptyMonth({ number, periodEnd }: LoanMonth): LoanMonth {
  return {
    number,
    periodEnd,
    due: 0n,
    paid: 0n,
    daysPastDue: 0,
    worstDaysPastDue: 0,
    status: 'ACTIVE',
  };
}

/** Whether two tell the same of a month of a loan. */
export function isSameMonth(one: LoanMonth, other: LoanMonth): boolean {
  return (
    one.due === other.due &&
    one.paid === other.paid &&
    one.daysPastDue === other.daysPastDue &&
    one.worstDaysPastDue === other.worstDaysPastDue &&
    one.status === other.status
  );
}

/** Whether nothing is told of a loan after a month. */
export function isLastMonth({ status }: LoanMonth): boolean {
  return status === 'PAID_OFF' || status === 'CHARGED_OFF';
}
