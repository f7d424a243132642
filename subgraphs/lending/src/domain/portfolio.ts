import type { Id } from '@blockscore/ids';
import { Decimal } from '@blockscore/money';
import type { LoanStatus } from './lifecycle.ts';
import { PRICING_BANDS, type PricingBand } from './product.ts';
import { DELINQUENCY_BUCKETS, type DelinquencyBucket } from './servicing/delinquency.ts';

/** A loan's status once its money is out. */
export const BOOKED_STATUSES = [
  'ACTIVE',
  'DELINQUENT',
  'PAID_OFF',
  'CHARGED_OFF',
] as const satisfies readonly LoanStatus[];

/** Loans that stood alike at a day; sums over them, amounts in minor units. */
export interface StandingGroup {
  readonly status: LoanStatus;
  readonly bucket: DelinquencyBucket;
  readonly productId: Id<'prod'>;
  /** null where the loan was decided without a score. */
  readonly band: PricingBand | null;
  readonly count: number;
  readonly outstanding: bigint;
  /** Principal, interest and fees that fell due and were not paid. */
  readonly pastDue: bigint;
  /** Interest that was earned and not settled, due or not. */
  readonly accrued: bigint;
  /** Σ of outstanding × rate in percent. */
  readonly weightedRate: string;
  /** Given up and not come in since. */
  readonly lost: bigint;
  /** Of all the life of the loans until then. */
  readonly interestIncome: bigint;
  readonly feeIncome: bigint;
}

type Summed = Exclude<
  { [K in keyof StandingGroup]: StandingGroup[K] extends bigint ? K : never }[keyof StandingGroup],
  never
>;

export function total(groups: readonly StandingGroup[], of: Summed): bigint {
  return groups.reduce((sum, group) => sum + group[of], 0n);
}

export function countOf(groups: readonly { readonly count: number }[]): number {
  return groups.reduce((sum, { count }) => sum + count, 0);
}

/** A share of a whole, to six places; null of nothing. */
export function shareOf(part: bigint | number, whole: bigint | number): string | null {
  if (BigInt(whole) === 0n) return null;
  return new Decimal(part.toString()).div(whole.toString()).toDecimalPlaces(6).toString();
}

const isOpen = ({ status }: StandingGroup) => status === 'ACTIVE' || status === 'DELINQUENT';

/** Every bucket of the loans that are repaid, with its count and sums. */
export function arrearsOf(groups: readonly StandingGroup[]) {
  const open = groups.filter(isOpen);
  const outstanding = total(open, 'outstanding');
  return DELINQUENCY_BUCKETS.map((bucket) => {
    const within = open.filter((group) => group.bucket === bucket);
    return {
      bucket,
      count: countOf(within),
      outstanding: total(within, 'outstanding'),
      pastDue: total(within, 'pastDue'),
      share: shareOf(total(within, 'outstanding'), outstanding),
    };
  });
}

/** Every status of a loan whose money is out, and those of others of which something is owed. */
export function statusesOf(groups: readonly StandingGroup[]) {
  const statuses = new Set<LoanStatus>([...BOOKED_STATUSES, ...groups.map(({ status }) => status)]);
  return [...statuses].map((status) => {
    const within = groups.filter((group) => group.status === status);
    return { status, count: countOf(within), outstanding: total(within, 'outstanding') };
  });
}

/** Portfolio at risk: what is outstanding on loans so many days past due or more, of all outstanding. */
export function atRisk(groups: readonly StandingGroup[], from: DelinquencyBucket): string | null {
  const first = DELINQUENCY_BUCKETS.indexOf(from);
  const risky = groups.filter(({ bucket }) => DELINQUENCY_BUCKETS.indexOf(bucket) >= first);
  return shareOf(total(risky, 'outstanding'), total(groups, 'outstanding'));
}

/** Percent a year, weighted by what is outstanding; null of nothing. */
export function averageRate(groups: readonly StandingGroup[]): string | null {
  const outstanding = total(groups, 'outstanding');
  if (outstanding === 0n) return null;
  const sum = groups.reduce((all, { weightedRate }) => all.plus(weightedRate), new Decimal(0));
  return sum.div(outstanding.toString()).toDecimalPlaces(4).toString();
}

export interface LossRow {
  readonly productId: Id<'prod'>;
  readonly band: PricingBand | null;
  /** 90 days past due or more: it has happened. */
  readonly inDefault: boolean;
  readonly count: number;
  readonly exposure: bigint;
  readonly probabilityOfDefault: string;
  readonly expectedLoss: bigint;
}

/**
 * Expected loss by product and band: probability of default × exposure × loss given default. Exposure is
 * principal outstanding and accrued interest. A loan in default has a probability of 1, one without a
 * band that of the last one. Each row is rounded HALF_EVEN to minor units.
 */
export function expectedLosses(
  groups: readonly StandingGroup[],
  probabilities: Readonly<Record<PricingBand, Decimal>>,
  lossGivenDefault: string,
): readonly LossRow[] {
  const rows = new Map<string, StandingGroup[]>();
  for (const group of groups.filter(isOpen)) {
    const key = `${group.productId} ${group.band ?? 'Z'} ${isDefaulted(group)}`;
    rows.set(key, [...(rows.get(key) ?? []), group]);
  }
  return [...rows.entries()]
    .sort(([a], [b]) => a.localeCompare(b))
    .flatMap(([, within]) => {
      const [first] = within;
      if (first === undefined) return [];
      const inDefault = isDefaulted(first);
      const exposure = total(within, 'outstanding') + total(within, 'accrued');
      const probability = inDefault ? new Decimal(1) : probabilities[first.band ?? lastBand()];
      const loss = probability.times(exposure.toString()).times(lossGivenDefault);
      return {
        productId: first.productId,
        band: first.band,
        inDefault,
        count: countOf(within),
        exposure,
        probabilityOfDefault: probability.toString(),
        expectedLoss: BigInt(loss.toFixed(0, Decimal.ROUND_HALF_EVEN)),
      };
    });
}

const isDefaulted = ({ bucket }: StandingGroup) => bucket === 'DAYS_90_PLUS';
const lastBand = (): PricingBand => PRICING_BANDS.at(-1) ?? 'D';

/**
 * Percent a year: what was earned over what was outstanding on the average of the days, for 365 days.
 *
 * @param balanceDays Σ over the days of what was outstanding at the end of each, minor units
 * @returns null where nothing was outstanding on any of them
 */
export function yieldOf(income: bigint, balanceDays: bigint): string | null {
  if (balanceDays <= 0n) return null;
  return new Decimal(income.toString())
    .times(36_500)
    .div(balanceDays.toString())
    .toDecimalPlaces(4)
    .toString();
}

/** Where loans that were repaid at one day stood at another. */
export const ROLL_TARGETS = [...DELINQUENCY_BUCKETS, 'PAID_OFF', 'CHARGED_OFF'] as const;
export type RollTarget = (typeof ROLL_TARGETS)[number];

export interface RollCell {
  readonly from: DelinquencyBucket;
  readonly to: RollTarget;
  readonly count: number;
  /** What was outstanding on them at the first of the two days. */
  readonly amount: bigint;
}

/** Every row and column of the matrix, those of nothing included. */
export function rollMatrix(cells: readonly RollCell[]) {
  return DELINQUENCY_BUCKETS.map((from) => {
    const row = cells.filter((cell) => cell.from === from);
    const count = countOf(row);
    const amount = row.reduce((sum, cell) => sum + cell.amount, 0n);
    const to = ROLL_TARGETS.map((target) => {
      const found = row.find((cell) => cell.to === target);
      const here = { count: found?.count ?? 0, amount: found?.amount ?? 0n };
      return {
        to: target,
        ...here,
        shareOfCount: shareOf(here.count, count),
        shareOfAmount: shareOf(here.amount, amount),
      };
    });
    return { from, count, amount, to };
  });
}
