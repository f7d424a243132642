import type { Id } from '@blockscore/ids';
import type { LocalDate } from '../domain/calendar.ts';
import type { LoanStatus } from '../domain/lifecycle.ts';
import type { RollCell, StandingGroup } from '../domain/portfolio.ts';
import type { PricingBand } from '../domain/product.ts';
import type { DelinquencyBucket } from '../domain/servicing/delinquency.ts';
import type { VintageCell, VintageGroup } from '../domain/vintage.ts';

/** Which loans: left out, all of them. */
export interface PortfolioFilter {
  readonly productId?: string | null | undefined;
  readonly partnerId?: string | null | undefined;
}

/** A loan as it stood at a day, without a word on whose it is. Amounts in minor units. */
export interface PortfolioRow {
  readonly id: Id<'loan'>;
  readonly productId: Id<'prod'>;
  readonly productCode: string;
  readonly partnerId: Id<'partner'> | null;
  readonly status: LoanStatus;
  /** Null of one whose payout came back. */
  readonly disbursedOn: LocalDate | null;
  readonly principal: bigint;
  readonly currency: string;
  readonly outstanding: bigint;
  readonly accrued: bigint;
  readonly pastDue: bigint;
  readonly lost: bigint;
  readonly daysPastDue: number;
  readonly bucket: DelinquencyBucket;
  /** Percent a year. */
  readonly annualRate: string;
  readonly band: PricingBand | null;
}

/**
 * How loans whose money was out stood at the end of a day, by effective days and with what is known now.
 * Nothing that it gives says who a borrower is.
 */
export interface PortfolioReader {
  /** Every loan is in one of the groups. */
  standing(asOf: LocalDate, filter: PortfolioFilter): Promise<readonly StandingGroup[]>;
  /** What came in by then for loans that had been given up, minor units. */
  recovered(asOf: LocalDate, filter: PortfolioFilter): Promise<bigint>;
  /** Principal outstanding at the end of each day after `from` through `to`, summed. */
  balanceDays(from: LocalDate, to: LocalDate, filter: PortfolioFilter): Promise<bigint>;
  rolls(from: LocalDate, to: LocalDate, filter: PortfolioFilter): Promise<readonly RollCell[]>;
  vintages(
    asOf: LocalDate,
    filter: PortfolioFilter,
  ): Promise<{ readonly groups: readonly VintageGroup[]; readonly cells: readonly VintageCell[] }>;
  /** Loans that the end of day has not brought up to that day yet. */
  behind(asOf: LocalDate, filter: PortfolioFilter): Promise<number>;
  /** The last of so many loans beyond `after`, newest first; null where there are no more than those. */
  lastOf(
    asOf: LocalDate,
    filter: PortfolioFilter,
    page: { readonly after?: string; readonly count: number },
  ): Promise<Id<'loan'> | null>;
  /** Newest first, or oldest first where `backward`; those beyond `after` and before `before`. */
  list(
    asOf: LocalDate,
    filter: PortfolioFilter,
    page: {
      readonly after?: string;
      readonly before?: string;
      readonly backward: boolean;
      readonly limit: number;
    },
  ): Promise<readonly PortfolioRow[]>;
}
