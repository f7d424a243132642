import {
  allocatePayment,
  delinquencyOn,
  type Instalment,
  isSettled,
  outstandingOf,
  withPaid,
} from './allocation.ts';
import { addDays, addMonths, type LocalDate } from './calendar.ts';
import type { LoanStatus } from './lifecycle.ts';

/** Money that came in for a loan, minor units, and the day from which it counts. */
export interface Receipt {
  readonly effectiveOn: LocalDate;
  readonly amount: bigint;
}

/** All that how a loan performed is told from. */
export interface LoanHistory {
  readonly disbursedOn: LocalDate;
  /** The whole plan, monthly, in any order. What it says to be paid is of today and not looked at. */
  readonly plan: readonly Instalment[];
  /** Repayments whose money has moved, in any order. */
  readonly receipts: readonly Receipt[];
  /** Always null as yet: no use case charges a loan off. */
  readonly chargedOffOn: LocalDate | null;
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
 * The day on which a month of a loan's life ends: that on which the instalment of its number falls
 * due, and beyond the plan the monthly anniversary of the day that the loan was paid out on. Month 0
 * ends on that day itself.
 */
export function monthEnd(
  { disbursedOn, plan }: Pick<LoanHistory, 'disbursedOn' | 'plan'>,
  number: number,
): LocalDate {
  const planned = plan.find((each) => each.number === number);
  return planned?.dueOn ?? addMonths(disbursedOn, number);
}

/** The plan with what had been paid of it by the end of a day. */
function standOn({ plan, receipts }: LoanHistory, day: LocalDate): readonly Instalment[] {
  const unpaid = plan.map((each) => ({ ...each, paidInterest: 0n, paidPrincipal: 0n }));
  const counted = receipts.filter(({ effectiveOn }) => effectiveOn <= day);
  return counted
    .sort((a, b) => a.effectiveOn.localeCompare(b.effectiveOn))
    .reduce<readonly Instalment[]>((stand, { amount, effectiveOn }) => {
      const allocations = allocatePayment(stand, amount);
      if (allocations === undefined) {
        throw new RangeError(`By ${effectiveOn} more was repaid than the plan asks for.`);
      }
      return withPaid(stand, allocations);
    }, unpaid);
}

function owed(instalments: readonly Instalment[]): bigint {
  const { interest, principal } = outstandingOf(instalments);
  return interest + principal;
}

/** Days past due grow until something is paid: the most are on a day of payment or on the last. */
function worstIn(history: LoanHistory, after: LocalDate, last: LocalDate): number {
  const days = history.receipts
    .map(({ effectiveOn }) => effectiveOn)
    .filter((day) => day > after && day < last);
  const late = [...new Set([...days, last])].map(
    (day) => delinquencyOn(standOn(history, addDays(day, -1)), day).daysPastDue,
  );
  return Math.max(...late);
}

/**
 * How a loan performed in a month of its life, as of the month's last day: by the days from which
 * its repayments count, whatever has happened since. The same history always gives the same month. In
 * a month after the last one, told of before anybody knew that it was, nothing is due.
 *
 * @param number from 1
 * @throws RangeError where more was repaid than the plan asks for, or there is no plan
 */
export function performanceOf(history: LoanHistory, number: number): LoanMonth {
  if (history.plan.length === 0) throw new RangeError('A loan that was paid out has no plan.');
  const start = monthEnd(history, number - 1);
  const periodEnd = monthEnd(history, number);
  const stand = standOn(history, periodEnd);
  const before = standOn(history, start);
  const overdue = before.filter(({ dueOn }) => dueOn <= start);
  const isOver = before.every(isSettled);
  const fallenDue = stand.filter(({ dueOn }) => !isOver && dueOn > start && dueOn <= periodEnd);
  const planned = fallenDue.reduce(
    (sum, { interest, principal }) => sum + interest + principal,
    0n,
  );
  const due = owed(overdue) + planned;
  const { daysPastDue } = delinquencyOn(stand, periodEnd);
  return {
    number,
    periodEnd,
    due,
    paid: due - owed(stand.filter(({ dueOn }) => dueOn <= periodEnd)),
    daysPastDue,
    worstDaysPastDue: worstIn(history, start, periodEnd),
    status: statusOn(history, stand, periodEnd, daysPastDue),
  };
}

function statusOn(
  { chargedOffOn }: LoanHistory,
  stand: readonly Instalment[],
  day: LocalDate,
  daysPastDue: number,
): LoanStatus {
  if (chargedOffOn !== null && chargedOffOn <= day) return 'CHARGED_OFF';
  if (stand.every(isSettled)) return 'PAID_OFF';
  return daysPastDue > 0 ? 'DELINQUENT' : 'ACTIVE';
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
