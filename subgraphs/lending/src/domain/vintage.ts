import { shareOf } from './portfolio.ts';

/** Vintages that are told of, the latest ones, and months of each. */
export const MOST_VINTAGES = 60;
export const MOST_MONTHS = 60;

/** What happens to a loan at the most once, the first time that it does. */
export const VINTAGE_EVENTS = ['DAYS_30_PLUS', 'DAYS_90_PLUS', 'CHARGED_OFF'] as const;
export type VintageEvent = (typeof VINTAGE_EVENTS)[number];

/** All that was paid out in a month. */
export interface VintageGroup {
  /** The first day of the month. */
  readonly month: string;
  readonly count: number;
  /** Principal that was paid out, minor units. */
  readonly amount: bigint;
  /** Full months since the latest payout among them. */
  readonly fullMonths: number;
}

/** Loans of a vintage to which something first happened in their so many-th month since payout. */
export interface VintageCell {
  readonly month: string;
  readonly event: VintageEvent;
  /** From 1. */
  readonly monthOnBook: number;
  readonly count: number;
  /** Principal that was paid out on them. */
  readonly amount: bigint;
}

interface Reached {
  readonly count: number;
  readonly shareOfCount: string;
  readonly shareOfAmount: string;
}

export interface VintageMonth {
  readonly monthOnBook: number;
  readonly days30Plus: Reached;
  readonly days90Plus: Reached;
  readonly chargedOff: Reached;
}

export interface Vintage extends VintageGroup {
  readonly months: readonly VintageMonth[];
}

/**
 * By month of payout, the latest first: to how many of its loans something had happened by the end of
 * each month since, which never gets fewer. A month is told once all loans of the vintage have had it.
 */
export function vintagesOf(
  groups: readonly VintageGroup[],
  cells: readonly VintageCell[],
): readonly Vintage[] {
  return [...groups]
    .sort((a, b) => b.month.localeCompare(a.month))
    .slice(0, MOST_VINTAGES)
    .map((group) => {
      const own = cells.filter(({ month }) => month === group.month);
      const length = Math.min(Math.max(group.fullMonths, 0), MOST_MONTHS);
      const months = Array.from({ length }, (_, index) => monthOf(group, own, index + 1));
      return { ...group, months };
    });
}

function monthOf(
  group: VintageGroup,
  cells: readonly VintageCell[],
  monthOnBook: number,
): VintageMonth {
  const reached = (event: VintageEvent): Reached => {
    const until = cells.filter((cell) => cell.event === event && cell.monthOnBook <= monthOnBook);
    const count = until.reduce((sum, cell) => sum + cell.count, 0);
    const amount = until.reduce((sum, cell) => sum + cell.amount, 0n);
    return {
      count,
      shareOfCount: shareOf(count, group.count) ?? '0',
      shareOfAmount: shareOf(amount, group.amount) ?? '0',
    };
  };
  return {
    monthOnBook,
    days30Plus: reached('DAYS_30_PLUS'),
    days90Plus: reached('DAYS_90_PLUS'),
    chargedOff: reached('CHARGED_OFF'),
  };
}
