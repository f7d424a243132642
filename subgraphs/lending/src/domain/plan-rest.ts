import type { Decimal } from '@blockscore/money';
import type { LocalDate } from './calendar.ts';
import type { DayCount } from './day-count.ts';
import type { RepaymentMethod, ScheduleRow } from './schedule.ts';

/** What is left to be repaid from a day on; amounts in minor units. */
export interface RestTerms {
  /** Principal outstanding, which the rows repay. */
  readonly balance: bigint;
  /** Interest earned before `from` and neither paid nor due: owed with the first row. */
  readonly carried: bigint;
  /** The day from which interest runs. */
  readonly from: LocalDate;
  /** Percent a year. */
  readonly annualRate: Decimal;
  readonly dayCount: DayCount;
  readonly method: RepaymentMethod;
  readonly multipleOf: bigint;
  /** The day of the month that the series wants to fall on. */
  readonly anchor: number;
  /** After `from`, in order; at least one. */
  readonly dueDays: readonly LocalDate[];
  /** So many of the rows pay interest alone. */
  readonly principalGrace: number;
  /** So many of the rows pay nothing. */
  readonly interestGrace: number;
  /** Principal that is left for the last row. */
  readonly balloon: bigint;
  /**
   * Keeps the instalment at this amount and ends when the balance does, so that there may be fewer rows
   * than days; undefined: the instalment is what repays the balance on these days.
   */
  readonly instalment?: bigint;
}

/** Plans the rows, numbered from 1. */
export type PlanRest = (terms: RestTerms) => readonly ScheduleRow[];
