import type { Caller } from '@blockscore/caller';
import type { Id } from '@blockscore/ids';
import { type Money, money } from '@blockscore/money';
import type { ApplicationStatus, LoanStatus } from '../domain/lifecycle.ts';
import { DELINQUENCY_BUCKETS, type DelinquencyBucket } from '../domain/servicing/delinquency.ts';
import { partnerOf } from './partner-of.ts';
import type { Ports } from './ports.ts';

/** Amounts in minor units. */
export interface PortfolioRows {
  readonly applications: readonly Summed<ApplicationStatus>[];
  readonly loans: readonly Summed<LoanStatus>[];
  readonly arrears: readonly {
    readonly bucket: DelinquencyBucket;
    readonly count: number;
    readonly outstanding: bigint;
    readonly pastDue: bigint;
  }[];
}

interface Summed<Status, Amount = bigint> {
  readonly status: Status;
  readonly count: number;
  readonly amount: Amount;
}

export interface PartnerPortfolioReader {
  /** What came through a partner, summed by status and by bucket; nothing is left out that there is. */
  of(partnerId: Id<'partner'>): Promise<PortfolioRows>;
}

export interface PartnerPortfolio {
  readonly applications: Summed<ApplicationStatus, Money>[];
  readonly loans: Summed<LoanStatus, Money>[];
  readonly outstanding: Money;
  readonly arrears: {
    bucket: DelinquencyBucket;
    count: number;
    outstanding: Money;
    pastDue: Money;
  }[];
}

const NOTHING: PortfolioRows = { applications: [], loans: [], arrears: [] };

/** How what came through the caller's partner stands, as of the last end of day. [partner:read] */
export function partnerPortfolio(ports: Pick<Ports, 'transact' | 'rules'>) {
  return async (caller: Caller): Promise<PartnerPortfolio> => {
    const partnerId = partnerOf(caller);
    const rows =
      partnerId === undefined
        ? NOTHING
        : await ports.transact((work) => work.partnerPortfolios.of(partnerId));
    const inCurrency = (minor: bigint) => money(minor, ports.rules.currency);
    const shown = <Status>({ amount, ...row }: Summed<Status>) => ({
      ...row,
      amount: inCurrency(amount),
    });
    const total = rows.arrears.reduce((sum, { outstanding }) => sum + outstanding, 0n);
    return {
      applications: rows.applications.map(shown),
      loans: rows.loans.map(shown),
      outstanding: inCurrency(total),
      arrears: DELINQUENCY_BUCKETS.map((bucket) => {
        const found = rows.arrears.find((row) => row.bucket === bucket);
        return {
          bucket,
          count: found?.count ?? 0,
          outstanding: inCurrency(found?.outstanding ?? 0n),
          pastDue: inCurrency(found?.pastDue ?? 0n),
        };
      }),
    };
  };
}
